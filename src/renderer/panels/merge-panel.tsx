import { useEffect, useState } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { SearchHit } from '../../preload/contract/search.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { TitleText } from '../ui/title-text.tsx'
import styles from './panels.module.css'
import { say } from './messages.ts'

const QUIET_MS = 150

/** Which other record is the same paper. What is chosen becomes part of the one in the details; it can be split off again. */
export function MergePanel({ paper: id }: { readonly paper: PaperId }) {
  const { shell, joining } = useStores()
  const title = useSlice(
    s => s.rows,
    state => state.rows.get(id)?.title ?? '',
  )
  const [text, setText] = useState(title)
  const [found, setFound] = useState<readonly SearchHit[]>([])
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(() => {
      joining.find(text).then(
        hits => isCurrent && setFound(hits.filter(({ paper }) => paper !== id)),
        () => isCurrent && setFound([]),
      )
    }, QUIET_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [text, id, joining])
  return (
    <Dialog title={say('Merge with another record')} onClose={shell.close}>
      <div className={styles['stack']}>
        <p className={styles['soft']} dir="auto">
          <TitleText text={title} />
        </p>
        <TextField
          label={say('Words of the other record')}
          dir="auto"
          maxLength={300}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <ul aria-label={say('Records found')} className={styles['choices-list']}>
          {found.map(hit => (
            <li key={hit.paper}>
              <button
                type="button"
                dir="auto"
                onClick={() => {
                  shell.close()
                  void joining.merge([id, hit.paper])
                }}
              >
                <TitleText text={hit.title} />
              </button>
            </li>
          ))}
        </ul>
        {found.length === 0 ? <p className={styles['soft']}>{say('No other record holds these words.')}</p> : null}
        <DialogActions>
          <Button look="quiet" onClick={shell.close}>
            {say('Cancel')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}

import { useCallback, useEffect, useState } from 'react'
import type { SearchHit } from '../../preload/contract/search.ts'
import { wordsOf } from '../stores/failure-words.ts'
import { follow } from '../stores/following.ts'
import { showPaper } from '../stores/way.ts'
import { useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { TitleText } from '../ui/title-text.tsx'
import styles from './panels.module.css'
import { say } from './messages.ts'

/** Follows whatever holds some words. */
export function FollowPhrasePanel() {
  const stores = useStores()
  const [text, setText] = useState('')
  const save = (): void => {
    if (text.trim() === '') return
    stores.shell.close()
    void follow(stores, { kind: 'phrase', name: text.trim() })
  }
  return (
    <Dialog title={say('Follow a phrase')} onClose={stores.shell.close}>
      <form
        className={styles['stack']}
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <TextField
          label={say('Words that stand in this order in a title, an abstract or among keywords')}
          placeholder={say('state space models')}
          value={text}
          maxLength={200}
          onChange={event => setText(event.target.value)}
        />
        <DialogActions>
          <Button onClick={stores.shell.close}>{say('Cancel')}</Button>
          <Button look="strong" type="submit" disabled={text.trim() === ''}>
            {say('Follow')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** Papers like a text that was pasted, or chosen in a paper: that is looked for at once. */
export function SimilarToTextPanel({ text: given }: { readonly text: string }) {
  const stores = useStores()
  const { client } = stores
  const [text, setText] = useState(given)
  const [hits, setHits] = useState<readonly SearchHit[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const find = useCallback(
    async (passage: string): Promise<void> => {
      try {
        setHits((await client.call('similar.papers', { text: passage.slice(0, 100_000), limit: 20 })).hits)
        setProblem(null)
      } catch (error) {
        setProblem(wordsOf(error))
      }
    },
    [client],
  )
  useEffect(() => {
    if (given.trim() !== '') void find(given)
  }, [find, given])
  return (
    <Dialog title={say('Papers like a text')} wide onClose={stores.shell.close}>
      <div className={styles['stack']}>
        <TextArea
          label={say('A passage, an abstract, an idea in a few sentences')}
          rows={6}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        {problem ? <p className={styles['problem']}>{problem}</p> : null}
        <div role="status">
          {hits?.length === 0 ? <p className={styles['soft']}>{say('Nothing in the library is like it.')}</p> : null}
        </div>
        {hits && hits.length > 0 ? (
          <ol className={styles['like']} aria-label={say('Found papers')}>
            {hits.map(hit => (
              <li key={hit.paper}>
                <button
                  type="button"
                  onClick={() => {
                    stores.shell.close()
                    showPaper(stores, hit.paper)
                  }}
                >
                  <TitleText text={hit.title} />
                </button>
              </li>
            ))}
          </ol>
        ) : null}
        <DialogActions>
          <Button onClick={stores.shell.close}>{say('Close')}</Button>
          <Button look="strong" disabled={text.trim() === ''} onClick={() => void find(text)}>
            {say('Find papers like it')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}

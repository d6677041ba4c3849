import { useEffect, useState } from 'react'
import type { BackupFile, RestorePreview } from '../../preload/contract/library-api.ts'
import { locale } from '../language/language.ts'
import { useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TitleText } from '../ui/title-text.tsx'
import { say } from './messages.ts'
import styles from './panels.module.css'

/** What a backup would change, before it takes the library's place. */
export function RestorePanel({ backup, onClose }: { readonly backup: BackupFile; readonly onClose: () => void }) {
  const { client, notices } = useStores()
  const [preview, setPreview] = useState<RestorePreview | null>(null)
  const [isRestoring, setIsRestoring] = useState(false)
  useEffect(() => {
    let isCurrent = true
    client.call('backups.preview', { file: backup.file }).then(
      found => isCurrent && setPreview(found),
      (error: unknown) => {
        notices.fail(error)
        onClose()
      },
    )
    return () => {
      isCurrent = false
    }
  }, [client, notices, backup.file, onClose])
  const restore = async (): Promise<void> => {
    setIsRestoring(true)
    try {
      const { kept } = await client.call('backups.restore', { file: backup.file })
      notices.show({ text: say('Restored. The library as it was before is kept in {folder}.', { folder: kept }) })
    } catch (error) {
      notices.fail(error)
    }
    onClose()
  }
  const when = new Date(backup.madeAt).toLocaleString(locale)
  return (
    <Dialog title={say('Go back to {when}?', { when })} onClose={onClose}>
      <div className={styles['stack']}>
        {preview === null ? (
          <p className={styles['soft']}>{say('The backup is being checked.')}</p>
        ) : (
          <Differences preview={preview} />
        )}
        <p className={styles['soft']}>{say('Nothing is thrown away: the library as it is now is kept beside it.')}</p>
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            {say('Cancel')}
          </Button>
          <Button disabled={preview === null || isRestoring} onClick={() => void restore()}>
            {say('Restore this backup')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}

function Differences({ preview }: { readonly preview: RestorePreview }) {
  const lines = [
    [say('Papers that would be gone'), preview.gone],
    [say('Papers that would come back'), preview.back],
    [say('Decisions that would be as they were'), preview.decisions],
    [say('Notes that would change'), preview.notes],
    [say('Annotations that would change'), preview.annotations],
    [say('Tags that would change'), preview.tags],
    [say('Places in queues that would change'), preview.queued],
    [say('Steps since then'), preview.steps],
  ] as const
  const changed = lines.filter(([, count]) => count > 0)
  if (changed.length === 0) return <p>{say('The library is as it was then; restoring would change nothing.')}</p>
  return (
    <>
      <div className={styles['help']}>
        <dl aria-label={say('What would change')}>
          {changed.map(([name, count]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{count.toLocaleString(locale)}</dd>
            </div>
          ))}
        </dl>
      </div>
      {preview.titles.length > 0 ? (
        <ul className={styles['preview']} aria-label={say('Papers that would be gone')}>
          {preview.titles.map((title, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- two papers may have one title
            <li key={index} dir="auto">
              <TitleText text={title} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

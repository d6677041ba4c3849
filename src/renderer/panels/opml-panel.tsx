import { useEffect, useMemo, useState } from 'react'
import { wordsOf } from '../stores/failure-words.ts'
import { useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { copyText } from '../ui/copy-text.ts'
import styles from './panels.module.css'
import { say } from './messages.ts'

/** All subscriptions as the list every feed reader takes. */
export function OpmlPanel() {
  const { shell, client, notices } = useStores()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    client.call('feeds.exportOpml', {}).then(
      answer => setText(answer.text),
      (error: unknown) => setProblem(wordsOf(error)),
    )
  }, [client])
  const address = useMemo(() => URL.createObjectURL(new Blob([text], { type: 'text/x-opml' })), [text])
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  const copy = async (): Promise<void> => {
    await copyText(text)
    notices.show({ text: say('The list of feeds is on the clipboard.') })
    shell.close()
  }
  return (
    <Dialog title={say('Your feeds as OPML')} wide onClose={shell.close}>
      <div className={styles['stack']}>
        {problem ? (
          <p role="alert" className={styles['problem']}>
            {problem}
          </p>
        ) : (
          <TextArea
            label={say('Every feed reader takes this list')}
            rows={12}
            readOnly
            spellCheck={false}
            value={text}
          />
        )}
        <DialogActions>
          <a className={styles['save']} href={address} download="offprint-feeds.opml">
            {say('Save as a file')}
          </a>
          <Button look="strong" disabled={text === ''} onClick={() => void copy()}>
            {say('Copy')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}

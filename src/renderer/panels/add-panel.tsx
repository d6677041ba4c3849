import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import styles from './panels.module.css'
import { say } from './messages.ts'

/** Every way in: choose or drop files, paste a page, name a paper. */
export function AddPanel() {
  const { shell, intake } = useStores()
  const [text, setText] = useState('')
  return (
    <Dialog title={say('Add papers')} onClose={shell.close}>
      <div className={styles['stack']}>
        <FileDrop
          hint={say('PDFs, BibTeX, RIS, CSL-JSON, a Zotero export, a saved Daily Papers page, feeds, paper JSON lines')}
          onFiles={files => {
            shell.close()
            void intake.importFiles(files)
          }}
          onFolder={(name, files) => {
            shell.close()
            void intake.importFolder(name, files)
          }}
        />
        <p className={styles['or']}>{say('or')}</p>
        <TextArea
          label={say('Paste an arXiv id, a DOI, the address of a page or PDF, a bibliography, or a page’s text')}
          rows={5}
          placeholder={`2409.08264\n10.1038/nature14539\nhttps://openreview.net/forum?id=…`}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <DialogActions>
          <Button look="quiet" onClick={shell.close}>
            {say('Cancel')}
          </Button>
          <Button
            look="strong"
            disabled={text.trim() === ''}
            onClick={() => {
              shell.close()
              void intake.importText(text)
            }}
          >
            {say('Add')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}

export interface FileDropProps {
  readonly hint: string
  readonly accept?: string
  readonly onFiles: (files: readonly File[]) => void
  /** Left out where a folder is no answer. */
  readonly onFolder?: (name: string, files: readonly File[]) => void
}

/** A place for files: they are dropped anywhere in the window, or chosen here. */
export function FileDrop({ hint, accept, onFiles, onFolder }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  return (
    <div className={styles['drop']}>
      <FileUp size={22} strokeWidth={1.4} aria-hidden="true" />
      <p>{say('Drop files here')}</p>
      <div className={styles['choices']}>
        <Button onClick={() => input.current?.click()}>{say('Choose files')}</Button>
        {onFolder ? <Button onClick={() => folder.current?.click()}>{say('Choose a folder')}</Button> : null}
      </div>
      <p>
        <small>{hint}</small>
      </p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={say('Files to import')}
        accept={accept}
        onChange={event => {
          const files = [...(event.target.files ?? [])]
          if (files.length > 0) onFiles(files)
        }}
      />
      {onFolder ? (
        <input
          ref={folder}
          type="file"
          hidden
          {...{ webkitdirectory: '' }}
          aria-label={say('Folder to import')}
          onChange={event => {
            const files = [...(event.target.files ?? [])]
            const name = files[0]?.webkitRelativePath.split('/')[0] ?? say('The folder')
            if (files.length > 0) onFolder(name, files)
          }}
        />
      ) : null}
    </div>
  )
}

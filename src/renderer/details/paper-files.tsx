import { FileText } from 'lucide-react'
import type { Paper } from '../../preload/contract/paper.ts'
import { downloadOf, dragDataOf } from '../stores/drag-data.ts'
import { openPaper } from '../stores/reading-desk.ts'
import { useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import styles from './details-pane.module.css'
import { say } from './messages.ts'

/** The PDFs one has of a paper, and how to get one. */
export function PaperFiles({ paper }: { readonly paper: Paper }) {
  const stores = useStores()
  return (
    <section className={styles['files']} aria-label={say('Files')}>
      {paper.files.map(file => (
        <button
          key={file.id}
          type="button"
          className={styles['file']}
          onClick={() => void openPaper(stores, paper.id)}
          draggable
          onDragStart={event => {
            if (!stores.dragFile) {
              const data = { ...dragDataOf(stores, [paper.id]), ...downloadOf(file, paper.title) }
              for (const [type, value] of Object.entries(data)) event.dataTransfer.setData(type, value)
              return
            }
            event.preventDefault()
            void stores.dragFile(file.id, paper.title)
          }}
        >
          <FileText size={16} aria-hidden="true" />
          <span className={styles['fileName']}>{file.name}</span>
          <span>
            {file.pages === null ? '' : say('{pages} pages, ', { pages: file.pages })}
            {sayBytes(file.bytes)}
            {NO_TEXT[file.text ?? 'read']}
          </span>
        </button>
      ))}
      <Button onClick={() => stores.shell.show({ kind: 'pdf', paper: paper.id })}>
        {paper.files.length > 0 ? say('Add another PDF') : say('Add the PDF')}
      </Button>
    </section>
  )
}

/** Why searches do not find what stands in a file. */
const NO_TEXT = {
  read: '',
  scanned: say(', scanned: no text to search'),
  locked: say(', locked: not searched'),
  failed: say(', could not be read for searches'),
} as const

function sayBytes(bytes: number): string {
  return bytes < 2 ** 20 ? `${Math.max(1, Math.round(bytes / 1_024))} KB` : `${(bytes / 2 ** 20).toFixed(1)} MB`
}

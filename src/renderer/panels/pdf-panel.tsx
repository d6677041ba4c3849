import { useState } from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import { openPaper } from '../stores/reading-desk.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TitleText } from '../ui/title-text.tsx'
import { FileDrop } from './add-panel.tsx'
import styles from './panels.module.css'
import { say } from './messages.ts'

/** A paper without a PDF: fetch it from its source, or give the file. */
export function PdfPanel({ paper: id }: { readonly paper: PaperId }) {
  const stores = useStores()
  const { shell, intake } = stores
  const paper = useSlice(
    s => s.papers,
    state => (state.paper?.id === id ? state.paper : null),
  )
  const [isBusy, setBusy] = useState(false)
  const source = paper?.pdfUrl ?? (paper?.arxivId ? `https://arxiv.org/pdf/${paper.arxivId}` : null)
  const after = async (work: Promise<boolean>): Promise<void> => {
    setBusy(true)
    const isHere = await work
    setBusy(false)
    if (!isHere) return
    shell.close()
    await openPaper(stores, id)
  }
  return (
    <Dialog title={say('Add the PDF')} onClose={shell.close}>
      <div className={styles['stack']}>
        <p className={styles['soft']} dir="auto">
          <TitleText text={paper?.title ?? ''} />
        </p>
        {source ? (
          <Button look="strong" disabled={isBusy} onClick={() => void after(intake.fetchPdf(id))}>
            {isBusy ? say('Fetching…') : say('Fetch it from {host}', { host: new URL(source).host })}
          </Button>
        ) : (
          <p>{say('No source of this paper says where its PDF is.')}</p>
        )}
        {source ? <p className={styles['or']}>{say('or')}</p> : null}
        <FileDrop
          accept=".pdf,application/pdf"
          hint={say('The file is copied into your library and read without a network from then on.')}
          onFiles={([file]) => {
            if (file) void after(intake.attach(id, file))
          }}
        />
        <DialogActions>
          <Button look="quiet" onClick={shell.close}>
            {say('Close')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}

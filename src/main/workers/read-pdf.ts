import { constants, setPriority } from 'node:os'
import { parentPort as threadPort } from 'node:worker_threads'
import type { ReadPdfRequest } from '../core/ports.ts'
import { ownObjectsOf } from './pdf/annotated-page.ts'
import { answerParent } from './pdf/answer-parent.ts'
import { openPdf } from './pdf/open-pdf.ts'
import { readDocument } from './pdf/read-document.ts'

// Reads what a PDF says: text, title, authors, annotations.
answerParent<ReadPdfRequest>(async ({ path, password, maxPages, isInBackground }) => {
  // A thread has the priority of its process, which is the library's.
  if (isInBackground === true && !threadPort) stepBack()
  const { document, opening } = await openPdf(path, password)
  const own = ownObjectsOf(path, password, document.numPages)
  const reading = await readDocument(document, maxPages ?? Number.POSITIVE_INFINITY, own)
  return maxPages === 0 && opening ? { ...reading, opening } : reading
})

function stepBack(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW)
  } catch {
    // Where the system does not let us, it works as fast as any other.
  }
}

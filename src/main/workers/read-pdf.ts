import type { ReadPdfRequest } from '../core/ports.ts'
import { ownObjectsOf } from './pdf/annotated-page.ts'
import { answerParent } from './pdf/answer-parent.ts'
import { openPdf } from './pdf/open-pdf.ts'
import { readDocument } from './pdf/read-document.ts'

// Reads what a PDF says: text, title, authors, annotations.
answerParent<ReadPdfRequest>(async ({ path, password, maxPages }) => {
  const { document } = await openPdf(path, password)
  const own = ownObjectsOf(path, password, document.numPages)
  return readDocument(document, maxPages ?? Number.POSITIVE_INFINITY, own)
})

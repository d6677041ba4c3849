import type { PdfReading, ReadPdfRequest } from '../../core/ports.ts'
import { ownObjectsOf } from './annotated-page.ts'
import { openPdf } from './open-pdf.ts'
import { readDocument } from './read-document.ts'

/** What a PDF says: text, title, authors, annotations; of no pages, how it was opened as well. */
export async function readFile(request: Pick<ReadPdfRequest, 'path' | 'password' | 'maxPages'>): Promise<PdfReading> {
  const { path, password, maxPages } = request
  const { document, opening, close } = await openPdf(path, password)
  try {
    const own = ownObjectsOf(path, password, document.numPages)
    const reading = await readDocument(document, maxPages ?? Number.POSITIVE_INFINITY, own)
    return maxPages === 0 && opening ? { ...reading, opening } : reading
  } finally {
    await close()
  }
}

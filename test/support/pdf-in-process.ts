import { readFileSync } from 'node:fs'
import { openPdfFile } from '../../src/main/core/pdfs/file/pdf-file.ts'
import { annotateFile } from '../../src/main/core/pdfs/marks/annotate-file.ts'
import type { Ports } from '../../src/main/core/ports.ts'
import { glyphText } from '../../src/main/core/versions/glyph-text.ts'
import { placeMark } from '../../src/main/core/versions/place-mark.ts'
import { ownObjectsOf } from '../../src/main/workers/pdf/annotated-page.ts'
import { glyphPagesOf } from '../../src/main/workers/pdf/glyph-pages.ts'
import { openPdf } from '../../src/main/workers/pdf/open-pdf.ts'
import { readDocument } from '../../src/main/workers/pdf/read-document.ts'
import { theFont } from './annotated-pdf.ts'

/** The same work on PDFs without a process for each: for tests of what comes of it, not of what guards it. */
export const pdfInProcess: Pick<Ports, 'readPdf' | 'annotatePdf' | 'carryPdf'> = {
  async readPdf({ path, password, maxPages = Infinity }) {
    const { document, opening, close } = await openPdf(path, password)
    const reading = await readDocument(document, maxPages, ownObjectsOf(path, password, document.numPages))
    await close()
    return maxPages === 0 && opening ? { ...reading, opening } : reading
  },
  async annotatePdf(request) {
    return annotateFile(openPdfFile(readFileSync(request.path), request.password), request, theFont)
  },
  async carryPdf({ from, to, marks }) {
    const [older, newer] = [glyphText(await glyphPagesOf(from)), glyphText(await glyphPagesOf(to))]
    return marks.map(mark => placeMark(mark, older, newer))
  },
}

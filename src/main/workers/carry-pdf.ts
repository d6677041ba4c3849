import type { CarryPdfRequest } from '../core/ports.ts'
import { glyphText, type GlyphPage } from '../core/versions/glyph-text.ts'
import { placeMark } from '../core/versions/place-mark.ts'
import { answerParent } from './pdf/answer-parent.ts'
import { openPdf } from './pdf/open-pdf.ts'
import { glyphsOfPage } from './pdf/page-glyphs.ts'

// Finds the places of annotations in another version of a document.
answerParent<CarryPdfRequest>(async ({ from, to, marks }) => {
  const older = glyphText(await pagesOf(from))
  const newer = glyphText(await pagesOf(to))
  return marks.map(mark => placeMark(mark, older, newer))
})

async function pagesOf(path: string): Promise<GlyphPage[]> {
  const { document, close } = await openPdf(path, undefined)
  const pages: GlyphPage[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    // A page that cannot be read is an empty one.
    const page = await document.getPage(number).catch(() => null)
    const [left = 0, bottom = 0, right = 612, top = 792] = page?.view ?? []
    pages.push({
      glyphs: page ? await glyphsOfPage(page).catch(() => []) : [],
      view: [left, bottom, right, top],
    })
    page?.cleanup()
  }
  await close()
  return pages
}

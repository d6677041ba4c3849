import type { GlyphPage } from '../../core/versions/glyph-text.ts'
import { openPdf } from './open-pdf.ts'
import { glyphsOfPage } from './page-glyphs.ts'

/** Every letter of a document with its place, page by page. */
export async function glyphPagesOf(path: string): Promise<GlyphPage[]> {
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

import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { TextRun } from '../../core/pdfs/text-piece.ts'
import { glyphsOfPage } from './page-glyphs.ts'

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>

/** The text of a page as pdf.js finds it, in PDF user space, in the order it is drawn. */
export async function runsOfPage(page: PDFPageProxy): Promise<TextRun[]> {
  // Ligatures are taken apart later, when right-to-left text already stands in its order.
  const content = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true })
  return content.items.flatMap(item => ('str' in item && item.str.trim() !== '' ? [runOf(item, content.styles)] : []))
}

function runOf(item: Extract<TextContent['items'][number], { str: string }>, styles: TextContent['styles']): TextRun {
  const [a = 1, b = 0, , , x = 0, y = 0] = item.transform.map(Number)
  const angle = (Math.atan2(b, a) * 180) / Math.PI
  const isVertical = styles[item.fontName]?.vertical === true
  return {
    text: item.str,
    x,
    y,
    // Vertical writing runs down, line beside line to the left: as text turned a quarter to the right would.
    angle: isVertical ? angle - 90 : angle,
    width: isVertical ? item.height : item.width,
    size: isVertical ? item.width : item.height,
    font: item.fontName,
    rtl: item.dir === 'rtl',
  }
}

/** The text of a page with the letters outside of what is shown, which pdf.js leaves out. Letter by letter: costs more. */
export async function runsOfCroppedPage(page: PDFPageProxy): Promise<TextRun[]> {
  const glyphs = await glyphsOfPage(page)
  return glyphs.map(({ text, from, to, up }) => ({
    text,
    x: from[0],
    y: from[1],
    angle: (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI,
    width: Math.hypot(to[0] - from[0], to[1] - from[1]),
    size: Math.hypot(...up),
    font: '',
    rtl: false,
  }))
}

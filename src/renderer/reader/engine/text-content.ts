import type { PDFPageProxy } from 'pdfjs-dist'

export type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>

/** Pieces of text of one page. A dense table has ten thousand; a page of millions is made to fill the memory of the window. */
const MOST_RUNS = 150_000

/** What getTextContent of pdf.js gives, up to a number of pieces; what the page has beyond them is not asked for. */
export async function readTextContent(page: Pick<PDFPageProxy, 'streamTextContent'>): Promise<TextContent> {
  const content: TextContent = { items: [], styles: {}, lang: null }
  const reader = (page.streamTextContent() as ReadableStream<TextContent>).getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const { items, styles, lang } = part.value
    content.lang ??= lang
    Object.assign(content.styles, styles)
    content.items.push(...items)
    if (content.items.length < MOST_RUNS) continue
    // pdf.js wants a reason. The page is shown with what there is by now, whatever becomes of the rest.
    void reader.cancel(new Error('more text than a page has')).catch(() => undefined)
    break
  }
  return content
}

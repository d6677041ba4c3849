import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { CSS_UNITS, type PageBox, pageBox, rectToView, type ViewRect } from '../geometry/page-space.ts'
import { type PageText, readPageText } from '../text/page-text.ts'
import { catchBitmaps } from './canvas-factory.ts'
import { readFileMarks } from './file-marks.ts'
import { createFigureFinder } from './figure-areas.ts'
import { DrawCancelled, type Drawing, type DrawRequest, type DrawTask, type PdfPage } from './pdf-document.ts'
import { readLinks } from './page-links.ts'
import type { PdfJs } from './pdfjs.ts'
import { SHOWN_FONT, SHOWN_STYLE, shownWords } from './shown-words.ts'
import { readTextContent, type TextContent } from './text-content.ts'
import type { Watchdog } from './watchdog.ts'

/** A drawing that takes longer is not going to end; the second worker cannot be asked how it fares. */
const DRAW_LIMIT_MS = 60_000

export interface PdfPageOptions {
  readonly pdfjs: PdfJs
  readonly proxy: PDFPageProxy
  readonly index: number
  readonly watchdog: Watchdog
  /** Of the whole document: what is said there of an annotation holds where it is drawn. */
  readonly storage: PDFDocumentProxy['annotationStorage']
}

export function createPdfPage({ pdfjs, proxy, index, watchdog, storage }: PdfPageOptions): PdfPage {
  const box = pageBox(proxy.view, proxy.rotate, proxy.userUnit)
  let content: Promise<TextContent> | null = null
  const readContent = (): Promise<TextContent> => {
    content ??= watchdog.watch(readTextContent(proxy))
    content.catch(() => (content = null))
    return content
  }
  let annotations: ReturnType<PDFPageProxy['getAnnotations']> | null = null
  /** Its links, its marks and the words of its text ask for them, and pdf.js would read them each time. */
  const readAnnotations = (): ReturnType<PDFPageProxy['getAnnotations']> => {
    annotations ??= watchdog.watch(proxy.getAnnotations())
    annotations.catch(() => (annotations = null))
    return annotations
  }
  /** What is drawn on the page itself, then what its boxes of text and its fields show. */
  const readAll = async (hidden: readonly string[]): Promise<TextContent> => {
    const [own, around] = await Promise.all([
      readContent(),
      // A page whose annotations cannot be read has its own text all the same.
      readAnnotations().catch(() => []),
    ])
    const left = around.filter(({ id }: { readonly id?: unknown }) => typeof id !== 'string' || !hidden.includes(id))
    const shown = shownWords(left, { turn: proxy.rotate, lengthOf: lengthOfLine })
    if (shown.length === 0) return own
    const last = own.items.at(-1)
    const items = last && 'str' in last ? own.items.with(-1, { ...last, hasEOL: true }) : own.items
    return {
      ...own,
      items: [...items, ...shown.map(run => ({ ...run, transform: [...run.transform] }))],
      styles: { ...own.styles, [SHOWN_FONT]: SHOWN_STYLE },
    }
  }

  /** Where a page that is shown turned and trimmed begins on the whole page turned that way. */
  const cornerOf = (shown: PageBox): ViewRect => rectToView({ ...box, rotation: shown.rotation }, shown.view)

  function draw({ scale, box: shown, region, hidden = [] }: DrawRequest): DrawTask {
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(region.width * scale))
    canvas.height = Math.max(1, Math.round(region.height * scale))
    let bitmap: ImageBitmap | null = null
    catchBitmaps(canvas, next => {
      bitmap?.close()
      bitmap = next
    })
    for (const id of hidden) storage.setValue(id, { noView: true })
    const finder = createFigureFinder(pdfjs.OPS)
    const corner = cornerOf(shown)
    const viewport = proxy.getViewport({
      scale: scale * CSS_UNITS,
      rotation: shown.rotation,
      offsetX: -(corner.x + region.x) * scale,
      offsetY: -(corner.y + region.y) * scale,
    })
    const task = proxy.render({
      canvas,
      viewport,
      annotationMode: hidden.length > 0 ? pdfjs.AnnotationMode.ENABLE_STORAGE : pdfjs.AnnotationMode.ENABLE,
      operationsFilter: (at, list) => {
        finder.see(at, list.fnArray[at] ?? 0, list.argsArray[at] as readonly unknown[] | null)
        return true
      },
    })
    const finish = async (): Promise<Drawing> => {
      try {
        await task.promise
        // Where the second worker failed it was drawn on the canvas itself.
        return { bitmap: bitmap ?? (await createImageBitmap(canvas)), pictures: finder.areas }
      } catch (error) {
        bitmap?.close()
        throw error instanceof Error && error.name === 'RenderingCancelledException' ? new DrawCancelled() : error
      } finally {
        canvas.width = canvas.height = 0
      }
    }
    return { done: watchdog.watch(finish(), DRAW_LIMIT_MS), cancel: () => task.cancel() }
  }

  async function text(hidden: readonly string[] = []): Promise<PageText> {
    const { items, styles } = await readAll(hidden)
    return readPageText(
      items.flatMap(item => ('str' in item ? [item] : [])),
      font => styles[font]?.vertical ?? false,
    )
  }

  function layText(
    container: HTMLElement,
    shown: PageBox,
    hidden: readonly string[] = [],
  ): { readonly spans: Promise<readonly HTMLElement[]>; cancel(): void } {
    let layer: InstanceType<PdfJs['TextLayer']> | null = null
    let isCancelled = false
    const lay = async (): Promise<readonly HTMLElement[]> => {
      const textContentSource = inSlices(await readAll(hidden))
      if (isCancelled) throw new DrawCancelled()
      const corner = cornerOf(shown)
      container.style.left = `${-corner.x}px`
      container.style.top = `${-corner.y}px`
      layer = new pdfjs.TextLayer({
        textContentSource,
        container,
        viewport: proxy.getViewport({ scale: CSS_UNITS, rotation: shown.rotation }),
      })
      await layer.render()
      return layer.textDivs
    }
    return {
      spans: lay().catch((error: unknown) => {
        throw isCancelled ? new DrawCancelled() : error
      }),
      cancel: () => {
        isCancelled = true
        layer?.cancel()
      },
    }
  }

  return {
    index,
    box,
    draw,
    text,
    layText,
    links: async () => readLinks(await readAnnotations()),
    marks: async () => readFileMarks(await readAnnotations()),
    release: () => {
      content = annotations = null
      proxy.cleanup()
    },
  }
}

let ruler: OffscreenCanvasRenderingContext2D | null = null

/** In letters of a size of one, in the font the words of boxes are laid out in. */
function lengthOfLine(line: string): number {
  ruler ??= new OffscreenCanvas(1, 1).getContext('2d')
  if (!ruler) return line.length / 2
  ruler.font = '100px sans-serif'
  return ruler.measureText(line).width / 100
}

/** So many runs of text are laid out in one go: measuring their letters takes longer than anything else on a page. */
const SLICE = 12

/** The content bit by bit, with room for keys and scrolling between two bits. */
function inSlices(content: TextContent): ReadableStream<TextContent> {
  let at = 0
  return new ReadableStream<TextContent>(
    {
      async pull(controller) {
        await new Promise(resolve => setTimeout(resolve, 0))
        if (at >= content.items.length) return controller.close()
        controller.enqueue({ ...content, items: content.items.slice(at, at + SLICE) })
        at += SLICE
      },
    },
    { highWaterMark: 0 },
  )
}

import type { FileOpening } from '../../../preload/contract/paper.ts'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { PagePoint } from '../view/page-layout.ts'
import { type LinkTarget, pointOfTarget, targetOfDestination } from './destination.ts'
import { StuckError } from './open-problem.ts'
import { flattenOutline } from './outline.ts'
import type { Destination, PdfDocument, PdfPage } from './pdf-document.ts'
import { takeWorkers } from './pdf-workers.ts'
import { loadPdfJs, type PdfJs, startDocument } from './pdfjs.ts'
import { createPdfPage } from './pdf-page.ts'
import { createWatchdog, type Watchdog } from './watchdog.ts'

export interface OpenPdfOptions {
  readonly url: string
  readonly password?: string | undefined
  readonly signal: AbortSignal
  /** How a locked file is opened without a password; null where it is not. */
  readonly findOpening?: () => Promise<FileOpening | null>
  readonly onProgress: (loaded: number, total: number | null) => void
  /** `isWrong` where one was given that does not open the file. Rejects where the reader gives up. */
  readonly askPassword: (isWrong: boolean) => Promise<string>
  /** The worker stood still after the file was open; the document is dead. */
  readonly onStuck: () => void
}

/** So many pages keep what was read of them, which of a page of figures may be megabytes. */
const MOST_PAGES = 16
/** Opening reads some kilobytes; a file that gives no sign for this long will not open. */
const OPEN_SILENCE_MS = 30_000

/** Reads the file piece by piece, as its pages are looked at. */
export function openPdf(options: OpenPdfOptions): Promise<PdfDocument> {
  return open(options, { url: options.url }, options.password)
}

async function open(
  options: OpenPdfOptions,
  source: { readonly url: string } | { readonly data: Uint8Array },
  password: string | undefined,
): Promise<PdfDocument> {
  const { url, signal, onProgress, askPassword, findOpening, onStuck } = options
  const workers = takeWorkers()
  const pdfjs = await loadPdfJs().catch((error: unknown) => {
    workers.end()
    throw error
  })
  const task = startDocument(pdfjs, workers, source, password)
  const close = async (): Promise<void> => {
    // Destroying rejects what is under way; there is nobody left to tell. A worker that stands still does not answer.
    void task.destroy().catch(() => undefined)
    workers.end()
  }
  if (signal.aborted) await close()
  signal.throwIfAborted()
  signal.addEventListener('abort', () => void close(), { once: true })

  const silence = createSilence(OPEN_SILENCE_MS)
  task.onProgress = ({ loaded, total }: { loaded: number; total: number }) => {
    silence.break()
    onProgress(loaded, total > 0 ? total : null)
  }
  /** What has to follow the bytes of the file before it opens. */
  let tail = ''
  const passwordFor = async (isWrong: boolean): Promise<string> => {
    const opening = isWrong || password !== undefined || 'data' in source ? null : await findOpening?.()
    if (opening && opening.tail !== '') {
      tail = opening.tail
      throw new Error('it is opened anew')
    }
    return opening?.password ?? askPassword(isWrong)
  }
  task.onPassword = (give: (password: string | Error) => void, reason: number) => {
    silence.pause()
    passwordFor(reason === pdfjs.PasswordResponses.INCORRECT_PASSWORD).then(
      given => {
        silence.break()
        give(given)
      },
      (error: unknown) => give(error instanceof Error ? error : new Error(String(error))),
    )
  }
  try {
    const pdf = await Promise.race([task.promise, silence.over])
    signal.throwIfAborted()
    const watchdog = createWatchdog({
      ping: () => pdf.getPageLayout(),
      isAway: () => document.hidden,
      every: (ms, run) => {
        const timer = setInterval(run, ms)
        return () => clearInterval(timer)
      },
      onStuck: () => {
        void close()
        onStuck()
      },
    })
    return createDocument(pdfjs, pdf, watchdog, async () => {
      watchdog.stop()
      await close()
    })
  } catch (error) {
    await close()
    if (tail === '' || signal.aborted) throw error
    return await open(options, { data: await bytesWith(tail, url, signal) }, undefined)
  } finally {
    silence.pause()
  }
}

async function bytesWith(tail: string, url: string, signal: AbortSignal): Promise<Uint8Array> {
  const answer = await fetch(url, { signal })
  if (!answer.ok) throw Object.assign(new Error('the file did not come'), { status: answer.status })
  const end = Uint8Array.from(atob(tail), char => char.charCodeAt(0))
  return new Uint8Array(await new Blob([await answer.arrayBuffer(), end]).arrayBuffer())
}

function createDocument(
  pdfjs: PdfJs,
  pdf: PDFDocumentProxy,
  watchdog: Watchdog,
  close: () => Promise<void>,
): PdfDocument {
  /** The one used last at the end. */
  const pages = new Map<number, Promise<PdfPage>>()
  const page = (index: number): Promise<PdfPage> => {
    const known = pages.get(index)
    if (known) {
      pages.delete(index)
      pages.set(index, known)
      return known
    }
    for (const [oldest, opened] of pages) {
      if (pages.size < MOST_PAGES) break
      pages.delete(oldest)
      void opened.then(({ release }) => release()).catch(() => undefined)
    }
    const opened = watchdog
      .watch(pdf.getPage(index + 1))
      .then(proxy => createPdfPage({ pdfjs, proxy, index, watchdog, storage: pdf.annotationStorage }))
    pages.set(index, opened)
    opened.catch(() => {
      if (pages.get(index) === opened) pages.delete(index)
    })
    return opened
  }

  async function findTarget(destination: Destination): Promise<LinkTarget | null> {
    const explicit: unknown =
      typeof destination === 'string' ? await watchdog.watch(pdf.getDestination(destination)) : destination
    if (!Array.isArray(explicit)) return null
    const [target, ...rest] = explicit as readonly unknown[]
    let index: number
    if (typeof target === 'number') index = target
    else if (isRef(target)) index = await watchdog.watch(pdf.getPageIndex(target))
    else return null
    if (!Number.isInteger(index) || index < 0 || index >= pdf.numPages) return null
    return targetOfDestination(index, (await page(index)).box, rest)
  }

  async function findPlace(destination: Destination): Promise<PagePoint | null> {
    const target = await findTarget(destination)
    return target && pointOfTarget(target, (await page(target.page)).box)
  }

  return {
    pageCount: pdf.numPages,
    page,
    outline: async () => flattenOutline(await watchdog.watch(pdf.getOutline())),
    // A destination into nowhere is a fault of the file, and no news: the link does nothing.
    findTarget: destination => findTarget(destination).catch(() => null),
    findPlace: destination => findPlace(destination).catch(() => null),
    labels: () => watchdog.watch(pdf.getPageLabels()),
    close,
  }
}

function isRef(value: unknown): value is { num: number; gen: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'num' in value &&
    'gen' in value &&
    typeof value.num === 'number' &&
    typeof value.gen === 'number'
  )
}

/** Rejects `over` once nothing broke the silence for so long. */
function createSilence(ms: number): { readonly over: Promise<never>; break(): void; pause(): void } {
  const { promise, reject } = Promise.withResolvers<never>()
  // Nobody may be listening any more when it ends.
  promise.catch(() => undefined)
  let timer: ReturnType<typeof setTimeout> | undefined
  const pause = (): void => clearTimeout(timer)
  const start = (): void => {
    pause()
    timer = setTimeout(() => reject(new StuckError()), ms)
  }
  start()
  return { over: promise, break: start, pause }
}

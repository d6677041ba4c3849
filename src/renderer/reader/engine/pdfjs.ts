import { CanvasFactory } from './canvas-factory.ts'
import type { PdfWorkers } from './pdf-workers.ts'

export type PdfJs = typeof import('pdfjs-dist')

let loading: Promise<PdfJs> | null = null

/** pdf.js, with the first paper: the list of papers needs none of it. */
export function loadPdfJs(): Promise<PdfJs> {
  loading ??= import('pdfjs-dist').catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

/** Begins to open a file in these workers: read a part at a time from an address, or from the bytes where they are given. */
export function startDocument(
  pdfjs: PdfJs,
  workers: PdfWorkers,
  source: { readonly url: string } | { readonly data: Uint8Array },
  password: string | undefined,
) {
  // Where to draw is a setting of the whole of pdf.js, and read while a document begins.
  pdfjs.GlobalWorkerOptions.rendererPorts = [workers.renderer]
  const worker = new pdfjs.PDFWorker({ port: workers.reader as unknown as null, verbosity: 0 })
  const task = pdfjs.getDocument({ ...documentOptions(source, password), worker })
  pdfjs.GlobalWorkerOptions.rendererPorts = []
  return task
}

/** One image of 100 megapixels: beyond any figure, below what takes the process down. */
const MAX_IMAGE_PIXELS = 100_000_000
/** Bytes of one canvas in the worker: larger images are scaled down while they are decoded. */
const MAX_CANVAS_BYTES = 256 * 1024 * 1024
/** One question for a figure's worth of bytes instead of many. */
const RANGE_BYTES = 256 * 1024

/**
 * Nothing of the file runs, nothing leaves the machine, and only what is looked at is read.
 * (pdf.js 6 has no code of its own that needs eval, and forms written in XFA stay off.)
 */
function documentOptions(source: Parameters<typeof startDocument>[2], password: string | undefined) {
  const local = (folder: string): string => new URL(`pdfjs/${folder}/`, document.baseURI).href
  return {
    ...('url' in source ? { url: new URL(source.url, document.baseURI).href } : source),
    ...(password === undefined ? {} : { password }),
    rangeChunkSize: RANGE_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: local('cmaps'),
    standardFontDataUrl: local('standard_fonts'),
    wasmUrl: local('wasm'),
    iccUrl: local('iccs'),
    // The same letters on every machine: the fonts that come with pdf.js stand in for those a file leaves out.
    useSystemFonts: false,
    enableXfa: false,
    CanvasFactory,
    maxImageSize: MAX_IMAGE_PIXELS,
    canvasMaxAreaInBytes: MAX_CANVAS_BYTES,
    // Errors only: a broken font in a paper is no news for the log.
    verbosity: 0,
  }
}

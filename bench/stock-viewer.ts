import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const PACKAGE = join(import.meta.dirname, '../node_modules/pdfjs-dist')
const TYPES: Readonly<Record<string, string>> = {
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
}

/** The viewer that comes with pdf.js, as its own examples put it into a page, opening the file at a press of a button. */
const PAGE = `<!doctype html>
<html><head><meta charset="utf-8"><title>stock</title><link rel="stylesheet" href="/web/pdf_viewer.css">
<style>#container { position: absolute; inset: 40px 0 0; overflow: auto }</style></head>
<body><button>Open</button><div id="container"><div id="viewer" class="pdfViewer"></div></div>
<script type="module">
document.querySelector('button').addEventListener('click', async () => {
  window.openedAt = performance.now()
  const pdfjs = await import('/build/pdf.min.mjs')
  globalThis.pdfjsLib = pdfjs
  const { EventBus, PDFLinkService, PDFViewer } = await import('/web/pdf_viewer.mjs')
  pdfjs.GlobalWorkerOptions.workerSrc = '/build/pdf.worker.min.mjs'
  const eventBus = new EventBus()
  const linkService = new PDFLinkService({ eventBus })
  const viewer = new PDFViewer({ container: document.getElementById('container'), eventBus, linkService })
  linkService.setViewer(viewer)
  eventBus.on('pagesinit', () => (viewer.currentScaleValue = 'page-width'))
  eventBus.on('pagerendered', ({ pageNumber }) => {
    if (pageNumber === 1) requestAnimationFrame(() => (window.paintedAt ??= performance.now()))
  })
  const options = { url: '/file.pdf', cMapUrl: '/cmaps/', cMapPacked: true, standardFontDataUrl: '/standard_fonts/', wasmUrl: '/wasm/' }
  const pdf = await pdfjs.getDocument(options).promise
  viewer.setDocument(pdf)
  linkService.setDocument(pdf, null)
})
</script></body></html>`

export interface StockViewer {
  readonly origin: string
  close(): void
}

/** Serves that page, the package's own files, and one PDF. */
export async function serveStockViewer(pdf: string): Promise<StockViewer> {
  const bytes = readFileSync(pdf)
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/') return response.setHeader('content-type', 'text/html').end(PAGE)
    if (pathname === '/file.pdf') return response.setHeader('content-type', 'application/pdf').end(bytes)
    const file = join(PACKAGE, pathname)
    if (!file.startsWith(PACKAGE) || !existsSync(file)) return response.writeHead(404).end()
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
    return createReadStream(file).pipe(response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

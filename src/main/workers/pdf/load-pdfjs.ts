import { registerHooks } from 'node:module'

export type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

const DRAWING = '@napi-rs/canvas'
const NO_DRAWING = 'offprint:no-drawing'
/** What pdf.js takes from there as it starts; without them it warns of drawings that nobody makes. */
const NOTHING_DRAWN = 'module.exports = { DOMMatrix: class {}, Path2D: class {} }'

let loaded: Promise<PdfJs> | null = null

/** pdf.js for reading alone: half of what a process of ours does before its first page is to start it. */
export function loadPdfJs(): Promise<PdfJs> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<PdfJs> {
  // Of Electron's processes pdf.js takes only the main one for Node; the others it takes for a browser, which they are not.
  if (process.versions['electron'] !== undefined) Object.defineProperty(process, 'type', { value: 'browser' })
  // As it starts it loads a drawing library of thirty megabytes where that is installed, and here nothing is drawn.
  const hooks = registerHooks({
    resolve(name, context, next) {
      return name === DRAWING ? { url: NO_DRAWING, format: 'commonjs', shortCircuit: true } : next(name, context)
    },
    load(url, context, next) {
      return url === NO_DRAWING ? { format: 'commonjs', source: NOTHING_DRAWN, shortCircuit: true } : next(url, context)
    },
  })
  try {
    // The worker's code is imported by its name so that pdf.js does not look for it by a path of its own.
    const [pdfjs] = await Promise.all([
      import('pdfjs-dist/legacy/build/pdf.min.mjs'),
      import('pdfjs-dist/legacy/build/pdf.worker.min.mjs'),
    ])
    return pdfjs
  } finally {
    hooks.deregister()
  }
}

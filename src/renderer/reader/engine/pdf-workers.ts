import rendererUrl from 'pdfjs-dist/build/pdf.renderer.min.mjs?url'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

/** The two workers of one open file: one reads it, one draws it. */
export interface PdfWorkers {
  readonly reader: Worker
  /** A page of a million strokes does not stop the scrolling. */
  readonly renderer: Worker
  end(): void
}

let spare: PdfWorkers | null = null

function start(): PdfWorkers {
  const reader = new Worker(workerUrl, { type: 'module' })
  const renderer = new Worker(rendererUrl, { type: 'module' })
  return {
    reader,
    renderer,
    end() {
      reader.terminate()
      renderer.terminate()
    },
  }
}

/** Has workers ready for the next file: starting them takes longer than opening a paper does. */
export function keepSpareWorkers(): void {
  spare ??= start()
}

export function takeWorkers(): PdfWorkers {
  const taken = spare ?? start()
  spare = null
  return taken
}

import { keepSpareWorkers } from './engine/pdf-workers.ts'
import { loadPdfJs } from './engine/pdfjs.ts'
import { prepareKeptViews } from './raster/kept-views.ts'

/** Has ready what every paper needs, before one is opened. What fails now is told when a paper is opened. */
export function warmUp(): void {
  keepSpareWorkers()
  loadPdfJs().catch(() => undefined)
  prepareKeptViews().catch(() => undefined)
}

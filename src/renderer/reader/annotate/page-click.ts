import type { Reader } from '../create-reader.ts'
import { clientToView } from '../geometry/page-space.ts'
import { annotationAt } from './annotation-at.ts'

/** A click on a page: places a note with that tool or what waits for a place, opens the annotation under it, or closes the open one. */
export function clickPage(event: PointerEvent, { session, library, drawing, tools }: Reader): void {
  const sheet = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-page]') : null
  const page = Number(sheet?.dataset['page'] ?? Number.NaN)
  const box = session.store.getState().boxes[page]
  if (!sheet || !box) return tools.open(null)
  const point = clientToView(
    { x: event.clientX, y: event.clientY, width: 0, height: 0 },
    sheet.getBoundingClientRect(),
    box,
  )
  const { tool, placing } = tools.store.getState()
  if (tool === 'note') return drawing.placeNote(page, point)
  if (placing && placing.quads.length === 0) return drawing.placeAt(placing, page, point)
  const hit = annotationAt(library.getState().annotations, page, box, point)
  tools.open(hit?.id ?? null)
}

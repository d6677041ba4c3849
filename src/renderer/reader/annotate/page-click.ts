import type { Reader } from '../create-reader.ts'
import { clientToView } from '../geometry/page-space.ts'
import { annotationAt } from './annotation-at.ts'

/** A click on a page: places a note with that tool, opens the annotation under it, or closes the open one. */
export function clickPage(event: PointerEvent, { session, library, marking, tools }: Reader): void {
  const sheet = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-page]') : null
  const page = Number(sheet?.dataset['page'] ?? Number.NaN)
  const box = session.store.getState().boxes[page]
  if (!sheet || !box) return tools.open(null)
  const point = clientToView(
    { x: event.clientX, y: event.clientY, width: 0, height: 0 },
    sheet.getBoundingClientRect(),
    box,
  )
  if (tools.store.getState().tool === 'note') return marking.placeNote(page, point, session)
  const hit = annotationAt(library.getState().annotations, page, box, point)
  tools.open(hit?.id ?? null)
}

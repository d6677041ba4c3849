import type { Viewport } from './viewport.ts'

/** Wheel steps in lines or pages, in pixels. */
const LINE = 16
const PAGE = 400
/** A notch of a mouse wheel (100 px) is about a fifth larger; a pinch gives many small steps. */
const SPEED = 0.0019

/** Ctrl and the wheel, and pinching, which the browser gives as the same: zoom at the pointer. */
export function attachWheelZoom(element: HTMLElement, viewport: Viewport): () => void {
  const onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return
    // Otherwise the browser zooms the whole window.
    event.preventDefault()
    const unit =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? PAGE : 1
    const delta = Math.max(-240, Math.min(240, event.deltaY * unit))
    const { left, top } = element.getBoundingClientRect()
    viewport.zoomBy(Math.exp(-delta * SPEED), { x: event.clientX - left, y: event.clientY - top })
  }
  element.addEventListener('wheel', onWheel, { passive: false })
  return () => element.removeEventListener('wheel', onWheel)
}

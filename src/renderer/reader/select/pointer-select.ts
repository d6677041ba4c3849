import { sentenceAround, wordAround, type TextSpan } from '../text/word-bounds.ts'
import { pageAtPoint } from '../view/page-layout.ts'
import type { PageSurfaces } from '../view/page-surfaces.ts'
import type { Viewport } from '../view/viewport.ts'
import { caretAt } from './caret.ts'
import type { SelectionStore } from './selection-store.ts'
import { comparePoints, type TextPoint } from './text-selection.ts'

export interface PointerSelectOptions {
  readonly viewport: Viewport
  readonly surfaces: PageSurfaces
  readonly selection: SelectionStore
  /** The pointer was pressed and let go at one place, on no control. */
  readonly onClick: (event: PointerEvent) => void
  /** A selection was finished by the pointer. */
  readonly onChosen: () => void
}

/** Nearer to an edge of the view than this, choosing scrolls. */
const EDGE = 28
const CLICK_SLOP = 4
const MULTI_CLICK_MS = 450
/** Links are no controls here: text under them can be chosen, and they are followed by a click. */
const CONTROLS = 'button:not([data-link]), input, textarea, select, [contenteditable], [data-keeps-selection]'

/**
 * Choosing text with the pointer. The browser's own way jumps wherever the pointer leaves the letters, since every run of
 * text is placed by itself; here the pointer always means the nearest line it is level with.
 */
export function attachPointerSelect(
  element: HTMLElement,
  { viewport, surfaces, selection, onClick, onChosen }: PointerSelectOptions,
): () => void {
  let anchor: { readonly first: TextPoint; readonly last: TextPoint } | null = null
  let down: { readonly x: number; readonly y: number; readonly time: number; readonly count: number } | null = null
  let isMoved = false
  let pointer = { x: 0, y: 0 }
  let frame = 0

  function pointAt(x: number, y: number): TextPoint | null {
    const bounds = element.getBoundingClientRect()
    const page = pageAtPoint(
      viewport.store.getState().layout,
      x - bounds.left + element.scrollLeft,
      y - bounds.top + element.scrollTop,
    )
    // The page itself, or the nearest one that has text laid out.
    const surface = surfaces.get(page) ?? surfaces.get(page - 1) ?? surfaces.get(page + 1)
    const offset = surface ? caretAt(surface, x, y) : null
    return surface && offset !== null ? { page: surface.page, offset } : null
  }

  function around(point: TextPoint, count: number): { readonly first: TextPoint; readonly last: TextPoint } {
    const text = surfaces.get(point.page)?.text.text ?? ''
    const span: TextSpan =
      count === 2
        ? wordAround(text, point.offset)
        : count >= 3
          ? sentenceAround(text, point.offset)
          : { start: point.offset, end: point.offset }
    return { first: { page: point.page, offset: span.start }, last: { page: point.page, offset: span.end } }
  }

  function extend(): void {
    const point = pointAt(pointer.x, pointer.y)
    if (!anchor || !down || !point) return
    const { first, last } = around(point, down.count)
    // A word chosen by two clicks stays chosen, whichever way the pointer goes.
    if (comparePoints(point, anchor.first) < 0) selection.set({ anchor: anchor.last, focus: first }, true)
    else selection.set({ anchor: anchor.first, focus: comparePoints(last, anchor.last) < 0 ? anchor.last : last }, true)
  }

  function scrollAtEdge(): void {
    frame = 0
    if (!down || !isMoved) return
    const { top, bottom, left, right } = element.getBoundingClientRect()
    const pull = (low: number, high: number, at: number): number =>
      at < low + EDGE ? at - low - EDGE : at > high - EDGE ? at - high + EDGE : 0
    const dy = pull(top, bottom, pointer.y)
    const dx = pull(left, right, pointer.x)
    if (dx === 0 && dy === 0) return
    element.scrollBy({ left: dx / 3, top: dy / 3, behavior: 'instant' })
    extend()
    frame = requestAnimationFrame(scrollAtEdge)
  }

  function onDown(event: PointerEvent): void {
    if (event.button !== 0 || event.pointerType === 'touch' || isControl(event.target)) return
    element.focus({ preventScroll: true })
    const isAgain =
      down &&
      event.timeStamp - down.time < MULTI_CLICK_MS &&
      Math.hypot(event.clientX - down.x, event.clientY - down.y) < CLICK_SLOP
    down = { x: event.clientX, y: event.clientY, time: event.timeStamp, count: isAgain && down ? down.count + 1 : 1 }
    isMoved = false
    pointer = { x: event.clientX, y: event.clientY }
    const point = pointAt(event.clientX, event.clientY)
    const before = selection.store.getState().selection
    if (event.shiftKey && before && point) {
      anchor = { first: before.anchor, last: before.anchor }
      isMoved = true
    } else {
      anchor = point ? around(point, down.count) : null
    }
    if (anchor && (event.shiftKey || down.count > 1)) extend()
    listen(true)
  }

  function onMove(event: PointerEvent): void {
    if (!down) return
    pointer = { x: event.clientX, y: event.clientY }
    if (!isMoved && Math.hypot(pointer.x - down.x, pointer.y - down.y) < CLICK_SLOP) return
    isMoved = true
    extend()
    frame ||= requestAnimationFrame(scrollAtEdge)
  }

  function onUp(event: PointerEvent): void {
    listen(false)
    cancelAnimationFrame(frame)
    frame = 0
    if (!down) return
    if (isMoved || down.count > 1) {
      selection.finish()
      if (selection.store.getState().pieces.length > 0) onChosen()
      else selection.clear()
      if (isMoved) swallowClick()
    } else {
      selection.clear()
      if (!(event.target instanceof Element && event.target.closest('a, [data-link]'))) onClick(event)
    }
    if (isMoved) down = null
  }

  function listen(on: boolean): void {
    const change = on ? ('addEventListener' as const) : ('removeEventListener' as const)
    window[change]('pointermove', onMove as EventListener)
    window[change]('pointerup', onUp as EventListener)
    window[change]('pointercancel', onUp as EventListener)
  }

  // Neither the browser's own selection nor the dragging of a link begins.
  const onMouseDown = (event: MouseEvent): void => {
    if (event.button === 0 && !isControl(event.target)) event.preventDefault()
  }
  element.addEventListener('pointerdown', onDown)
  element.addEventListener('mousedown', onMouseDown)
  return () => {
    element.removeEventListener('pointerdown', onDown)
    element.removeEventListener('mousedown', onMouseDown)
    listen(false)
    cancelAnimationFrame(frame)
  }
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(CONTROLS) !== null
}

/** A link under the end of a selection is not followed. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0)
}

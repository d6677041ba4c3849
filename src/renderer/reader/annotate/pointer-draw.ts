import type { AnnotationId, Stroke } from '../../../preload/contract/annotation.ts'
import type { Reader } from '../create-reader.ts'
import type { Point } from '../geometry/matrix.ts'
import type { Tool } from './tool-store.ts'
import { clientToView, type PageBox, pageSize, type ViewRect } from '../geometry/page-space.ts'
import { rubAlong } from './rub.ts'

/** A press that moves less was no drag. */
const SLOP = 5
const CONTROLS = '[data-floating], [data-keeps-selection], input, textarea'

interface Drag {
  readonly pointer: number
  readonly page: number
  readonly box: PageBox
  readonly sheet: HTMLElement
  readonly tool: 'text' | 'area' | 'picture' | 'ink' | 'eraser'
  /** In view space. */
  readonly points: number[]
  /** What is left of the drawings the eraser met. */
  readonly rubbed: Map<AnnotationId, readonly Stroke[]>
}

/** Drawing on pages with the pointer: areas, boxes of text, the pen and its eraser. What it takes, choosing text does not see. */
export function attachPointerDraw(element: HTMLElement, reader: Reader): () => void {
  const { tools, session, library, drafts, drawing, viewport, keyPen } = reader
  let drag: Drag | null = null

  function pointOf({ sheet, box }: Pick<Drag, 'sheet' | 'box'>, event: PointerEvent): Point {
    const shown = sheet.getBoundingClientRect()
    const { x, y } = clientToView({ x: event.clientX, y: event.clientY, width: 0, height: 0 }, shown, box)
    const { width, height } = pageSize(box)
    return { x: Math.max(0, Math.min(width, x)), y: Math.max(0, Math.min(height, y)) }
  }

  function onDown(event: PointerEvent): void {
    const { tool } = tools.store.getState()
    if (event.button !== 0 || drag || !(event.target instanceof Element) || event.target.closest(CONTROLS)) return
    if (!isDrawnWith(tool)) return
    const sheet = event.target.closest<HTMLElement>('[data-page]')
    const page = Number(sheet?.dataset['page'] ?? Number.NaN)
    const box = session.store.getState().boxes[page]
    if (!sheet || !box) return
    event.preventDefault()
    event.stopImmediatePropagation()
    element.focus({ preventScroll: true })
    // Leaving the page or the window goes on drawing, to the edge of the page.
    element.setPointerCapture(event.pointerId)
    keyPen.drop()
    const { x, y } = pointOf({ sheet, box }, event)
    drag = { pointer: event.pointerId, page, box, sheet, tool, points: [x, y], rubbed: new Map() }
    if (tool === 'eraser') rub(drag, [x, y])
    show(drag)
  }

  function onMove(event: PointerEvent): void {
    if (!drag || event.pointerId !== drag.pointer) return
    // A pen tells more often than the screen is painted.
    const told = event.getCoalescedEvents()
    const from = drag.points.length - 2
    for (const one of told.length > 0 ? told : [event]) {
      const { x, y } = pointOf(drag, one)
      drag.points.push(x, y)
    }
    if (drag.tool === 'eraser') rub(drag, drag.points.slice(from))
    show(drag)
  }

  function show({ page, tool, points, rubbed }: Drag): void {
    if (tool === 'ink') drafts.show({ page, stroke: [...points] })
    else if (tool === 'eraser') drafts.show({ page, erased: new Map(rubbed) })
    else drafts.show({ page, rect: rectOf(points) })
  }

  function rub({ box, page, rubbed }: Drag, stretch: readonly number[]): void {
    const { scale } = viewport.store.getState().layout
    rubAlong({ box, page, rubbed, scale }, library.getState().annotations, stretch)
  }

  function onUp(event: PointerEvent): void {
    if (!drag || event.pointerId !== drag.pointer) return
    const { page, tool, points, rubbed } = drag
    drag = null
    drafts.clear()
    if (event.type === 'pointercancel') return
    const rect = rectOf(points)
    const scale = viewport.store.getState().layout.scale
    const isClick = Math.max(rect.width, rect.height) * scale < SLOP
    switch (tool) {
      case 'ink':
        return drawing.addStroke(page, points)
      case 'eraser':
        return drawing.keepErased(page, rubbed)
      case 'text':
        return drawing.beginText(page, isClick ? { ...rect, width: 0, height: 0 } : rect)
      case 'area':
        if (!isClick) void drawing.markArea(page, rect)
        return
      case 'picture':
        if (!isClick) void drawing.copyArea(page, rect)
    }
  }

  const options = { capture: true }
  element.addEventListener('pointerdown', onDown, options)
  element.addEventListener('pointermove', onMove, options)
  element.addEventListener('pointerup', onUp, options)
  element.addEventListener('pointercancel', onUp, options)
  return () => {
    element.removeEventListener('pointerdown', onDown, options)
    element.removeEventListener('pointermove', onMove, options)
    element.removeEventListener('pointerup', onUp, options)
    element.removeEventListener('pointercancel', onUp, options)
  }
}

function isDrawnWith(tool: Tool): tool is Drag['tool'] {
  return ['text', 'area', 'picture', 'ink', 'eraser'].includes(tool)
}

function rectOf(points: readonly number[]): ViewRect {
  const [x1 = 0, y1 = 0] = points
  const [x2 = x1, y2 = y1] = points.slice(-2)
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x1 - x2), height: Math.abs(y1 - y2) }
}

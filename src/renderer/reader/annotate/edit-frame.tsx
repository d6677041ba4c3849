import { type PointerEvent, useRef } from 'react'
import type { Annotation } from '../../../preload/contract/annotation.ts'
import { type PageBox, pageSize, rectToView, type ViewRect } from '../geometry/page-space.ts'
import { type Handle, HANDLES, movedRect, resizedRect } from '../geometry/reshape-rect.ts'
import { placeInPage } from '../page/place-in-page.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './edit-frame.module.css'

const LEAST = 12
const SLOP = 3
/** The pen has a width: a frame right on the strokes would hide them. */
const AROUND = 5

/** Around the open box, area or drawing: its inside drags it, its handles make it another size. */
export function EditFrame({ index, box }: { readonly index: number; readonly box: PageBox }) {
  const annotation = useReaderSlice(
    r => r.tools.store,
    state => state.open,
  )
  const isWriting = useReaderSlice(
    r => r.tools.store,
    state => state.isWriting,
  )
  const open = useReaderSlice(
    r => r.library,
    state => state.annotations.find(one => one.id === annotation && one.page === index),
  )
  if (!open || (open.type !== 'text' && open.type !== 'area' && open.type !== 'ink')) return null
  if (open.type === 'text' && isWriting) return null
  return <Frame key={open.id} annotation={open} box={box} />
}

interface Drag {
  readonly x: number
  readonly y: number
  readonly handle: Handle | null
}

function Frame({ annotation, box }: { readonly annotation: Annotation; readonly box: PageBox }) {
  const { drafts, drawing, tools, viewport } = useReader()
  const drag = useRef<Drag | null>(null)
  const dragged = useReaderSlice(
    r => r.drafts.store,
    state => (state.page === annotation.page && !state.isWriting ? state.rect : null),
  )
  const own = rectToView(box, annotation.rect)
  const rect = dragged ?? own

  const to = ({ clientX, clientY }: PointerEvent): ViewRect => {
    if (!drag.current) return own
    const { scale } = viewport.store.getState().layout
    const [dx, dy] = [(clientX - drag.current.x) / scale, (clientY - drag.current.y) / scale]
    const page = pageSize(box)
    return drag.current.handle
      ? resizedRect(own, drag.current.handle, dx, dy, page, LEAST)
      : movedRect(own, dx, dy, page)
  }
  const begin =
    (handle: Handle | null) =>
    (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
      drag.current = { x: event.clientX, y: event.clientY, handle }
    }
  const move = (event: PointerEvent): void => {
    if (drag.current) drafts.show({ page: annotation.page, rect: to(event) })
  }
  const end = (event: PointerEvent): void => {
    const begun = drag.current
    if (!begun) return
    const shape = to(event)
    drag.current = null
    drafts.clear()
    if (event.type === 'pointercancel') return
    if (Math.hypot(event.clientX - begun.x, event.clientY - begun.y) >= SLOP) drawing.reshape(annotation, shape)
    else if (annotation.type === 'text' && !begun.handle) tools.open(annotation.id, true)
  }
  const drags = { onPointerMove: move, onPointerUp: end, onPointerCancel: end }
  const shown =
    annotation.type === 'ink'
      ? { x: rect.x - AROUND, y: rect.y - AROUND, width: rect.width + 2 * AROUND, height: rect.height + 2 * AROUND }
      : rect
  return (
    <div
      className={styles.frame}
      data-color={annotation.color}
      data-type={annotation.type}
      data-keeps-selection=""
      style={placeInPage(box, shown)}
      onPointerDown={begin(null)}
      {...drags}
    >
      {annotation.type === 'ink'
        ? null
        : HANDLES.map(handle => (
            <span
              key={`${handle.x} ${handle.y}`}
              className={styles.handle}
              data-x={handle.x}
              data-y={handle.y}
              style={{ left: `${(handle.x + 1) * 50}%`, top: `${(handle.y + 1) * 50}%` }}
              onPointerDown={begin(handle)}
              {...drags}
            />
          ))}
    </div>
  )
}

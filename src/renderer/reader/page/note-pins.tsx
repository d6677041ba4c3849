import { StickyNote } from 'lucide-react'
import { type PointerEvent, useMemo, useRef, useState } from 'react'
import type { Annotation } from '../../../preload/contract/annotation.ts'
import { notePoint } from '../annotate/make-annotation.ts'
import { type PageBox, pageSize, rectToView } from '../geometry/page-space.ts'
import { movedRect } from '../geometry/reshape-rect.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import styles from './note-pins.module.css'
import { say } from '../messages.ts'

/** Notes at a place of the page, as small sheets one can open. */
export function NotePins({ index, box }: { readonly index: number; readonly box: PageBox }) {
  const all = useReaderSlice(
    r => r.library,
    state => state.annotations,
  )
  const flash = useReaderSlice(
    r => r.tools.store,
    state => state.flash,
  )
  const notes = useMemo(() => all.filter(one => one.page === index && one.type === 'note'), [all, index])
  return notes.map(note => (
    <NotePin
      key={flash?.id === note.id ? `${note.id}:${flash.count}` : note.id}
      note={note}
      box={box}
      isFlashing={flash?.id === note.id}
    />
  ))
}

const SLOP = 4

interface PinProps {
  readonly note: Annotation
  readonly box: PageBox
  readonly isFlashing: boolean
}

/** Opened by a click, put elsewhere by dragging it. */
function NotePin({ note, box, isFlashing }: PinProps) {
  const { tools, viewport, drawing } = useReader()
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const isDragged = useRef(false)
  const [by, setBy] = useState({ x: 0, y: 0 })
  const page = pageSize(box)
  const { scale } = viewport.store.getState().layout
  const point = notePoint(box, note.rect)
  const { x, y } = { x: point.x + by.x, y: point.y + by.y }

  const move = (event: PointerEvent): void => {
    if (!from.current) return
    const [dx, dy] = [event.clientX - from.current.x, event.clientY - from.current.y]
    if (!isDragged.current && Math.hypot(dx, dy) < SLOP) return
    isDragged.current = true
    setBy({ x: dx / scale, y: dy / scale })
  }
  const end = (event: PointerEvent): void => {
    from.current = null
    if (isDragged.current && event.type !== 'pointercancel') {
      const rect = rectToView(box, note.rect)
      drawing.reshape(note, movedRect(rect, by.x, by.y, page))
    }
    setBy({ x: 0, y: 0 })
  }
  return (
    <button
      type="button"
      className={styles.pin}
      data-color={note.color}
      data-flash={isFlashing || undefined}
      data-external={note.external || undefined}
      style={{ left: `${(x / page.width) * 100}%`, top: `${(y / page.height) * 100}%` }}
      aria-label={note.comment ? say('Note: {comment}', { comment: note.comment.slice(0, 80) }) : say('Empty note')}
      onPointerDown={event => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, y: event.clientY }
        isDragged.current = false
      }}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onClick={() => {
        // The click that ends a drag opens nothing.
        if (!isDragged.current) tools.open(note.id)
        isDragged.current = false
      }}
    >
      <StickyNote size={14} aria-hidden="true" />
    </button>
  )
}

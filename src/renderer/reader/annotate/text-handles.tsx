import { type PointerEvent, useRef } from 'react'
import type { Annotation } from '../../../preload/contract/annotation.ts'
import type { PageBox } from '../geometry/page-space.ts'
import { placeInPage } from '../page/place-in-page.ts'
import { useReader, useReaderSlice } from '../reader-context.ts'
import { caretAt } from '../select/caret.ts'
import type { TextPoint } from '../select/text-selection.ts'
import { markedText, type TextEnd, textEnds } from './text-ends.ts'
import styles from './text-handles.module.css'

/** At both ends of the open mark on text: dragged, the mark takes in more of the text or less. */
export function TextHandles({ index, box }: { readonly index: number; readonly box: PageBox }) {
  const id = useReaderSlice(
    r => r.tools.store,
    state => state.open,
  )
  const open = useReaderSlice(
    r => r.library,
    state => state.annotations.find(one => one.id === id && one.page === index),
  )
  const ends = open ? textEnds(box, open.quads) : null
  if (!open || !ends) return null
  return (
    <>
      <TextHandle annotation={open} box={box} end={ends.start} fixed="focus" />
      <TextHandle annotation={open} box={box} end={ends.end} fixed="anchor" />
    </>
  )
}

interface HandleProps {
  readonly annotation: Annotation
  readonly box: PageBox
  readonly end: TextEnd
  /** Which end of the text stays. */
  readonly fixed: 'anchor' | 'focus'
}

function TextHandle({ annotation, box, end: { top, foot }, fixed }: HandleProps) {
  const { selection, surfaces, drawing } = useReader()
  const held = useRef<TextPoint | null>(null)

  const begin = (event: PointerEvent<HTMLElement>): void => {
    const surface = surfaces.get(annotation.page)
    const marked = surface && markedText(annotation, surface)
    if (event.button !== 0 || !marked) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = marked[fixed]
  }
  const move = (event: PointerEvent): void => {
    const surface = surfaces.get(annotation.page)
    const offset = held.current && surface ? caretAt(surface, event.clientX, event.clientY) : null
    if (!held.current || offset === null) return
    selection.set({ anchor: held.current, focus: { page: annotation.page, offset } }, true)
  }
  const end = (event: PointerEvent): void => {
    if (!held.current) return
    held.current = null
    if (event.type === 'pointercancel' || !drawing.placeOnSelection(annotation)) selection.clear()
    selection.finish()
  }
  const edge = {
    x: Math.min(top.x, foot.x),
    y: Math.min(top.y, foot.y),
    width: Math.abs(top.x - foot.x),
    height: Math.abs(top.y - foot.y),
  }
  return (
    <span
      className={styles.handle}
      data-color={annotation.color}
      data-keeps-selection=""
      style={placeInPage(box, edge)}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    />
  )
}

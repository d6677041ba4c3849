import { useMemo } from 'react'
import type { Annotation } from '../../../preload/contract/annotation.ts'
import { isDrawnByFile } from '../annotate/shown-marks.ts'
import type { FileMark } from '../engine/file-marks.ts'
import { type PageBox, pageSize, type ViewRect } from '../geometry/page-space.ts'
import { useReaderSlice } from '../reader-context.ts'
import styles from './highlight-layer.module.css'
import { Mark, PEN } from './mark.tsx'
import { PenStroke } from './pen-stroke.tsx'

const NO_RECTS: readonly ViewRect[] = []
const NO_MARKS: readonly FileMark[] = []

/** Marks on the text, and what is chosen now. Painted between the picture and the text, blended with the picture. */
export function HighlightLayer({ index, box }: { readonly index: number; readonly box: PageBox }) {
  const all = useReaderSlice(
    r => r.library,
    state => state.annotations,
  )
  const open = useReaderSlice(
    r => r.tools.store,
    state => state.open,
  )
  const flash = useReaderSlice(
    r => r.tools.store,
    state => state.flash,
  )
  const chosen = useReaderSlice(
    r => r.selection.store,
    state => state.pieces.find(piece => piece.page === index)?.rects ?? NO_RECTS,
  )
  const inFile = useReaderSlice(
    r => r.shownMarks.store,
    state => state.marks.get(index) ?? NO_MARKS,
  )
  const annotations = useMemo(
    () => all.filter(one => one.page === index && one.type !== 'note' && one.type !== 'text'),
    [all, index],
  )
  const isShown = (one: Annotation): boolean => one.id === open || one.id === flash?.id || !isDrawnByFile(one, inFile)
  const draft = useReaderSlice(
    r => r.drafts.store,
    state => (state.page === index ? state : null),
  )
  const color = useReaderSlice(
    r => r.tools.store,
    state => state.color,
  )
  const { width, height } = pageSize(box)
  if (annotations.length === 0 && chosen.length === 0 && draft === null) return null
  return (
    <svg className={styles.layer} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {annotations.filter(isShown).map(one => (
        <Mark
          key={flash?.id === one.id ? `${one.id}:${flash.count}` : one.id}
          annotation={one}
          box={box}
          isOpen={open === one.id}
          isFlashing={flash?.id === one.id}
          strokes={draft?.erased.get(one.id)}
        />
      ))}
      {chosen.map(({ x, y, width: w, height: h }) => (
        <rect key={`${x}:${y}`} className={styles.chosen} x={x} y={y} width={w} height={h} rx={2} />
      ))}
      {draft && draft.stroke.length > 0 ? (
        <g className={styles.mark} data-type="ink" data-color={color}>
          <PenStroke points={draft.stroke} width={PEN} />
        </g>
      ) : null}
      {draft?.rect && !draft.isWriting ? (
        <g className={styles.mark} data-type="area" data-color={color}>
          <rect {...draft.rect} className={styles.frame} strokeWidth={PEN} />
        </g>
      ) : null}
      {draft?.point ? (
        <g className={styles.pen} style={{ translate: `${draft.point.x}px ${draft.point.y}px` }}>
          <circle className={styles.reach} />
          <circle className={styles.tip} />
        </g>
      ) : null}
    </svg>
  )
}

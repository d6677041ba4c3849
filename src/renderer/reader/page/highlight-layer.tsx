import { memo, useMemo } from 'react'
import type { Annotation, Quad } from '../../../preload/contract/annotation.ts'
import { outlineInView, quadToView } from '../geometry/quads.ts'
import { type PageBox, pageSize, toView, type ViewRect } from '../geometry/page-space.ts'
import { useReaderSlice } from '../reader-context.ts'
import styles from './highlight-layer.module.css'

const NO_RECTS: readonly ViewRect[] = []

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
  const annotations = useMemo(
    () => all.filter(one => one.page === index && one.quads.length > 0 && !one.external),
    [all, index],
  )
  const { width, height } = pageSize(box)
  if (annotations.length === 0 && chosen.length === 0) return null
  return (
    <svg className={styles.layer} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {annotations.map(one => (
        <Mark
          key={flash?.id === one.id ? `${one.id}:${flash.count}` : one.id}
          annotation={one}
          box={box}
          isOpen={open === one.id}
          isFlashing={flash?.id === one.id}
        />
      ))}
      {chosen.map(({ x, y, width: w, height: h }) => (
        <rect key={`${x}:${y}`} className={styles.chosen} x={x} y={y} width={w} height={h} rx={2} />
      ))}
    </svg>
  )
}

interface MarkProps {
  readonly annotation: Annotation
  readonly box: PageBox
  readonly isOpen: boolean
  readonly isFlashing: boolean
}

const Mark = memo(function Mark({ annotation: { quads, type, color }, box, isOpen, isFlashing }: MarkProps) {
  return (
    <g
      className={styles.mark}
      data-type={type}
      data-color={color}
      data-open={isOpen || undefined}
      data-flash={isFlashing || undefined}
    >
      {quads.map(quad => (
        <QuadShape key={quad.join()} quad={quad} type={type} box={box} />
      ))}
    </g>
  )
})

/** Lines under and through the text, in view space. */
const STROKE = 1.8

function QuadShape({
  quad,
  type,
  box,
}: {
  readonly quad: Quad
  readonly type: Annotation['type']
  readonly box: PageBox
}) {
  const rect = quadToView(box, quad)
  switch (type) {
    case 'underline':
      return <TextLine quad={quad} box={box} height={0.04} />
    case 'strikeout':
      return <TextLine quad={quad} box={box} height={0.43} />
    default:
      return isUpright(quad, box, rect) ? (
        <rect {...rect} rx={2} />
      ) : (
        <polygon
          points={outlineInView(box, quad)
            .map(({ x, y }) => `${x},${y}`)
            .join(' ')}
        />
      )
  }
}

/** A line along the text, at a part of its height above its foot, whichever way the text runs. */
function TextLine({
  quad: [ax, ay, bx, by, cx, cy, dx, dy],
  box,
  height,
}: {
  readonly quad: Quad
  readonly box: PageBox
  readonly height: number
}) {
  const between = (low: number, high: number): number => low + (high - low) * height
  const from = toView(box, { x: between(cx, ax), y: between(cy, ay) })
  const to = toView(box, { x: between(dx, bx), y: between(dy, by) })
  return <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} strokeWidth={STROKE} />
}

function isUpright(quad: Quad, box: PageBox, { x, y, width, height }: ViewRect): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.6
  return outlineInView(box, quad).every(
    p => (near(p.x, x) || near(p.x, x + width)) && (near(p.y, y) || near(p.y, y + height)),
  )
}

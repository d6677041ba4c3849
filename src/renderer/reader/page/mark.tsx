import { memo } from 'react'
import type { Annotation, Quad, Stroke } from '../../../preload/contract/annotation.ts'
import { CSS_UNITS, type PageBox, rectToView, toView, type ViewRect } from '../geometry/page-space.ts'
import { outlineInView, quadToView } from '../geometry/quads.ts'
import styles from './highlight-layer.module.css'
import { PenStroke } from './pen-stroke.tsx'

export interface MarkProps {
  readonly annotation: Annotation
  readonly box: PageBox
  readonly isOpen: boolean
  readonly isFlashing: boolean
  /** In user space, in place of its own: while it is being rubbed out. */
  readonly strokes?: readonly Stroke[] | undefined
}

/** The pen, a point and a half wide as in exported copies; in view space. */
export const PEN = 1.5 * CSS_UNITS

/** An annotation as it is drawn on the page, whichever way the page is turned. */
export const Mark = memo(function Mark({ annotation, box, isOpen, isFlashing, strokes }: MarkProps) {
  const { type, color } = annotation
  return (
    <g
      className={styles.mark}
      data-type={type}
      data-color={color}
      data-open={isOpen || undefined}
      data-flash={isFlashing || undefined}
    >
      <Shapes annotation={annotation} box={box} strokes={strokes} />
    </g>
  )
})

function Shapes({ annotation, box, strokes }: Pick<MarkProps, 'annotation' | 'box' | 'strokes'>) {
  const { type, quads, rect } = annotation
  switch (type) {
    case 'area': {
      const { x, y, width, height } = rectToView(box, rect)
      // The line lies inside: the rectangle is what was marked.
      return (
        <rect
          className={styles.frame}
          x={x + PEN / 2}
          y={y + PEN / 2}
          width={Math.max(0, width - PEN)}
          height={Math.max(0, height - PEN)}
          strokeWidth={PEN}
        />
      )
    }
    case 'ink':
      return (strokes ?? annotation.strokes ?? []).map((stroke, at) => (
        // Strokes have no names, and are drawn anew as a whole.
        // oxlint-disable-next-line react/no-array-index-key
        <PenStroke key={at} points={strokeInView(box, stroke)} width={PEN} />
      ))
    default:
      return quads.map(quad => <QuadShape key={quad.join()} quad={quad} type={type} box={box} />)
  }
}

function strokeInView(box: PageBox, stroke: Stroke): Stroke {
  const points: number[] = []
  for (let at = 0; at + 1 < stroke.length; at += 2) {
    const { x, y } = toView(box, { x: stroke[at] ?? 0, y: stroke[at + 1] ?? 0 })
    points.push(x, y)
  }
  return points
}

interface QuadProps {
  readonly quad: Quad
  readonly type: Annotation['type']
  readonly box: PageBox
}

function QuadShape({ quad, type, box }: QuadProps) {
  const rect = quadToView(box, quad)
  switch (type) {
    case 'underline':
      return <TextLine quad={quad} box={box} part={0.06} />
    case 'strikeout':
      return <TextLine quad={quad} box={box} part={0.42} />
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

/** A line along the text, at a part of its height above its foot, whichever way the text runs. As in exported copies. */
function TextLine({
  quad: [ax, ay, bx, by, cx, cy, dx, dy],
  box,
  part,
}: Pick<QuadProps, 'quad' | 'box'> & { readonly part: number }) {
  const between = (low: number, high: number): number => low + (high - low) * part
  const from = toView(box, { x: between(cx, ax), y: between(cy, ay) })
  const to = toView(box, { x: between(dx, bx), y: between(dy, by) })
  const height = Math.hypot(ax - cx, ay - cy) * box.userUnit * CSS_UNITS
  return (
    <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} strokeWidth={Math.min(PEN, Math.max(PEN / 3, height / 12))} />
  )
}

function isUpright(quad: Quad, box: PageBox, { x, y, width, height }: ViewRect): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.6
  return outlineInView(box, quad).every(
    p => (near(p.x, x) || near(p.x, x + width)) && (near(p.y, y) || near(p.y, y + height)),
  )
}

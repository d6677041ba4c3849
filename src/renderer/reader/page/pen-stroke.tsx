import type { Stroke } from '../../../preload/contract/annotation.ts'

/** A stroke of the pen in view space: straight from point to point, as every program draws it. */
export function PenStroke({ points, width }: { readonly points: Stroke; readonly width: number }) {
  const [x = 0, y = 0] = points
  // A single point is a dot: a line to itself, with round ends.
  const steps = points.length > 2 ? points.join(' ') : `${x} ${y} ${x} ${y}`
  return <polyline points={steps} fill="none" strokeWidth={width} strokeLinecap="round" strokeLinejoin="round" />
}

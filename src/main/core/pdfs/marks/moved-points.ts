import type { Quad, Rect, Stroke } from '../../../../preload/contract/annotation.ts'

/** Where something lies: its rectangle, and the points in it. Pure. */
export interface Shape {
  readonly rect: Rect
  readonly quads: readonly Quad[]
  readonly strokes?: readonly Stroke[] | undefined
}

/** Less than anybody sees; numbers are rounded on their way. */
const NEAR = 0.02

/** Whether one is the other, so much further to the right and up. */
export function isShifted(from: Shape, to: Shape, dx: number, dy: number): boolean {
  const [a, b] = [from, to].map(({ rect, quads, strokes = [] }) => [rect, ...quads, ...strokes])
  return (
    sameShape(from, to) &&
    (a ?? []).every((points, at) =>
      points.every((value, axis) => {
        const further = axis % 2 === 0 ? dx : dy
        return Math.abs(value + further - (b?.[at]?.[axis] ?? Number.NaN)) < NEAR
      }),
    )
  )
}

/** Whether both have as many lines, of as many points each. */
export function sameShape({ quads, strokes = [] }: Shape, { quads: others, strokes: lines = [] }: Shape): boolean {
  return (
    quads.length === others.length &&
    strokes.length === lines.length &&
    strokes.every((line, at) => line.length === lines[at]?.length)
  )
}

/** Points of one rectangle at the same places of another. */
export function carriedPoints(points: readonly number[], from: Rect, to: Rect): number[] {
  return points.map((value, at) => {
    const [low, high] = at % 2 === 0 ? [0, 2] : [1, 3]
    const [start = 0, end = 0] = [from[low], from[high]]
    const [first = 0, last = 0] = [to[low], to[high]]
    const part = end - start === 0 ? 0 : (value - start) / (end - start)
    return Math.round((first + part * (last - first) + (end - start === 0 ? value - start : 0)) * 1e6) / 1e6
  })
}

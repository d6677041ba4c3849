import type { Rect, Stroke } from '../../../preload/contract/annotation.ts'

/** What a pen draws, as lists of x, y, x, y ...; all of it in one space, whichever that is. */

/**
 * Leaves out the points that no eye misses: those nearer than `tolerance` to the line between their neighbours
 * (Douglas and Peucker). First and last point stay.
 */
export function simplifyStroke(points: readonly number[], tolerance: number): Stroke {
  const last = points.length / 2 - 1
  if (last < 2) return points
  const keep = new Uint8Array(last + 1)
  keep[0] = keep[last] = 1
  const open: (readonly [number, number])[] = [[0, last]]
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part
    let farthest = -1
    let most = tolerance
    for (let at = from + 1; at < to; at += 1) {
      const distance = distanceToLine(point(points, at), point(points, from), point(points, to))
      if (distance > most) {
        most = distance
        farthest = at
      }
    }
    if (farthest < 0) continue
    keep[farthest] = 1
    open.push([from, farthest], [farthest, to])
  }
  return points.filter((_, at) => keep[at >> 1] === 1)
}

/** The smallest rectangle around strokes; null of none. */
export function boundsOfStrokes(strokes: readonly Stroke[]): Rect | null {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const stroke of strokes)
    for (let at = 0; at + 1 < stroke.length; at += 2) {
      const [x, y] = point(stroke, at / 2)
      ;[x1, y1, x2, y2] = [Math.min(x1, x), Math.min(y1, y), Math.max(x2, x), Math.max(y2, y)]
    }
  return x1 <= x2 ? [x1, y1, x2, y2] : null
}

/** How near a stroke comes to a point. */
export function distanceToStroke(stroke: Stroke, at: Point): number {
  let least = Infinity
  for (let i = 0; i < stroke.length / 2; i += 1)
    least = Math.min(least, distanceToLine(at, point(stroke, Math.max(0, i - 1)), point(stroke, i)))
  return least
}

/**
 * What is left of strokes when an eraser of a radius goes along a path. A stroke rubbed out in its middle becomes two.
 * The same array where nothing was rubbed out.
 */
export function eraseStrokes(strokes: readonly Stroke[], path: Stroke, radius: number): readonly Stroke[] {
  const left = strokes.flatMap(stroke => eraseStroke(stroke, path, radius))
  return left.length === strokes.length && left.every((stroke, at) => stroke === strokes[at]) ? strokes : left
}

function eraseStroke(stroke: Stroke, path: Stroke, radius: number): readonly Stroke[] {
  const isHit = (at: Point): boolean => distanceToStroke(path, at) < radius
  if (stroke.length <= 2) return stroke.length === 2 && !isHit(point(stroke, 0)) ? [stroke] : []
  const fine = subdivided(stroke, radius / 3)
  const rest: number[][] = []
  let run: number[] = []
  let isWhole = true
  for (let i = 0; i < fine.length / 2; i += 1) {
    const at = point(fine, i)
    if (isHit(at)) {
      isWhole = false
      rest.push(run)
      run = []
    } else run.push(...at)
  }
  if (isWhole) return [stroke]
  rest.push(run)
  // A single point left over would be a dot where there was a line.
  return rest.filter(part => part.length > 2).map(part => simplifyStroke(part, radius / 100))
}

/** With points so near to each other that none of an eraser's passes between two of them. */
function subdivided(stroke: Stroke, step: number): number[] {
  const fine: number[] = [...point(stroke, 0)]
  for (let i = 1; i < stroke.length / 2; i += 1) {
    const [ax, ay] = point(stroke, i - 1)
    const [bx, by] = point(stroke, i)
    // A line as long as a page has some hundred parts; more would be a mistake of the file's.
    const parts = Math.min(2_000, Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / step)))
    for (let part = 1; part <= parts; part += 1)
      fine.push(ax + ((bx - ax) * part) / parts, ay + ((by - ay) * part) / parts)
  }
  return fine
}

type Point = readonly [number, number]

function point(points: readonly number[], index: number): Point {
  return [points[2 * index] ?? 0, points[2 * index + 1] ?? 0]
}

function distanceToLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

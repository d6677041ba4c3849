import type { Quad, Rect } from '../../../preload/contract/annotation.ts'
import type { Point } from './matrix.ts'
import type { LineRect } from './line-rects.ts'
import { type PageBox, toPage, toView, type ViewRect } from './page-space.ts'

/** The corners as one sees them with the letters upright: upper left, upper right, lower left, lower right. */
export function quadFromView(box: PageBox, { x, y, width, height, turn }: LineRect): Quad {
  const corner = (px: number, py: number): Point => toPage(box, { x: px, y: py })
  // Clockwise from the upper left corner of the screen.
  const round = [corner(x, y), corner(x + width, y), corner(x + width, y + height), corner(x, y + height)] as const
  const first = turn / 90
  const [ul, ur, lr, ll] = [at(round, first), at(round, first + 1), at(round, first + 2), at(round, first + 3)]
  const r = roundPoint
  return [r(ul.x), r(ul.y), r(ur.x), r(ur.y), r(ll.x), r(ll.y), r(lr.x), r(lr.y)]
}

function at(round: readonly [Point, Point, Point, Point], index: number): Point {
  return round[index % 4] ?? round[0]
}

/** 1/1000 point: far below what can be seen, and short in JSON. */
function roundPoint(value: number): number {
  return Math.round(value * 1000) / 1000 + 0
}

/** The corners going round, whatever order the program that wrote them used. */
export function outline(quad: Quad): readonly Point[] {
  const points = [0, 2, 4, 6].map(i => ({ x: quad[i] ?? 0, y: quad[i + 1] ?? 0 }))
  const cx = points.reduce((sum, p) => sum + p.x, 0) / 4
  const cy = points.reduce((sum, p) => sum + p.y, 0) / 4
  return points.sort((p, q) => Math.atan2(p.y - cy, p.x - cx) - Math.atan2(q.y - cy, q.x - cx))
}

export function outlineInView(box: PageBox, quad: Quad): readonly Point[] {
  return outline(quad).map(point => toView(box, point))
}

/** The smallest upright rectangle of view space around a quad. */
export function quadToView(box: PageBox, quad: Quad): ViewRect {
  const points = outlineInView(box, quad)
  const xs = points.map(p => p.x)
  const ys = points.map(p => p.y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** The rectangle around all quads; null of none. */
export function boundsOf(quads: readonly Quad[]): Rect | null {
  if (quads.length === 0) return null
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const quad of quads) {
    for (let i = 0; i < 8; i += 2) {
      const x = quad[i] ?? 0
      const y = quad[i + 1] ?? 0
      x1 = Math.min(x1, x)
      y1 = Math.min(y1, y)
      x2 = Math.max(x2, x)
      y2 = Math.max(y2, y)
    }
  }
  return [x1, y1, x2, y2]
}

/** Both in user space; the edge counts as inside. */
export function isPointInQuad(quad: Quad, { x, y }: Point): boolean {
  const corners = outline(quad)
  let side = 0
  for (let i = 0; i < corners.length; i += 1) {
    const p = corners[i]
    const q = corners[(i + 1) % corners.length]
    if (!p || !q) return false
    const cross = (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x)
    if (Math.abs(cross) < 1e-9) continue
    if (side !== 0 && Math.sign(cross) !== side) return false
    side = Math.sign(cross)
  }
  // All corners on one line: inside only where the point lies within its bounds.
  if (side === 0) {
    const bounds = boundsOf([quad])
    return bounds !== null && x >= bounds[0] && x <= bounds[2] && y >= bounds[1] && y <= bounds[3]
  }
  return true
}

export function isPointInRect([x1, y1, x2, y2]: Rect, { x, y }: Point): boolean {
  return x >= x1 && x <= x2 && y >= y1 && y <= y2
}

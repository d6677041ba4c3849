import type { Quad } from '../../../preload/contract/annotation.ts'
import type { Glyph } from './glyphs.ts'

/** The quads over letters that follow each other: one a line, as high as the letters reach. Pure. */

// Letters reach so far above and below their baseline, in parts of their size.
const ABOVE = 0.76
const BELOW = 0.22
const NEXT_LINE = 0.6
// A gap so wide parts two columns; what was chosen there is not one stretch.
const COLUMN_GAP = 3

export function quadsOfGlyphs(glyphs: readonly Glyph[]): Quad[] {
  const lines: Glyph[][] = []
  for (const glyph of glyphs) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (line && last && goesOn(last, glyph)) line.push(glyph)
    else lines.push([glyph])
  }
  return lines.map(quadOfLine).filter(quad => quad !== null)
}

function goesOn(last: Glyph, next: Glyph): boolean {
  const size = Math.max(lengthOf(last.up), lengthOf(next.up), 0.01)
  const way = [last.to[0] - last.from[0], last.to[1] - last.from[1]] as const
  const apart = [next.from[0] - last.to[0], next.from[1] - last.to[1]] as const
  const rise = Math.abs(apart[0] * last.up[0] + apart[1] * last.up[1]) / (lengthOf(last.up) || 1)
  const gap = (apart[0] * way[0] + apart[1] * way[1]) / (lengthOf(way) || 1)
  return rise < NEXT_LINE * size && gap < COLUMN_GAP * size && gap > -COLUMN_GAP * size * 20
}

/** In the frame of the line: along it, and across. */
function quadOfLine(line: readonly Glyph[]): Quad | null {
  const [first, last] = [line[0], line.at(-1)]
  if (!first || !last) return null
  const forward = [last.to[0] - first.from[0], last.to[1] - first.from[1]] as const
  const own = [first.to[0] - first.from[0], first.to[1] - first.from[1]] as const
  const length = lengthOf(own) || lengthOf(forward)
  if (length === 0) return null
  const way = lengthOf(own) > 0 ? own : forward
  const [ux, uy] = [way[0] / length, way[1] / length]
  const [vx, vy] = [-uy, ux]
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { from, to, up } of line) {
    for (const [x, y] of [from, to]) {
      left = Math.min(left, x * ux + y * uy)
      right = Math.max(right, x * ux + y * uy)
    }
    const size = up[0] * vx + up[1] * vy
    const base = from[0] * vx + from[1] * vy
    low = Math.min(low, base - BELOW * size, base + ABOVE * size)
    high = Math.max(high, base - BELOW * size, base + ABOVE * size)
  }
  const corner = (along: number, across: number): readonly [number, number] => [
    round(along * ux + across * vx),
    round(along * uy + across * vy),
  ]
  return [...corner(left, high), ...corner(right, high), ...corner(left, low), ...corner(right, low)]
}

function lengthOf([x, y]: readonly [number, number]): number {
  return Math.hypot(x, y)
}

/** 1/1000 point: far below what can be seen, and short in JSON. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0
}

import type { ViewRect } from './page-space.ts'

/** How far the letters are turned as shown, clockwise: 90 where the text runs down. */
export type Turn = 0 | 90 | 180 | 270

/** A line of text in view space, or a part of one. */
export interface LineRect extends ViewRect {
  readonly turn: Turn
}

/**
 * Joins the many rectangles a selection gives (one for every run of text, some of them twice) into one a line.
 * Takes them in the order of the text: a rectangle joins the line before it only where it goes on beside it,
 * so that two columns at the same height stay two lines.
 */
export function mergeLineRects(rects: readonly LineRect[]): readonly LineRect[] {
  const lines: LineRect[] = []
  for (const rect of rects.map(layFlat)) {
    if (rect.width <= 0 || rect.height <= 0) continue
    const last = lines.at(-1)
    if (last && last.turn === rect.turn && isSameLine(last, rect))
      lines[lines.length - 1] = { ...union(last, rect), turn: rect.turn }
    else lines.push(rect)
  }
  // Laid flat twice, a line stands as it stood.
  return separateLines(lines).map(layFlat)
}

/** Lines that run up or down are merged as if they ran across. */
function layFlat(rect: LineRect): LineRect {
  return rect.turn % 180 === 0
    ? rect
    : { x: rect.y, y: rect.x, width: rect.height, height: rect.width, turn: rect.turn }
}

export function union(a: ViewRect, b: ViewRect): ViewRect {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

function isSameLine(line: ViewRect, rect: ViewRect): boolean {
  const shared = Math.min(line.y + line.height, rect.y + rect.height) - Math.max(line.y, rect.y)
  const smaller = Math.min(line.height, rect.height)
  if (shared < smaller * 0.45) return false
  const gap = Math.max(rect.x - (line.x + line.width), line.x - (rect.x + rect.width))
  // Wider than the widest space of a stretched line, narrower than the gutter between two columns.
  return gap < Math.max(line.height, rect.height) * 1.2
}

/** Lines set tight overlap a little; where two highlights overlap, the strip between lines would be twice as dark. */
function separateLines(lines: readonly LineRect[]): readonly LineRect[] {
  const result = [...lines]
  for (let i = 1; i < result.length; i += 1) {
    const above = result[i - 1]
    const below = result[i]
    if (!above || !below || above.turn !== below.turn) continue
    const overlap = above.y + above.height - below.y
    const besides = above.x + above.width <= below.x || below.x + below.width <= above.x
    if (besides || overlap <= 0 || overlap > Math.min(above.height, below.height) * 0.5) continue
    const middle = below.y + overlap / 2
    result[i - 1] = { ...above, height: middle - above.y }
    result[i] = { ...below, y: middle, height: below.y + below.height - middle }
  }
  return result
}

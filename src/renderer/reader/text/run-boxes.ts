import type { Turn } from '../geometry/line-rects.ts'
import { multiply } from '../geometry/matrix.ts'
import { type PageBox, pageMatrix, type ViewRect } from '../geometry/page-space.ts'
import type { PageText, TextRun } from './page-text.ts'

/** Where a run stands, in view space: from the top of its letters to the bottom of its descenders. */
export function runBox(run: TextRun, box: PageBox): ViewRect {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = run.transform
  const m = multiply(pageMatrix(box), [a, b, c, d, e, f])
  const size = Math.hypot(a, b) || Math.hypot(c, d) || 1
  const height = Math.hypot(c, d) || size
  // Along the line the run is `width` units of user space long, and a glyph of the font is `size` of them.
  const along = run.isVertical ? [0, -run.height / height] : [run.width / size, 0]
  const [low, high] = run.isVertical ? [-0.5, 0.5] : [-0.22, 0.78]
  const corners = run.isVertical
    ? [
        [low, 0],
        [high, 0],
        [low, along[1] ?? 0],
        [high, along[1] ?? 0],
      ]
    : [
        [0, low],
        [0, high],
        [along[0] ?? 0, low],
        [along[0] ?? 0, high],
      ]
  const xs = corners.map(([u = 0, v = 0]) => m[0] * u + m[2] * v + m[4])
  const ys = corners.map(([u = 0, v = 0]) => m[1] * u + m[3] * v + m[5])
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Whether the line of a run lies along the x axis of the view. */
export function isAcross(run: TextRun, box: PageBox): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = run.transform
  const along = multiply(pageMatrix(box), run.isVertical ? [c, d, a, b, 0, 0] : [a, b, c, d, 0, 0])
  return Math.abs(along[0]) >= Math.abs(along[1])
}

/** How far its letters are turned as shown, to the nearest quarter: by where their tops are. */
export function turnOf(run: TextRun, box: PageBox): Turn {
  const [, , c = 0, d = 0] = run.transform
  const page = pageMatrix(box)
  const x = page[0] * c + page[2] * d
  const y = page[1] * c + page[3] * d
  if (Math.abs(y) >= Math.abs(x)) return y <= 0 ? 0 : 180
  return x > 0 ? 90 : 270
}

export interface RunHit {
  readonly run: TextRun
  readonly box: ViewRect
}

/**
 * The run nearest to a point of view space. Beside a line counts as on it: distance across lines weighs more than along
 * them, so a pointer in the margin or in a gutter stays on the line it is level with.
 */
export function nearestRun(page: PageText, boxes: readonly ViewRect[], x: number, y: number): RunHit | null {
  let best: RunHit | null = null
  let bestDistance = Infinity
  for (let i = 0; i < page.runs.length; i += 1) {
    const run = page.runs[i]
    const box = boxes[i]
    if (!run || !box || run.text.trim() === '' || box.width <= 0) continue
    const dx = Math.max(box.x - x, 0, x - (box.x + box.width))
    const dy = Math.max(box.y - y, 0, y - (box.y + box.height))
    const distance = dx + dy * 4
    if (distance < bestDistance) {
      best = { run, box }
      bestDistance = distance
    }
  }
  return best
}

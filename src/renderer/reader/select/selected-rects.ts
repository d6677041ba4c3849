import { clientToView, type ViewRect } from '../geometry/page-space.ts'
import { type LineRect, mergeLineRects } from '../geometry/line-rects.ts'
import { isAcross, runBox, turnOf } from '../text/run-boxes.ts'
import type { PageSurface } from '../view/page-surfaces.ts'

/** What a part of a page's text covers, a rectangle a line, in view space. */
export function rectsOfText(surface: PageSurface, start: number, end: number): readonly LineRect[] {
  const shown = surface.sheet.getBoundingClientRect()
  const range = document.createRange()
  const rects: LineRect[] = []
  for (const [index, run] of surface.text.runs.entries()) {
    const runEnd = run.start + run.text.length
    if (runEnd <= start || run.start >= end || run.text.trim() === '') continue
    const node = surface.spans[index]?.firstChild
    if (!(node instanceof Text)) continue
    range.setStart(node, Math.max(0, start - run.start))
    range.setEnd(node, Math.min(node.length, end - run.start))
    const chosen = clientToView(range.getBoundingClientRect(), shown, surface.box)
    rects.push({
      ...acrossLine(chosen, runBox(run, surface.box), isAcross(run, surface.box)),
      turn: turnOf(run, surface.box),
    })
  }
  return mergeLineRects(rects)
}

/** How far above and below its letters a line is marked, in heights of the line. */
const ROOM = 0.06

/**
 * The document knows how far along the line the letters reach; how high the line is, the file knows: the fonts of the
 * transparent text are not the file's and have other heights.
 */
function acrossLine(chosen: ViewRect, line: ViewRect, isAlongX: boolean): ViewRect {
  return isAlongX
    ? { ...chosen, y: line.y - line.height * ROOM, height: line.height * (1 + 2 * ROOM) }
    : { ...chosen, x: line.x - line.width * ROOM, width: line.width * (1 + 2 * ROOM) }
}

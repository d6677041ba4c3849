import { clientToView, type ViewRect } from '../geometry/page-space.ts'
import { mergeLineRects } from '../geometry/line-rects.ts'
import type { PageSurface } from '../view/page-surfaces.ts'

/** What a part of a page's text covers, a rectangle a line, in view space. */
export function rectsOfText(surface: PageSurface, start: number, end: number): readonly ViewRect[] {
  const shown = surface.sheet.getBoundingClientRect()
  const range = document.createRange()
  const rects: ViewRect[] = []
  for (const [index, run] of surface.text.runs.entries()) {
    const runEnd = run.start + run.text.length
    if (runEnd <= start || run.start >= end || run.text.trim() === '') continue
    const node = surface.spans[index]?.firstChild
    if (!(node instanceof Text)) continue
    range.setStart(node, Math.max(0, start - run.start))
    range.setEnd(node, Math.min(node.length, end - run.start))
    rects.push(clientToView(range.getBoundingClientRect(), shown, surface.box))
  }
  return mergeLineRects(rects)
}

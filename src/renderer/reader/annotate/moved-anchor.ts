import type { Annotation } from '../../../preload/contract/annotation.ts'
import { type PageBox, rectToPage, type ViewRect } from '../geometry/page-space.ts'
import type { PageText } from '../text/page-text.ts'
import { inkAnchor, type Place } from './make-annotation.ts'

/** The place of a drawing whose rectangle is to lie elsewhere in view space: all strokes go along, none is stretched. */
export function movedAnchor(
  { page, rect, strokes = [] }: Annotation,
  to: ViewRect,
  box: PageBox,
  text: PageText | null,
): Place | null {
  const [x1, y1] = rectToPage(box, to)
  const [dx, dy] = [x1 - rect[0], y1 - rect[1]]
  const moved = strokes.map(stroke =>
    stroke.map((number, at) => Math.round((number + (at % 2 === 0 ? dx : dy)) * 1000) / 1000),
  )
  return inkAnchor(page, moved, box, text)
}

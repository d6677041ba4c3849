import type { Annotation, Quad } from '../../../preload/contract/annotation.ts'
import type { Point } from '../geometry/matrix.ts'
import { type PageBox, pageSize, toView } from '../geometry/page-space.ts'
import { caretAt } from '../select/caret.ts'
import type { TextSelection } from '../select/text-selection.ts'
import type { PageSurface } from '../view/page-surfaces.ts'

export interface TextEnd {
  /** Upper and lower end of the edge of the first or the last letter, in view space. */
  readonly top: Point
  readonly foot: Point
  /** A little inside of it. */
  readonly inside: Point
}

/** Where text that is marked begins and ends, whichever way it runs; null where nothing is marked. */
export function textEnds(
  box: PageBox,
  quads: readonly Quad[],
): { readonly start: TextEnd; readonly end: TextEnd } | null {
  const [first, last] = [quads[0], quads.at(-1)]
  if (!first || !last) return null
  return { start: edgeOf(box, first, 0), end: edgeOf(box, last, 2) }
}

function edgeOf(box: PageBox, quad: Quad, at: 0 | 2): TextEnd {
  const corner = (index: number): Point => toView(box, { x: quad[index] ?? 0, y: quad[index + 1] ?? 0 })
  const [top, foot] = [corner(at), corner(at + 4)]
  const [otherTop, otherFoot] = [corner(2 - at), corner(6 - at)]
  const middle = between(top, foot, 0.5)
  const across = between(otherTop, otherFoot, 0.5)
  const length = Math.max(1, Math.hypot(across.x - middle.x, across.y - middle.y))
  return { top, foot, inside: between(middle, across, Math.min(0.4, 1 / length)) }
}

function between(a: Point, b: Point, part: number): Point {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part }
}

/** The part of the page's text an annotation lies on; null where its page has no text laid out. */
export function markedText({ page, quads }: Annotation, surface: PageSurface): TextSelection | null {
  const ends = textEnds(surface.box, quads)
  const shown = surface.sheet.getBoundingClientRect()
  const scale = shown.width / pageSize(surface.box).width
  if (!ends) return null
  const offsetAt = ({ inside }: TextEnd): number | null =>
    caretAt(surface, shown.x + inside.x * scale, shown.y + inside.y * scale)
  const [start, end] = [offsetAt(ends.start), offsetAt(ends.end)]
  return start === null || end === null ? null : { anchor: { page, offset: start }, focus: { page, offset: end } }
}

import type { ReadingPlace } from '../../../preload/contract/paper.ts'
import {
  type PageLayout,
  type PagePoint,
  pixelsOf,
  pointAt,
  pointOn,
  rowOfPage,
  type Size,
  type Zoom,
} from './page-layout.ts'

/** How far the last page may end below the view and still count as seen. */
const END_SLACK = 24

/** The place at the upper left of the view: what is saved, and what every jump goes to. */
export function placeOf(layout: PageLayout, scroll: { readonly left: number; readonly top: number }): PagePoint {
  const point = pointAt(layout, scroll.left, scroll.top)
  // Between two rows the one below is what one has come to.
  const next = layout.rows[rowOfPage(layout, point.page) + 1]
  const { page, offset, offsetX } =
    point.offset >= 1 && next !== undefined ? pointOn(layout, next, scroll.left, scroll.top) : point
  return { page, offset: clamp(offset, -1, 2), offsetX: clamp(offsetX, -10, 10) }
}

export function scrollOf(layout: PageLayout, place: PagePoint): { readonly left: number; readonly top: number } {
  const { x, y } = pixelsOf(layout, place)
  return { left: Math.max(0, Math.round(x)), top: Math.max(0, Math.round(y)) }
}

/** Fraction of the file that has been above the lower edge of the view. */
export function fractionSeen(layout: PageLayout, scrollTop: number, pane: Size): number {
  const bottom = scrollTop + pane.height
  if (layout.height <= 0) return 0
  return bottom + END_SLACK >= layout.height ? 1 : clamp(bottom / layout.height, 0, 1)
}

export function readingPlace(file: string, point: PagePoint, zoom: Zoom, fraction: number): ReadingPlace {
  const { page, offset, offsetX } = point
  return {
    file,
    page,
    offset: clamp(offset, -1, 2),
    offsetX: clamp(offsetX, -10, 10),
    zoom,
    fraction: clamp(fraction, 0, 1),
  }
}

/** Where to scroll so that the same point of the page stays at the same point of the view. */
export function keepPoint(
  before: PageLayout,
  after: PageLayout,
  scroll: { readonly left: number; readonly top: number },
  /** In the view: the pointer, or its middle. */
  at: { readonly x: number; readonly y: number },
  /** Where the pages were turned or trimmed between the two. */
  carry: (point: PagePoint) => PagePoint = point => point,
): { readonly left: number; readonly top: number } {
  const point = pointAt(before, scroll.left + at.x, scroll.top + at.y)
  const moved = pixelsOf(after, carry(point))
  return { left: moved.x - at.x, top: moved.y - at.y }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

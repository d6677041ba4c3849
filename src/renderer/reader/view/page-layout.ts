import type { ReadingPlace } from '../../../preload/contract/paper.ts'

/** Pages under one another, in CSS pixels; all whole numbers, so that canvases stay sharp. */
export interface PageLayout {
  readonly tops: readonly number[]
  readonly lefts: readonly number[]
  readonly widths: readonly number[]
  readonly heights: readonly number[]
  readonly width: number
  readonly height: number
  readonly scale: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export type Zoom = ReadingPlace['zoom']
/** The part of a place that scrolling decides. */
export type PagePoint = Pick<ReadingPlace, 'page' | 'offset' | 'offsetX'>

export const PAGE_GAP = 14
const PAGE_MARGIN = 22
const MIN_SCALE = 0.1
const MAX_SCALE = 8

/** `sizes` at 100 %; the pane is what the reader sees of the pages. */
export function layoutPages(sizes: readonly Size[], scale: number, paneWidth: number): PageLayout {
  const widths = sizes.map(size => Math.max(1, Math.round(size.width * scale)))
  const heights = sizes.map(size => Math.max(1, Math.round(size.height * scale)))
  const widest = widths.reduce((a, b) => Math.max(a, b), 0)
  const width = Math.max(Math.floor(paneWidth), widest + PAGE_MARGIN * 2)
  const lefts = widths.map(w => Math.round((width - w) / 2))
  const tops: number[] = []
  let y = PAGE_MARGIN
  for (const height of heights) {
    tops.push(y)
    y += height + PAGE_GAP
  }
  return { tops, lefts, widths, heights, width, height: Math.max(0, y - PAGE_GAP + PAGE_MARGIN), scale }
}

export function clampScale(scale: number): number {
  return Number.isFinite(scale) ? Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale)) : 1
}

export function scaleOf(zoom: Zoom, page: Size, pane: Size): number {
  const wide = (pane.width - PAGE_MARGIN * 2) / page.width
  const high = (pane.height - PAGE_MARGIN * 2) / page.height
  switch (zoom) {
    case 'width':
      return clampScale(wide)
    case 'page':
      return clampScale(Math.min(wide, high))
    default:
      return clampScale(zoom)
  }
}

/** A new paper opens as wide as its pane, but no larger than print in a large book. */
export function firstZoom(page: Size, pane: Size): Zoom {
  return scaleOf('width', page, pane) > 1.3 ? 1.3 : 'width'
}

const STEPS = [0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6.5, 8]

/** The next step of the ladder above or below a scale. */
export function nextScale(scale: number, direction: 1 | -1): number {
  const steps = direction === 1 ? STEPS : [...STEPS].reverse()
  return steps.find(step => (step - scale) * direction > 0.005) ?? scale
}

/** The page that holds a height of the whole; gaps belong to the page above. -1 where there are no pages. */
export function pageAtHeight({ tops }: PageLayout, y: number): number {
  let low = 0
  let high = tops.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((tops[middle] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return high < 0 ? -1 : low
}

/** First and last page of which anything shows between two heights. */
export function visiblePages(layout: PageLayout, top: number, bottom: number): readonly [number, number] {
  const last = pageAtHeight(layout, Math.max(top, bottom - 1))
  let first = pageAtHeight(layout, top)
  if (first >= 0 && (layout.tops[first] ?? 0) + (layout.heights[first] ?? 0) <= top && first < last) first += 1
  return [first, last]
}

/** The page that fills most of the view: what "page N of M" means. */
export function currentPage(layout: PageLayout, top: number, bottom: number): number {
  const [first, last] = visiblePages(layout, top, bottom)
  let best = first
  let bestShown = -1
  for (let page = first; page >= 0 && page <= last; page += 1) {
    const start = layout.tops[page] ?? 0
    const shown = Math.min(bottom, start + (layout.heights[page] ?? 0)) - Math.max(top, start)
    if (shown > bestShown + 1) {
      best = page
      bestShown = shown
    }
  }
  return Math.max(0, best)
}

/** What stands at a point of the scrolled whole, as fractions of its page: does not change with the scale. */
export function pointAt(layout: PageLayout, x: number, y: number): PagePoint {
  const page = Math.max(0, pageAtHeight(layout, y))
  const height = layout.heights[page] || 1
  const width = layout.widths[page] || 1
  return { page, offset: (y - (layout.tops[page] ?? 0)) / height, offsetX: (x - (layout.lefts[page] ?? 0)) / width }
}

export function pixelsOf(
  layout: PageLayout,
  { page, offset, offsetX }: PagePoint,
): { readonly x: number; readonly y: number } {
  const last = layout.tops.length - 1
  const index = Math.min(last, Math.max(0, page))
  // A place of a longer version of the file: its last page.
  const fraction = page > last ? 0 : offset
  return {
    x: (layout.lefts[index] ?? 0) + offsetX * (layout.widths[index] ?? 0),
    y: (layout.tops[index] ?? 0) + fraction * (layout.heights[index] ?? 0),
  }
}

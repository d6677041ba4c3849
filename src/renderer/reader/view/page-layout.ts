import type { ReadingPlace } from '../../../preload/contract/paper.ts'

/** How the pages lie. */
export interface Arrangement {
  /** One at a time: every row fills the view, and scrolling goes from row to row. */
  readonly isPaged: boolean
  readonly across: 1 | 2
  /** Of two across, whether the first page stands alone as a cover does. */
  readonly hasCover: boolean
}

export const UNDER_ONE_ANOTHER: Arrangement = { isPaged: false, across: 1, hasCover: false }

/** Where the pages lie, in CSS pixels; all whole numbers, so that canvases stay sharp. */
export interface PageLayout {
  readonly tops: readonly number[]
  readonly lefts: readonly number[]
  readonly widths: readonly number[]
  readonly heights: readonly number[]
  /** The first page of each row; pages of a row have one top. */
  readonly rows: readonly number[]
  /** Where each row's part of the whole begins: what the view stops at where pages are turned. */
  readonly rowTops: readonly number[]
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

const PAGE_GAP = 14
const PAGE_MARGIN = 22
/** What the tools at the foot of the view cover. */
const FOOT = 50
/** Between two pages side by side. */
const SPINE = 4
const MIN_SCALE = 0.1
const MAX_SCALE = 8

/** `sizes` at 100 %; the pane is what the reader sees of the pages. Its height matters where pages are turned. */
export function layoutPages(
  sizes: readonly Size[],
  scale: number,
  paneWidth: number,
  arrangement: Arrangement = UNDER_ONE_ANOTHER,
  paneHeight = 0,
): PageLayout {
  const widths = sizes.map(size => Math.max(1, Math.round(size.width * scale)))
  const heights = sizes.map(size => Math.max(1, Math.round(size.height * scale)))
  const rows = rowsOf(sizes.length, arrangement)
  const rowOf = (row: number): readonly number[] =>
    Array.from({ length: (rows[row + 1] ?? sizes.length) - (rows[row] ?? 0) }, (_, i) => (rows[row] ?? 0) + i)
  const widest = widths.reduce((a, b) => Math.max(a, b), 0)
  const whole = arrangement.across === 2 ? widest * 2 + SPINE : widest
  const width = Math.max(Math.floor(paneWidth), whole + PAGE_MARGIN * 2)

  const tops: number[] = []
  const lefts: number[] = []
  const rowTops: number[] = []
  let y = arrangement.isPaged ? 0 : PAGE_MARGIN
  for (let row = 0; row < rows.length; row += 1) {
    const pages = rowOf(row)
    const height = Math.max(...pages.map(page => heights[page] ?? 0))
    const slot = arrangement.isPaged ? Math.max(Math.floor(paneHeight), height + PAGE_MARGIN * 2 + FOOT) : height
    rowTops.push(arrangement.isPaged ? y : y - PAGE_GAP / 2)
    for (const page of pages) {
      tops.push(y + (arrangement.isPaged ? Math.floor((slot - FOOT - height) / 2) : 0))
      lefts.push(leftOf(page, width, widths[page] ?? 0, arrangement))
    }
    y += slot + (arrangement.isPaged ? 0 : PAGE_GAP)
  }
  const height = Math.max(0, arrangement.isPaged ? y : y - PAGE_GAP + PAGE_MARGIN)
  return { tops, lefts, widths, heights, rows, rowTops, width, height, scale }
}

function rowsOf(count: number, { across, hasCover }: Arrangement): readonly number[] {
  const rows: number[] = []
  for (let page = 0; page < count; page += rows.length === 1 && hasCover && across === 2 ? 1 : across) rows.push(page)
  return rows
}

/** Two across meet at the middle, as at the spine of a book. */
function leftOf(page: number, width: number, pageWidth: number, { across, hasCover }: Arrangement): number {
  if (across === 1) return Math.round((width - pageWidth) / 2)
  const isRight = (page + (hasCover ? 1 : 0)) % 2 === 1
  return isRight ? Math.round((width + SPINE) / 2) : Math.round((width - SPINE) / 2) - pageWidth
}

export function clampScale(scale: number): number {
  return Number.isFinite(scale) ? Math.min(MAX_SCALE, Math.max(MIN_SCALE, scale)) : 1
}

export function scaleOf(zoom: Zoom, page: Size, pane: Size, { across } = UNDER_ONE_ANOTHER): number {
  const wide = (pane.width - PAGE_MARGIN * 2 - (across - 1) * SPINE) / (page.width * across)
  const high = (pane.height - PAGE_MARGIN * 2 - FOOT) / page.height
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
export function firstZoom(page: Size, pane: Size, arrangement = UNDER_ONE_ANOTHER): Zoom {
  if (arrangement.isPaged) return 'page'
  return scaleOf('width', page, pane, arrangement) > 1.3 ? 1.3 : 'width'
}

const STEPS = [0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6.5, 8]

/** The next step of the ladder above or below a scale. */
export function nextScale(scale: number, direction: 1 | -1): number {
  const steps = direction === 1 ? STEPS : [...STEPS].reverse()
  return steps.find(step => (step - scale) * direction > 0.005) ?? scale
}

/** The row that holds a height of the whole; gaps belong to the row above. -1 where there are no pages. */
function rowAtHeight({ rows, tops }: PageLayout, y: number): number {
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((tops[rows[middle] ?? 0] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return high < 0 ? -1 : low
}

/** The page at a point of the whole, or the nearest one of its row. -1 where there are no pages. */
export function pageAtPoint(layout: PageLayout, x: number, y: number): number {
  const row = rowAtHeight(layout, y)
  const first = layout.rows[row] ?? -1
  const next = first + 1
  return next < lastOfRow(layout, row) + 1 && x >= (layout.lefts[next] ?? Infinity) ? next : first
}

/** The row a page is in. */
export function rowOfPage({ rows }: PageLayout, page: number): number {
  return Math.max(
    0,
    rows.findLastIndex(first => first <= page),
  )
}

function lastOfRow({ rows, tops }: PageLayout, row: number): number {
  return (rows[row + 1] ?? tops.length) - 1
}

/** First and last page of which anything shows between two heights. */
export function visiblePages(layout: PageLayout, top: number, bottom: number): readonly [number, number] {
  const last = rowAtHeight(layout, Math.max(top, bottom - 1))
  let first = rowAtHeight(layout, top)
  const isAbove = (page: number): boolean => (layout.tops[page] ?? 0) + (layout.heights[page] ?? 0) <= top
  if (first >= 0 && first < last) {
    const end = lastOfRow(layout, first)
    let isGone = true
    for (let page = layout.rows[first] ?? 0; page <= end; page += 1) isGone &&= isAbove(page)
    if (isGone) first += 1
  }
  return [layout.rows[first] ?? -1, last < 0 ? -1 : lastOfRow(layout, last)]
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
  return pointOn(layout, Math.max(0, pageAtPoint(layout, x, y)), x, y)
}

/** The same, as seen from one page, which may lie elsewhere. */
export function pointOn(layout: PageLayout, page: number, x: number, y: number): PagePoint {
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

import type { ViewRect } from '../geometry/page-space.ts'
import type { PageLayout, Size } from '../view/page-layout.ts'

export interface FloatingPlaceFor {
  readonly layout: PageLayout
  readonly pane: Size
  readonly scroll: { readonly left: number; readonly top: number }
  readonly page: number
  /** What it belongs to, in view space. */
  readonly anchor: ViewRect
  readonly size: Size
  readonly prefers: 'above' | 'below'
}

/** In pixels of the sheet. */
export interface FloatingPlace {
  readonly left: number
  readonly top: number
}

const GAP = 8
/** Kept free at the foot of the view, where the tools float. */
const FOOT = 64

/** Beside its anchor and inside the view: on the preferred side where there is room, else on the other. */
export function floatingPlace({ layout, pane, scroll, page, anchor, size, prefers }: FloatingPlaceFor): FloatingPlace {
  const { scale } = layout
  const pageTop = layout.tops[page] ?? 0
  const pageLeft = layout.lefts[page] ?? 0
  const above = anchor.y * scale - size.height - GAP
  const below = (anchor.y + anchor.height) * scale + GAP
  const fitsAbove = pageTop + above >= scroll.top + GAP
  const fitsBelow = pageTop + below + size.height <= scroll.top + pane.height - FOOT
  const top = prefers === 'above' ? (fitsAbove || !fitsBelow ? above : below) : fitsBelow || !fitsAbove ? below : above
  const middle = (anchor.x + anchor.width / 2) * scale - size.width / 2
  const least = scroll.left - pageLeft + GAP
  const most = scroll.left - pageLeft + pane.width - size.width - GAP
  // Where neither side has room the view's own edge is better than out of sight.
  const highest = scroll.top - pageTop + GAP
  return {
    left: Math.round(Math.max(least, Math.min(most, middle))),
    top: Math.round(fitsAbove || fitsBelow ? top : Math.max(highest, top)),
  }
}

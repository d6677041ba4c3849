import { pageSize, type PageBox, type ViewRect } from '../geometry/page-space.ts'
import type { ViewState } from '../view/viewport.ts'
import { drawingOrder } from './drawing-order.ts'
import { detailRegion, pageScale } from './raster-size.ts'
import type { Wish } from './rasters.ts'

/** Drawn ahead on both sides of what shows; one only where pages take tens of megabytes. */
const AHEAD = 2
const LARGE_PAGE = 8_000_000

export interface WishesFor {
  readonly view: Pick<ViewState, 'layout' | 'visible' | 'page' | 'pane'>
  readonly boxes: readonly PageBox[]
  readonly scroll: { readonly left: number; readonly top: number }
  readonly pixelRatio: number
}

/** What to draw for a view, the most urgent first. */
export function wishesFor({ view, boxes, scroll, pixelRatio }: WishesFor): readonly Wish[] {
  const { layout, visible, page } = view
  const whole: Wish[] = []
  const details: Wish[] = []
  const currentPixels = (layout.widths[page] ?? 0) * (layout.heights[page] ?? 0) * pixelRatio ** 2
  for (const index of drawingOrder(page, visible, boxes.length, currentPixels > LARGE_PAGE ? 1 : AHEAD)) {
    const box = boxes[index]
    const shownWidth = layout.widths[index]
    if (!box || !shownWidth) continue
    const size = pageSize(box)
    const wanted = (shownWidth * pixelRatio) / size.width
    whole.push({ kind: 'page', page: index, box, scale: pageScale(size, wanted), region: null })
    if (index < visible[0] || index > visible[1]) continue
    const shown = shownPart(view, index, scroll)
    const region = detailRegion(size, wanted, shown)
    if (region) details.push({ kind: 'detail', page: index, box, scale: wanted, region })
  }
  const inSight = visible[1] - visible[0] + 1
  return [...whole.slice(0, inSight), ...details, ...whole.slice(inSight)]
}

/** The part of a page in sight, in view space. */
function shownPart(
  { layout, pane }: Pick<ViewState, 'layout' | 'pane'>,
  index: number,
  scroll: { readonly left: number; readonly top: number },
): ViewRect {
  const { scale } = layout
  const left = Math.max(0, scroll.left - (layout.lefts[index] ?? 0))
  const top = Math.max(0, scroll.top - (layout.tops[index] ?? 0))
  const right = Math.min(layout.widths[index] ?? 0, scroll.left + pane.width - (layout.lefts[index] ?? 0))
  const bottom = Math.min(layout.heights[index] ?? 0, scroll.top + pane.height - (layout.tops[index] ?? 0))
  return {
    x: left / scale,
    y: top / scale,
    width: Math.max(0, right - left) / scale,
    height: Math.max(0, bottom - top) / scale,
  }
}

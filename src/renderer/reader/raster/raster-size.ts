import type { Size } from '../view/page-layout.ts'
import type { ViewRect } from '../geometry/page-space.ts'

/** 64 MB of canvas: a letter page at 400 % on an ordinary screen. */
export const MAX_PAGE_PIXELS = 16_000_000
/** The sharp part of a page that is larger than that. */
export const MAX_DETAIL_PIXELS = 12_000_000
/** Chromium draws no canvas larger than this in either direction without falling back to slow paths. */
const MAX_SIDE = 12_000
/** Around what shows, so that a little scrolling stays sharp. */
const DETAIL_MARGIN = 0.2

/** The scale (canvas pixels in a pixel of view space) at which a page is drawn as a whole. */
export function pageScale(page: Size, wanted: number): number {
  const byArea = Math.sqrt(MAX_PAGE_PIXELS / (page.width * page.height))
  return Math.min(wanted, byArea, MAX_SIDE / page.width, MAX_SIDE / page.height)
}

/**
 * The part of a page to draw once more at full sharpness, in view space; null where the whole page is sharp.
 * `shown` is the part in sight.
 */
export function detailRegion(page: Size, wanted: number, shown: ViewRect): ViewRect | null {
  if (pageScale(page, wanted) >= wanted * 0.99 || shown.width <= 0 || shown.height <= 0) return null
  const grow = (part: number, whole: number, start: number): readonly [number, number] => {
    const from = Math.max(0, start - part * DETAIL_MARGIN)
    const to = Math.min(whole, start + part * (1 + DETAIL_MARGIN))
    return [from, to - from]
  }
  const [x, width] = grow(shown.width, page.width, shown.x)
  const [y, height] = grow(shown.height, page.height, shown.y)
  const isTooLarge = width * height * wanted * wanted > MAX_DETAIL_PIXELS
  return isTooLarge ? clipTo(page, shown) : { x, y, width, height }
}

function clipTo(page: Size, { x, y, width, height }: ViewRect): ViewRect {
  const left = Math.max(0, x)
  const top = Math.max(0, y)
  return {
    x: left,
    y: top,
    width: Math.min(page.width, x + width) - left,
    height: Math.min(page.height, y + height) - top,
  }
}

export function covers(outer: ViewRect, inner: ViewRect): boolean {
  const slack = 0.5
  return (
    outer.x <= inner.x + slack &&
    outer.y <= inner.y + slack &&
    outer.x + outer.width >= inner.x + inner.width - slack &&
    outer.y + outer.height >= inner.y + inner.height - slack
  )
}

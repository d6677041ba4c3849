/** Red, green, blue, 0..255. */
export type Rgb = readonly [number, number, number]

export interface PageInk {
  /** What white becomes. */
  readonly page: Rgb
  /** What black becomes. */
  readonly ink: Rgb
}

/** In pixels, whole numbers. */
export interface PixelRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** RGBA, as a canvas gives it. */
export interface Pixels {
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/**
 * A printed page in other colours. Where the ink is lighter than the page light and dark change places, and hues stay
 * (a blue link is a light blue one, a red curve a light red one). Pictures keep every pixel, but for those that are only
 * ink on white: scans, formulas, drawings.
 */
export function recolour(pixels: Pixels, { page, ink }: PageInk, pictures: readonly PixelRect[]): void {
  const kept = pictures
    .map(rect => clip(rect, pixels))
    .filter(rect => rect.width > 0 && rect.height > 0 && !isInkOnWhite(pixels, rect))
    .map(rect => trimWhite(pixels, rect))
  const { data } = pixels
  const printed = kept.length > 0 ? data.slice() : data
  const isLight = isInverted({ page, ink })
  const [low, high] = isLight ? [page, ink] : [ink, page]
  const [pr, pg, pb] = low
  const [sr, sg, sb] = [(high[0] - pr) / 255, (high[1] - pg) / 255, (high[2] - pb) / 255]
  for (let i = 0; i < data.length; i += 4) {
    const r = data[i] ?? 0
    const g = data[i + 1] ?? 0
    const b = data[i + 2] ?? 0
    const shift = isLight ? shiftOf(r, g, b) : 0
    data[i] = pr + sr * clamp(r + shift)
    data[i + 1] = pg + sg * clamp(g + shift)
    data[i + 2] = pb + sb * clamp(b + shift)
  }
  for (const rect of kept) paste(pixels, rect, printed)
}

/** Ink lighter than its paper. */
export function isInverted({ page, ink }: PageInk): boolean {
  return lumaOf(ink) > lumaOf(page)
}

function lumaOf([r, g, b]: Rgb): number {
  return r * 153 + g * 301 + b * 58
}

/** How much of what does not fit is given up: with all of it a blue line stays too dark to read, with none it fades to grey. */
const GIVEN_UP = 0.35

/**
 * What to add to all channels: the luma (Rec. 601) moves to its opposite and the differences between the channels, which
 * are the hue, stay. A vivid dark colour would leave the range and lose its hue in white, so it moves less far. A vivid light
 * one moves all the way: on the yellow of a marker the ink is still to be read.
 */
function shiftOf(r: number, g: number, b: number): number {
  const shift = 255 - ((r * 153 + g * 301 + b * 58) >> 8)
  const excess = shift - (255 - Math.max(r, g, b))
  return excess > 0 && shift > 0 ? shift - excess * GIVEN_UP : shift
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value
}

/** Looks at some thousand pixels of a picture. Grey pictures with half-tones (photographs, X-rays) are no ink. */
export function isInkOnWhite({ data, width, height }: Pixels, rect: PixelRect): boolean {
  const step = Math.max(1, Math.floor(Math.sqrt((rect.width * rect.height) / 6_000)))
  // A scan of a whole page is paper: yellowed, and with the blur of the scanner around every letter.
  const isWholePage = rect.width * rect.height > width * height * 0.7
  let all = 0
  let light = 0
  let between = 0
  let coloured = 0
  for (let y = rect.y; y < rect.y + rect.height; y += step) {
    for (let x = rect.x; x < rect.x + rect.width; x += step) {
      const i = (y * width + x) * 4
      const r = data[i] ?? 0
      const g = data[i + 1] ?? 0
      const b = data[i + 2] ?? 0
      const luma = (r * 77 + g * 150 + b * 29) >> 8
      all += 1
      if (luma >= (isWholePage ? 200 : 240)) light += 1
      else if (luma > 72) between += 1
      if (Math.max(r, g, b) - Math.min(r, g, b) > (isWholePage ? 64 : 28)) coloured += 1
    }
  }
  return light > all * 0.6 && between < all * (isWholePage ? 0.25 : 0.15) && coloured < all * 0.01
}

function clip(rect: PixelRect, { width, height }: Pixels): PixelRect {
  const x = Math.max(0, Math.floor(rect.x))
  const y = Math.max(0, Math.floor(rect.y))
  return {
    x,
    y,
    width: Math.min(width, Math.ceil(rect.x + rect.width)) - x,
    height: Math.min(height, Math.ceil(rect.y + rect.height)) - y,
  }
}

/** A picture ends between two pixels: the outermost row may be the white of the page, and would stay as a bright line. */
function trimWhite({ data, width }: Pixels, rect: PixelRect): PixelRect {
  const isWhite = (x: number, y: number): boolean => {
    const i = (y * width + x) * 4
    return Math.min(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0) > 250
  }
  const isRowWhite = (y: number): boolean => {
    for (let x = rect.x; x < rect.x + rect.width; x += 1) if (!isWhite(x, y)) return false
    return true
  }
  const isColumnWhite = (x: number): boolean => {
    for (let y = rect.y; y < rect.y + rect.height; y += 1) if (!isWhite(x, y)) return false
    return true
  }
  const left = isColumnWhite(rect.x) ? 1 : 0
  const right = isColumnWhite(rect.x + rect.width - 1) ? 1 : 0
  const top = isRowWhite(rect.y) ? 1 : 0
  const bottom = isRowWhite(rect.y + rect.height - 1) ? 1 : 0
  return {
    x: rect.x + left,
    y: rect.y + top,
    width: Math.max(0, rect.width - left - right),
    height: Math.max(0, rect.height - top - bottom),
  }
}

function paste({ data, width }: Pixels, rect: PixelRect, from: Uint8ClampedArray): void {
  for (let y = rect.y; y < rect.y + rect.height; y += 1) {
    const start = (y * width + rect.x) * 4
    data.set(from.subarray(start, start + rect.width * 4), start)
  }
}

import type { Rect } from '../../../preload/contract/annotation.ts'
import { apply, invert, type Matrix, type Point } from './matrix.ts'

/**
 * Two spaces. PDF user space: points, y up, as the file wrote it, neither rotated nor cropped.
 * View space: the page as it is shown at 100 %, in CSS pixels, y down, origin at the upper left corner of the crop box.
 */
export interface PageBox {
  /** The crop box in user space. */
  readonly view: Rect
  /** Clockwise, as the page is shown. */
  readonly rotation: 0 | 90 | 180 | 270
  /** Size of one unit of user space, in 1/72 inch. */
  readonly userUnit: number
}

/** left, top, width, height in view space. */
export interface ViewRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** CSS pixels in a point at 100 %. */
export const CSS_UNITS = 96 / 72

/** A page that gives no sensible box is shown as US Letter. */
const FALLBACK: Rect = [0, 0, 612, 792]

export function pageBox(view: readonly number[], rotation: number, userUnit: number): PageBox {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = view
  const rect: Rect = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
  const usable = rect.every(Number.isFinite) && rect[2] - rect[0] > 0 && rect[3] - rect[1] > 0
  const turned = (((Math.round(rotation / 90) * 90) % 360) + 360) % 360
  return {
    view: usable ? rect : FALLBACK,
    rotation: turned === 90 || turned === 180 || turned === 270 ? turned : 0,
    userUnit: Number.isFinite(userUnit) && userUnit > 0 ? userUnit : 1,
  }
}

export function pageSize(box: PageBox): { readonly width: number; readonly height: number } {
  const unit = box.userUnit * CSS_UNITS
  const width = (box.view[2] - box.view[0]) * unit
  const height = (box.view[3] - box.view[1]) * unit
  return box.rotation % 180 === 0 ? { width, height } : { width: height, height: width }
}

/** User space to view space. */
export function pageMatrix({ view: [x1, y1, x2, y2], rotation, userUnit }: PageBox): Matrix {
  const u = userUnit * CSS_UNITS
  switch (rotation) {
    case 0:
      return [u, 0, 0, -u, -x1 * u, y2 * u]
    case 90:
      return [0, u, u, 0, -y1 * u, -x1 * u]
    case 180:
      return [-u, 0, 0, u, x2 * u, -y1 * u]
    case 270:
      return [0, -u, -u, 0, y2 * u, x2 * u]
  }
}

export function toView(box: PageBox, point: Point): Point {
  return apply(pageMatrix(box), point)
}

export function toPage(box: PageBox, point: Point): Point {
  const back = invert(pageMatrix(box))
  // A box has a width and a height, so its matrix can be turned round; see pageBox.
  return back ? apply(back, point) : point
}

export function rectToView(box: PageBox, [x1, y1, x2, y2]: Rect): ViewRect {
  const a = toView(box, { x: x1, y: y1 })
  const b = toView(box, { x: x2, y: y2 })
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }
}

export function rectToPage(box: PageBox, { x, y, width, height }: ViewRect): Rect {
  const a = toPage(box, { x, y })
  const b = toPage(box, { x: x + width, y: y + height })
  return [Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y)]
}

/** A rectangle on the screen inside the shown page, which is `shown` wide and high, to view space. */
export function clientToView(client: ViewRect, shown: ViewRect, box: PageBox): ViewRect {
  const size = pageSize(box)
  const fx = size.width / shown.width
  const fy = size.height / shown.height
  return {
    x: (client.x - shown.x) * fx,
    y: (client.y - shown.y) * fy,
    width: client.width * fx,
    height: client.height * fy,
  }
}

import type { Rect } from '../../../preload/contract/annotation.ts'
import type { PagePoint } from '../view/page-layout.ts'
import { type PageBox, pageSize, toPage, toView } from './page-space.ts'

export type Quarter = 0 | 90 | 180 | 270

/** What the reader makes of the pages of a file: turned, and without their margins. */
export interface Showing {
  /** Clockwise, on top of how the file turns its pages. */
  readonly turn: Quarter
  readonly trim: Trim | null
}

/** What to show of every page that has this crop box; pages of another size stay whole. */
export interface Trim {
  readonly of: Rect
  readonly view: Rect
}

export const AS_THE_FILE_HAS_IT: Showing = { turn: 0, trim: null }

export function shownBox(box: PageBox, { turn, trim }: Showing): PageBox {
  const isTrimmed = trim !== null && trim.of.every((edge, i) => Math.abs(edge - (box.view[i] ?? 0)) < 1)
  if (turn === 0 && !isTrimmed) return box
  return {
    ...box,
    view: isTrimmed ? trim.view : box.view,
    rotation: ((box.rotation + turn) % 360) as Quarter,
  }
}

export function isSameBox(a: PageBox, b: PageBox): boolean {
  return a === b || (a.rotation === b.rotation && a.userUnit === b.userUnit && a.view.every((v, i) => v === b.view[i]))
}

/** The same place of a page, as fractions of another way of showing it. */
export function carryPoint(point: PagePoint, from: PageBox | undefined, to: PageBox | undefined): PagePoint {
  if (!from || !to || isSameBox(from, to)) return point
  const before = pageSize(from)
  const after = pageSize(to)
  const at = toView(to, toPage(from, { x: point.offsetX * before.width, y: point.offset * before.height }))
  return { page: point.page, offset: at.y / after.height, offsetX: at.x / after.width }
}

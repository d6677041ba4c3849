import type { Size } from '../view/page-layout.ts'
import type { ViewRect } from './page-space.ts'

/** Which sides of a rectangle a handle drags: -1 the left or upper one, 1 the right or lower one, 0 neither. */
export interface Handle {
  readonly x: -1 | 0 | 1
  readonly y: -1 | 0 | 1
}

export const HANDLES: readonly Handle[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: -1, y: 1 },
  { x: -1, y: 0 },
]

/** Moved by so much, and no further than the page reaches. */
export function movedRect(rect: ViewRect, dx: number, dy: number, page: Size): ViewRect {
  const held = (at: number, size: number, whole: number): number => Math.max(0, Math.min(whole - size, at))
  return { ...rect, x: held(rect.x + dx, rect.width, page.width), y: held(rect.y + dy, rect.height, page.height) }
}

/** With the sides of a handle dragged by so much: never smaller than `least`, never off the page. */
export function resizedRect(
  rect: ViewRect,
  handle: Handle,
  dx: number,
  dy: number,
  page: Size,
  least: number,
): ViewRect {
  const [x, width] = resizedSide(rect.x, rect.width, handle.x, dx, page.width, least)
  const [y, height] = resizedSide(rect.y, rect.height, handle.y, dy, page.height, least)
  return { x, y, width, height }
}

function resizedSide(
  start: number,
  size: number,
  side: -1 | 0 | 1,
  by: number,
  whole: number,
  least: number,
): readonly [start: number, size: number] {
  const end = start + size
  switch (side) {
    case 0:
      return [start, size]
    case 1: {
      const moved = Math.min(Math.max(end, whole), Math.max(start + Math.min(least, size), end + by))
      return [start, moved - start]
    }
    case -1: {
      const moved = Math.max(Math.min(start, 0), Math.min(end - Math.min(least, size), start + by))
      return [moved, end - moved]
    }
  }
}

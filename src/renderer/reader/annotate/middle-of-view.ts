import type { Point } from '../geometry/matrix.ts'
import { pageSize } from '../geometry/page-space.ts'
import type { Session } from '../session.ts'
import type { Viewport } from '../view/viewport.ts'

/** The middle of what one sees of the page in front, in view space; null where there is no page. */
export function middleOfView(
  viewport: Viewport,
  session: Session,
): { readonly page: number; readonly point: Point } | null {
  const { page, layout, pane } = viewport.store.getState()
  const box = session.store.getState().boxes[page]
  const [top, left] = [layout.tops[page], layout.lefts[page]]
  if (!box || top === undefined || left === undefined) return null
  const { width, height } = pageSize(box)
  const scroll = viewport.scrollPosition()
  const middle = (start: number, seen: number, size: number): number => {
    const from = Math.max(0, start)
    const to = Math.min(size, start + seen)
    return from < to ? (from + to) / 2 : size / 2
  }
  return {
    page,
    point: {
      x: middle((scroll.left - left) / layout.scale, pane.width / layout.scale, width),
      y: middle((scroll.top - top) / layout.scale, pane.height / layout.scale, height),
    },
  }
}

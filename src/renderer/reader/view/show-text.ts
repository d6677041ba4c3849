import { pageSize, type ViewRect } from '../geometry/page-space.ts'
import { carryPoint } from '../geometry/shown-box.ts'
import type { Session } from '../session.ts'
import { runAt } from '../text/page-text.ts'
import { runBox } from '../text/run-boxes.ts'
import type { Viewport } from './viewport.ts'

export interface ShowTextOptions {
  readonly session: Session
  readonly viewport: Viewport
  /** What floats over the upper part of the view, on the screen. */
  readonly cover?: DOMRect | undefined
}

/** Between what floats and the text below it. */
const GAP = 24
/** Kept free at the foot of the view, where the tools float. */
const FOOT = 90

/** Brings a place of the text into view; where it is in sight already nothing moves. */
export async function showText(
  { session, viewport, cover }: ShowTextOptions,
  match: { readonly page: number; readonly start: number },
): Promise<void> {
  const text = await session.text(match.page)
  const box = session.store.getState().boxes[match.page]
  const run = runAt(text, match.start)
  if (!box || !run) return
  const at: ViewRect = runBox(run, box)
  const { layout, pane } = viewport.store.getState()
  const { left, top } = viewport.scrollPosition()
  const x = (layout.lefts[match.page] ?? 0) + at.x * layout.scale
  const y = (layout.tops[match.page] ?? 0) + at.y * layout.scale
  const height = at.height * layout.scale
  const covered = coveredAt(viewport.element(), cover, x - left, at.width * layout.scale)
  const isInSight =
    y >= top + Math.max(60, covered) && y + height <= top + pane.height - FOOT && x >= left && x <= left + pane.width
  if (isInSight) return
  const size = pageSize(box)
  const third = pane.height / 3
  const below = covered + GAP
  // Where hardly anything is left below what floats, the text is better under it than at the very foot.
  const from = below > third && below + height <= pane.height - FOOT ? below : third
  const room = from / Math.max(1, layout.heights[match.page] ?? 1)
  // The column the match is in, where the page is wider than the view.
  const offsetX = Math.max(0, at.x / size.width - pane.width / 4 / Math.max(1, layout.widths[match.page] ?? 1))
  const target = { page: match.page, offset: at.y / size.height - room, offsetX }
  viewport.goTo(carryPoint(target, box, session.store.getState().pages[match.page]), { remembers: false })
}

/** How far down the view is covered where a text begins and ends, in pixels of the view. */
function coveredAt(view: HTMLElement | null, cover: DOMRect | undefined, x: number, width: number): number {
  if (!view || !cover) return 0
  const pane = view.getBoundingClientRect()
  return cover.left - pane.left < x + width && cover.right - pane.left > x ? Math.max(0, cover.bottom - pane.top) : 0
}

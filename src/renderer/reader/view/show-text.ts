import { pageSize, type ViewRect } from '../geometry/page-space.ts'
import { carryPoint } from '../geometry/shown-box.ts'
import type { Session } from '../session.ts'
import { runAt } from '../text/page-text.ts'
import { runBox } from '../text/run-boxes.ts'
import type { Viewport } from './viewport.ts'

export interface ShowTextOptions {
  readonly session: Session
  readonly viewport: Viewport
}

/** Brings a place of the text into view; where it is in sight already nothing moves. */
export async function showText(
  { session, viewport }: ShowTextOptions,
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
  const isInSight =
    y >= top + 60 && y + at.height * layout.scale <= top + pane.height - 90 && x >= left && x <= left + pane.width
  if (isInSight) return
  const size = pageSize(box)
  const room = pane.height / 3 / Math.max(1, layout.heights[match.page] ?? 1)
  // The column the match is in, where the page is wider than the view.
  const offsetX = Math.max(0, at.x / size.width - pane.width / 4 / Math.max(1, layout.widths[match.page] ?? 1))
  const target = { page: match.page, offset: at.y / size.height - room, offsetX }
  viewport.goTo(carryPoint(target, box, session.store.getState().pages[match.page]), { remembers: false })
}

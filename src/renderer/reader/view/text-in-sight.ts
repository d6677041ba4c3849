import type { Session } from '../session.ts'
import { runBox } from '../text/run-boxes.ts'
import type { Viewport } from './viewport.ts'

/** A letter more or less at the upper edge does not make a line another one. */
const SLACK = 4

/** Just before the first text in sight, in the order it is read: where reading begins with nothing chosen. */
export async function textInSight(
  session: Session,
  viewport: Viewport,
): Promise<{ readonly page: number; readonly offset: number }> {
  const { page, layout } = viewport.store.getState()
  const start = { page, offset: -1 }
  const box = session.store.getState().boxes[page]
  const above = (viewport.scrollPosition().top - (layout.tops[page] ?? 0)) / layout.scale
  if (!box || above <= 0) return start
  const text = await session.text(page).catch(() => null)
  const run = text?.runs.find(one => one.text.trim() !== '' && runBox(one, box).y >= above - SLACK)
  return run ? { page, offset: run.start - 1 } : start
}

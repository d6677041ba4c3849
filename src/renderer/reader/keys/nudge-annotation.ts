import type { Reader } from '../create-reader.ts'
import { pageSize } from '../geometry/page-space.ts'
import { movedRect, resizedRect } from '../geometry/reshape-rect.ts'

/** Six pixels at 100 %: seen, and fine enough. */
const STEP = 6
const LEAST = 12

/** Moves the open annotation a little, or drags its lower right corner. What lies on text stays on it. */
export function nudgeOpen(
  { library, tools, session, drawing }: Reader,
  kind: 'move' | 'resize',
  [x, y]: readonly [number, number],
): void {
  const { open } = tools.store.getState()
  const annotation = library.getState().annotations.find(one => one.id === open)
  const box = annotation && session.store.getState().boxes[annotation.page]
  const rect = annotation && drawing.rectOf(annotation)
  if (!annotation || !box || !rect || annotation.quads.length > 0) return
  if (kind === 'move') return drawing.reshape(annotation, movedRect(rect, x * STEP, y * STEP, pageSize(box)), 'nudge')
  if (annotation.type !== 'area' && annotation.type !== 'text') return
  drawing.reshape(annotation, resizedRect(rect, { x: 1, y: 1 }, x * STEP, y * STEP, pageSize(box), LEAST), 'nudge')
}

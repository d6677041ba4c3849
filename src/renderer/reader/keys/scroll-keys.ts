import type { Reader } from '../create-reader.ts'
import { rowOfPage } from '../view/page-layout.ts'

/** By a part of what is in sight. */
export function scrollWindow({ viewport }: Reader, part: number): void {
  viewport.element()?.scrollBy({ top: viewport.store.getState().pane.height * part, behavior: howFast() })
}

/** To the top of the next or the last row of pages; sideways where the page is wider than the view. */
export function scrollPage({ viewport }: Reader, direction: 1 | -1): void {
  const element = viewport.element()
  const { page, layout } = viewport.store.getState()
  if (!element) return
  const room = direction === 1 ? element.scrollWidth - element.clientWidth - element.scrollLeft : element.scrollLeft
  if (room > 1) return element.scrollBy({ left: direction * element.clientWidth * 0.3, behavior: howFast() })
  const row = Math.min(layout.rows.length - 1, Math.max(0, rowOfPage(layout, page) + direction))
  element.scrollTo({ top: layout.rowTops[row] ?? 0, behavior: howFast() })
}

export function scrollTo({ viewport }: Reader, where: 'start' | 'end'): void {
  const last = viewport.store.getState().layout.tops.length - 1
  // Far away, so the way back is kept.
  viewport.goTo(
    where === 'start' ? { page: 0, offset: -0.1, offsetX: 0 } : { page: Math.max(0, last), offset: 1, offsetX: 0 },
  )
}

function howFast(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
}

import type { Reader } from '../create-reader.ts'

/** Closes finding with the found place chosen: it can be marked at once, without the pointer. */
export function leaveFind({ find, selection, viewport }: Reader): void {
  const { matches, current } = find.store.getState()
  const match = matches[current]
  find.close()
  if (match) {
    selection.set({ anchor: { page: match.page, offset: match.start }, focus: { page: match.page, offset: match.end } })
  }
  viewport.element()?.focus({ preventScroll: true })
}

import type { Reader } from '../create-reader.ts'
import type { FindMatch } from './find-store.ts'

/** Closes finding with the found place chosen: it can be marked at once, without the pointer. */
export function leaveFind({ find, selection, viewport, turns }: Reader): void {
  const choose = (match: FindMatch | null): void => {
    if (!match) return
    const { page, start, end } = match
    selection.set({ anchor: { page, offset: start }, focus: { page, offset: end } })
  }
  const found = find.leave()
  // Left before it was found, it is chosen once it is; what is pressed meanwhile waits for it.
  if (found instanceof Promise)
    turns.take(async isWanted => {
      const late = await found
      if (isWanted()) choose(late)
    })
  else choose(found)
  viewport.element()?.focus({ preventScroll: true })
}

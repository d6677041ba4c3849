import type { Reader } from '../create-reader.ts'

/** To the next or the last match; once finding was left, of what was looked for last, from where one is. */
export function findAgain({ find, selection }: Reader, direction: 1 | -1): void {
  const { isOpen, query } = find.store.getState()
  if (isOpen) find.step(direction)
  else if (query.trim() === '') find.open()
  else find.resume(direction, selection.store.getState().selection)
}

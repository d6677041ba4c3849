import type { Reader } from '../create-reader.ts'

/** Takes the focus to the other of two views. */
export function focusOtherView({ split, viewport }: Reader): void {
  const { second, isSecondFocused } = split.store.getState()
  if (!second) return
  split.focus(!isSecondFocused)
  const target = isSecondFocused ? viewport : second.viewport
  target.element()?.focus({ preventScroll: true })
}

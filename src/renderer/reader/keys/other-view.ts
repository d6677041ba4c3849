import type { Reader } from '../create-reader.ts'

/** Takes the focus to the other of two views. */
export function focusOtherView({ split }: Reader): void {
  const { second, isSecondFocused } = split.store.getState()
  if (!second) return
  split.focus(!isSecondFocused)
  const { viewport } = isSecondFocused ? split.first() : second
  viewport.element()?.focus({ preventScroll: true })
}

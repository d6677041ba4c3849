import { type RefObject, useEffect } from 'react'

/** Takes the focus as it appears, where what had it went with what stood here before: keys must lead somewhere. */
export function useLostFocus(root: RefObject<HTMLElement | null>, inside?: string): void {
  useEffect(() => {
    if (document.activeElement !== document.body) return
    const taker = inside === undefined ? root.current : root.current?.querySelector<HTMLElement>(inside)
    taker?.focus({ preventScroll: true })
  }, [root, inside])
}

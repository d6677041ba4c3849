/** Nobody reads one view of a paper for longer without touching anything. */
const PATIENCE_MS = 4 * 60_000
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/** Whether somebody looks at this window: it is in front, and was touched within some minutes. */
export function watchAttention(now: () => number): { isLooking(): boolean; close(): void } {
  let last = now()
  const touched = (): void => void (last = now())
  for (const sign of SIGNS) window.addEventListener(sign, touched, { passive: true, capture: true })
  return {
    isLooking: () => document.visibilityState === 'visible' && document.hasFocus() && now() - last < PATIENCE_MS,
    close() {
      for (const sign of SIGNS) window.removeEventListener(sign, touched, { capture: true })
    },
  }
}

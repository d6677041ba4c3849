/** Scrolls a list while something is held at its upper or lower edge: what is dragged can go to where one cannot see. */
export interface EdgeScroll {
  /** The pointer is at this height of the window. */
  at(y: number): void
  stop(): void
}

const EDGE_PX = 56
const FASTEST_PX_PER_SECOND = 1_200
// A window that was busy for long must not leap.
const LONGEST_FRAME_MS = 100

export function makeEdgeScroll(scrollerOf: () => HTMLElement | null, onScrolled: () => void): EdgeScroll {
  let pointer: number | null = null
  let frame = 0
  let last = 0
  const step = (now: number): void => {
    const scroller = scrollerOf()
    const speed = scroller && pointer !== null ? speedAt(pointer, scroller.getBoundingClientRect()) : 0
    if (!scroller || speed === 0) {
      frame = 0
      return
    }
    const before = scroller.scrollTop
    scroller.scrollTop += (speed * Math.min(LONGEST_FRAME_MS, now - last)) / 1_000
    last = now
    if (scroller.scrollTop !== before) onScrolled()
    frame = requestAnimationFrame(step)
  }
  return {
    at(y) {
      pointer = y
      if (frame !== 0) return
      last = performance.now()
      frame = requestAnimationFrame(step)
    },
    stop() {
      pointer = null
      cancelAnimationFrame(frame)
      frame = 0
    },
  }
}

/** Pixels a second: the nearer the edge the faster, none away from it. */
function speedAt(y: number, { top, bottom }: { readonly top: number; readonly bottom: number }): number {
  const up = Math.min(1, (top + EDGE_PX - y) / EDGE_PX)
  const down = Math.min(1, (y - (bottom - EDGE_PX)) / EDGE_PX)
  if (up > 0) return -up * FASTEST_PX_PER_SECOND
  return down > 0 ? down * FASTEST_PX_PER_SECOND : 0
}

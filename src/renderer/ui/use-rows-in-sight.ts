import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { afterPaint } from './after-paint.ts'

/** Rows from .. to - 1 of a list whose rows are equally high. */
export interface RowsInSight {
  readonly from: number
  readonly to: number
  /** Scrolls, in pixels from the top, and has what is in sight then painted with it. */
  scrollTo(top: number): void
}

export interface RowsMeasure {
  readonly scroller: RefObject<HTMLElement | null>
  readonly count: number
  /** Pixels. */
  readonly rowHeight: number
}

/** How far an element is scrolled and how much of it is seen, known without asking the page, which lays everything out to tell. */
export interface Scrolled {
  top: number
  height: number
}

// Enough that a wheel notch never shows a row that is not there; few enough to paint at once.
const AROUND = 8
// Most keys go to a row that is painted already: the rows move on by so many at once.
const STEP = 6

type Rows = Pick<RowsInSight, 'from' | 'to'>

/** The rows first .. last - 1 are seen, if there are so many. */
function seenOf({ top, height }: Scrolled, rowHeight: number): { first: number; last: number; around: Rows } {
  const first = Math.floor(Math.max(0, top) / rowHeight)
  const last = Math.ceil((top + height) / rowHeight)
  const from = Math.max(0, Math.floor((first - AROUND) / STEP) * STEP)
  return { first, last, around: { from, to: Math.ceil((last + AROUND) / STEP) * STEP } }
}

/** Which rows are in sight, and some around them. */
export function useRowsInSight(
  scrolled: RefObject<Scrolled>,
  { scroller, count, rowHeight }: RowsMeasure,
): RowsInSight {
  const [rows, setRows] = useState<Rows>({ from: 0, to: 0 })
  const painted = useRef(rows)

  const isWaiting = useRef(false)

  const paint = useCallback((next: Rows) => {
    const { from, to } = painted.current
    if (next.from === from && next.to === to) return
    painted.current = next
    setRows(next)
  }, [])

  const look = useCallback(
    (isInFrame: boolean) => {
      const { first, last, around } = seenOf(scrolled.current, rowHeight)
      const { from, to } = painted.current
      if (first < from || last > to) {
        if (isInFrame) flushSync(() => paint(around))
        else paint(around)
      } else if (!isWaiting.current && (around.from !== from || around.to !== to)) {
        // None would be blank: those that come next are painted once what was asked for is on the screen.
        isWaiting.current = true
        afterPaint(() => {
          isWaiting.current = false
          paint(seenOf(scrolled.current, rowHeight).around)
        })
      }
    },
    [scrolled, rowHeight, paint],
  )

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    scrolled.current = { top: element.scrollTop, height: element.clientHeight }
    look(false)
  }, [scroller, scrolled, look])

  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const onScroll = (): void => {
      scrolled.current.top = element.scrollTop
      look(true)
    }
    const observer = new ResizeObserver(() => {
      scrolled.current.height = element.clientHeight
      look(false)
    })
    element.addEventListener('scroll', onScroll, { passive: true })
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', onScroll)
      observer.disconnect()
    }
  }, [scroller, scrolled, look])

  return {
    from: Math.min(rows.from, count),
    to: Math.min(rows.to, count),
    scrollTo(top) {
      const element = scroller.current
      if (!element) return
      element.scrollTop = top
      scrolled.current.top = element.scrollTop
      look(false)
    },
  }
}

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

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

/** Which rows are in sight, and some around them. */
export function useRowsInSight(
  scrolled: RefObject<Scrolled>,
  { scroller, count, rowHeight }: RowsMeasure,
): RowsInSight {
  const [rows, setRows] = useState({ from: 0, to: 0 })
  const painted = useRef(rows)

  const look = useCallback(
    (isUrgent: boolean) => {
      const first = Math.floor(Math.max(0, scrolled.current.top) / rowHeight)
      const last = Math.ceil((scrolled.current.top + scrolled.current.height) / rowHeight)
      const next = {
        from: Math.max(0, Math.floor((first - AROUND) / STEP) * STEP),
        to: Math.ceil((last + AROUND) / STEP) * STEP,
      }
      const { from, to } = painted.current
      if (next.from === from && next.to === to) return
      painted.current = next
      // Where none would be blank the frame need not wait for those that come next.
      if (isUrgent && (first < from || last > to)) flushSync(() => setRows(next))
      else setRows(next)
    },
    [scrolled, rowHeight],
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

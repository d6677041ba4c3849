import {
  type CSSProperties,
  type HTMLAttributes,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { type Scrolled, useRowsInSight } from './use-rows-in-sight.ts'

export interface VirtualListHandle {
  /** Brings a row into sight without moving more than it must. */
  reveal(index: number): void
  pageSize(): number
}

export interface VirtualListProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  readonly count: number
  readonly rowHeight: number
  /** Stays at the top while rows scroll below it. */
  readonly head?: ReactNode
  readonly headHeight?: number
  /** Lies over the rows and scrolls with them. */
  readonly over?: ReactNode
  readonly handle: Ref<VirtualListHandle>
  readonly row: (index: number, place: CSSProperties) => ReactNode
  /** Told which rows are in sight, and some around them. */
  readonly onWindow: (from: number, to: number) => void
}

/** Paints the rows in sight of a list of any length. */
export function VirtualList({
  count,
  rowHeight,
  head,
  headHeight = 0,
  over,
  handle,
  row,
  onWindow,
  ...rest
}: VirtualListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const scrolled = useRef<Scrolled>({ top: 0, height: 0 })
  const { from, to, scrollTo } = useRowsInSight(scrolled, { scroller, count, rowHeight })
  const places = useMemo(() => makePlaces(rowHeight), [rowHeight])

  // Before the frame is painted: an effect after it would cost a frame of blank rows.
  useLayoutEffect(() => onWindow(from, to), [from, to, onWindow])
  useImperativeHandle(handle, () => ({
    reveal(index) {
      const { top, height } = scrolled.current
      const from = index * rowHeight
      const to = from + rowHeight + headHeight
      if (from < top) scrollTo(from)
      else if (to > top + height) scrollTo(to - height)
    },
    pageSize: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1),
  }))

  return (
    <div {...rest} ref={scroller}>
      {head}
      <div role="presentation" style={{ height: headHeight + count * rowHeight, position: 'relative', width: '100%' }}>
        {Array.from({ length: to - from }, (_, at) => row(from + at, places(headHeight + (from + at) * rowHeight)))}
        {over}
      </div>
    </div>
  )
}

// Rows in sight and some around them, many times over.
const MOST_PLACES = 1_000

/** The place of a row by its distance from the top: the same object each time, so that a row that did not change is not painted anew. */
function makePlaces(height: number): (top: number) => CSSProperties {
  const known = new Map<number, CSSProperties>()
  return top => {
    const place = known.get(top) ?? {
      position: 'absolute',
      insetInline: 0,
      // Not by a transform: each would be a layer of its own to put together, at every key.
      top,
      height,
    }
    if (known.size >= MOST_PLACES) known.clear()
    known.set(top, place)
    return place
  }
}

import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type HTMLAttributes,
  type ReactNode,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  type Ref,
} from 'react'

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
  readonly handle: Ref<VirtualListHandle>
  readonly keyOf: (index: number) => string | number
  readonly row: (index: number, place: CSSProperties) => ReactNode
  /** Told which rows are in sight, and some around them. */
  readonly onWindow: (from: number, to: number) => void
}

// Enough that a wheel notch never shows a row that is not there; few enough to paint at once.
const OVERSCAN = 12

/** Paints the rows in sight of a list of any length. */
export function VirtualList({
  count,
  rowHeight,
  head,
  headHeight = 0,
  handle,
  keyOf,
  row,
  onWindow,
  ...rest
}: VirtualListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    getItemKey: keyOf,
  })
  const places = useMemo(() => makePlaces(rowHeight), [rowHeight])
  const items = virtual.getVirtualItems()
  const [from, to] = [items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1]

  // Before the frame is painted: an effect after it would cost a frame of blank rows.
  useLayoutEffect(() => onWindow(from, to), [from, to, onWindow])
  useEffect(() => virtual.measure(), [rowHeight, headHeight, virtual])
  useImperativeHandle(handle, () => ({
    // Not scrollToIndex: that asks the page for its height, which lays everything out anew at every key.
    reveal(index) {
      const offset = virtual.scrollOffset ?? 0
      const height = virtual.scrollRect?.height ?? 0
      if (height === 0) return virtual.scrollToIndex(index, { align: 'auto' })
      const top = index * rowHeight
      if (top < offset) virtual.scrollToOffset(top)
      else if (top + rowHeight + headHeight > offset + height)
        virtual.scrollToOffset(top + rowHeight + headHeight - height)
    },
    pageSize: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1),
  }))

  return (
    <div {...rest} ref={scroller}>
      {head}
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative', width: '100%' }}>
        {items.map(item => row(item.index, places(item.start)))}
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

import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type HTMLAttributes,
  type ReactNode,
  useEffect,
  useImperativeHandle,
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
  const items = virtual.getVirtualItems()
  const [from, to] = [items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1]

  useEffect(() => onWindow(from, to), [from, to, onWindow])
  useEffect(() => virtual.measure(), [rowHeight, headHeight, virtual])
  useImperativeHandle(handle, () => ({
    reveal: index => virtual.scrollToIndex(index, { align: 'auto' }),
    pageSize: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1),
  }))

  return (
    <div {...rest} ref={scroller}>
      {head}
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative', width: '100%' }}>
        {items.map(item =>
          row(item.index, {
            position: 'absolute',
            insetInline: 0,
            top: 0,
            height: rowHeight,
            transform: `translateY(${item.start}px)`,
          }),
        )}
      </div>
    </div>
  )
}

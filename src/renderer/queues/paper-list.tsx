import {
  type CSSProperties,
  type MouseEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { PaperId } from '../../preload/contract/paper.ts'
import { openPaper } from '../stores/reading-desk.ts'
import { cursorOn, extendedTo, indexOfCursor, toggled } from '../stores/selection.ts'
import { useSlice, useStores } from '../stores/use-stores.tsx'
import { afterPaint } from '../ui/after-paint.ts'
import { useLostFocus } from '../ui/use-lost-focus.ts'
import { VirtualList, type VirtualListHandle } from '../ui/virtual-list.tsx'
import { PaperRowView } from './paper-row.tsx'
import { PointedRow } from './pointed-row.tsx'
import styles from './paper-list.module.css'
import { fittingColumns, templateOf } from './table-columns.ts'
import { TableHead } from './table-head.tsx'
import { useRowDrag } from './use-row-drag.ts'
import { useRowSwipe } from './use-row-swipe.ts'
import { say } from './messages.ts'

const ROW = { comfortable: 62, compact: 36, cards: 136, table: 35 } as const
const HEAD = 34
// The papers one will decide about next are here before the key is pressed.
const AHEAD = 40

/** The list: a grid named "Papers", a row a paper. The keys move its cursor; the table of commands says how. */
export function PaperList() {
  const stores = useStores()
  const ids = useSlice(
    s => s.views,
    view => view.ids,
  )
  const isLoaded = useSlice(
    s => s.views,
    view => view.isLoaded,
  )
  const isWhole = useSlice(
    s => s.views,
    view => view.isWhole,
  )
  const selection = useSlice(
    s => s.views,
    view => view.selection,
  )
  const slides = useSlice(
    s => s.views,
    view => view.slides,
  )
  const view = useSlice(
    s => s.views,
    state => state.view,
  )
  const { layout, columns: chosen } = useSlice(
    s => s.preferences,
    state => state,
  )
  const density = useSlice(
    s => s.settings,
    settings => settings.value?.density ?? 'comfortable',
  )
  const look = layout === 'list' ? density : layout
  const list = useRef<VirtualListHandle>(null)
  const lastSlides = useRef(slides)
  const isSliding = lastSlides.current !== slides
  useEffect(() => {
    lastSlides.current = slides
  }, [slides])

  const at = indexOfCursor(ids, selection)
  useEffect(() => {
    if (at >= 0) list.current?.reveal(at)
    // The row under the keys is painted first: the page beside it takes longer to set than a frame has.
    return afterPaint(() => {
      stores.papers.show(selection.cursor)
      stores.papers.expect(ids.slice(at + 1, at + 3))
    })
  }, [at, ids, selection.cursor, stores])

  const onWindow = useCallback(
    (from: number, to: number) => {
      // Asked for by whole lots: at every key some would be asked for one by one.
      const end = AHEAD * Math.ceil((to + AHEAD / 2) / AHEAD)
      stores.rows.want(ids.slice(from, to), ids.slice(Math.max(0, from - AHEAD / 2), end))
      if (layout === 'cards') stores.cards.want(ids.slice(from, to))
    },
    [ids, stores, layout],
  )
  const onPress = useCallback(
    (event: MouseEvent, id: PaperId, index: number) => {
      // The second button asks for the menu of what is chosen, or of the paper under it.
      if (event.button === 2 && stores.views.getState().selection.selected.has(id)) return
      stores.views.select((all, before) =>
        event.shiftKey
          ? extendedTo(all, before, index)
          : event.ctrlKey || event.metaKey
            ? toggled(before, id)
            : cursorOn(id),
      )
      stores.shell.setState({ isDetailsOpen: !event.shiftKey && !event.ctrlKey && !event.metaKey })
    },
    [stores],
  )
  const onOpen = useCallback((id: PaperId) => void openPaper(stores, id), [stores])
  const root = useRowDrag()
  useLostFocus(root, '[data-papers]')
  useRowSwipe(root)
  const headHeight = layout === 'table' ? HEAD : 0
  const width = useWidth(root)
  const columns = useMemo(() => (layout === 'table' ? fittingColumns(chosen, width) : []), [layout, chosen, width])
  const template = { '--columns': templateOf(columns) } as CSSProperties

  return (
    <div ref={root} className={styles['frame']} data-density={look} style={template}>
      <VirtualList
        className={styles['list']}
        role="grid"
        aria-label={say('Papers')}
        aria-rowcount={isWhole ? ids.length + (layout === 'table' ? 1 : 0) : -1}
        aria-multiselectable="true"
        aria-busy={isLoaded ? undefined : true}
        aria-activedescendant={selection.cursor === null ? undefined : `paper-${selection.cursor}`}
        tabIndex={0}
        data-papers=""
        handle={list}
        count={ids.length}
        rowHeight={ROW[look]}
        head={layout === 'table' ? <TableHead columns={columns} /> : null}
        headHeight={headHeight}
        over={<PointedRow list={root} rowHeight={ROW[look]} headHeight={headHeight} />}
        onWindow={onWindow}
        row={(index: number, place: CSSProperties) => {
          const id = ids[index]
          return id === undefined ? null : (
            <PaperRowView
              key={id}
              id={id}
              index={index}
              place={place}
              view={view}
              layout={layout}
              columns={columns}
              isCursor={id === selection.cursor}
              isSelected={selection.selected.has(id)}
              slides={isSliding}
              onPress={onPress}
              onOpen={onOpen}
            />
          )
        }}
      />
    </div>
  )
}

/** How wide an element is, as long as it stands. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!element.current) return undefined
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return width
}

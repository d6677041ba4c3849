import { createStore } from 'zustand/vanilla'
import type { ReadingPlace } from '../../../preload/contract/paper.ts'
import { type PageBox, pageSize } from '../geometry/page-space.ts'
import { carryPoint } from '../geometry/shown-box.ts'
import type { Session } from '../session.ts'
import {
  type Arrangement,
  clampScale,
  currentPage,
  firstZoom,
  layoutPages,
  nextScale,
  type PageLayout,
  type PagePoint,
  scaleOf,
  type Size,
  UNDER_ONE_ANOTHER,
  visiblePages,
  type Zoom,
} from './page-layout.ts'
import { EMPTY_HISTORY, goBack, goForward, type PlaceHistory, rememberJump } from './place-history.ts'
import { fractionSeen, keepPoint, placeOf, scrollOf } from './place-keeping.ts'

export interface ViewState {
  readonly arrangement: Arrangement
  readonly layout: PageLayout
  readonly zoom: Zoom
  readonly pane: Size
  /** The page most of the view shows. */
  readonly page: number
  /** First and last page in sight. */
  readonly visible: readonly [number, number]
  /** False while anything moves. */
  readonly isSettled: boolean
  /** The scale or the place is changing so fast that drawing would be for nothing. */
  readonly isRushing: boolean
  readonly history: PlaceHistory
  /** The place asked for at the start has been reached. */
  readonly isPlaced: boolean
}

const EMPTY = layoutPages([], 1, 0)
const SETTLE_MS = 110
// The height of an element is in whole pixels.
const SLACK = 2
/** Pages that pass the view faster than this are gone before they are drawn. */
const PASSING_MS = 160

export type Viewport = ReturnType<typeof createViewport>

/** Which part of the pages is in sight and how large. The numbers are decided elsewhere; this applies them to a scroller. */
export function createViewport(session: Session, arrangement: Arrangement = UNDER_ONE_ANOTHER) {
  const store = createStore<ViewState>(() => ({
    arrangement,
    layout: EMPTY,
    zoom: 'width',
    pane: { width: 0, height: 0 },
    page: 0,
    visible: [-1, -1],
    isSettled: true,
    isRushing: false,
    history: EMPTY_HISTORY,
    isPlaced: false,
  }))
  let scroller: HTMLElement | null = null
  /** Set when the new layout is in the DOM: before, the scroller would cut it off. */
  let pending: { readonly left: number; readonly top: number } | null = null
  let start: ReadingPlace | null | undefined
  let settleTimer: ReturnType<typeof setTimeout> | undefined
  let [lastTop, lastAt] = [0, 0]
  /** The scale is changing: what would be drawn now is the wrong size a moment later. */
  let isZooming = false
  /** The page "fit" is about: the one in sight when it was asked for, or the scale would change from page to page. */
  let fitted = 0
  /** What the zoom was before pages were turned one at a time, which are shown whole. */
  let unpaged: Zoom = 'width'

  /** What `layout` was made of. */
  let laid: readonly PageBox[] = []

  const scroll = () => pending ?? { left: scroller?.scrollLeft ?? 0, top: scroller?.scrollTop ?? 0 }
  const boxes = (): readonly PageBox[] => session.store.getState().boxes
  /** Outside of here places are of the page as the file has it, however it is shown. */
  const shown = (point: PagePoint): PagePoint =>
    carryPoint(point, session.store.getState().pages[point.page], boxes()[point.page])

  function unsettle(isFlying = false): void {
    clearTimeout(settleTimer)
    settleTimer = setTimeout(() => {
      isZooming = false
      store.setState({ isSettled: true, isRushing: false })
    }, SETTLE_MS)
    const { isSettled, isRushing } = store.getState()
    if (isSettled || isRushing !== (isZooming || isFlying))
      store.setState({ isSettled: false, isRushing: isZooming || isFlying })
  }

  function look(): void {
    const { layout, pane, page, visible } = store.getState()
    const { top } = scroll()
    const bottom = top + pane.height
    const seen = visiblePages(layout, top, bottom)
    const current = currentPage(layout, top, bottom)
    if (current !== page || seen[0] !== visible[0] || seen[1] !== visible[1])
      store.setState({ page: current, visible: seen })
  }

  /** `at`: the point of the view that stays where it is; the upper left corner where not given. */
  function lay(zoom: Zoom, at: { readonly x: number; readonly y: number } = { x: 0, y: 0 }): void {
    const { layout: before, pane, isPlaced, arrangement: way } = store.getState()
    const now = boxes()
    const sizes = now.map(pageSize)
    const reference = sizes[fitted] ?? sizes[0]
    if (!reference || pane.width <= 0) return
    const layOut = (wanted: Zoom): PageLayout =>
      layoutPages(sizes, scaleOf(wanted, reference, pane, way), pane.width, way, pane.height)
    if (isPlaced) {
      const layout = layOut(zoom)
      const from = laid
      pending = keepPoint(before, layout, scroll(), at, point => carryPoint(point, from[point.page], now[point.page]))
      store.setState({ layout, zoom })
    } else if (start !== undefined) {
      const first = start?.zoom ?? firstZoom(reference, pane, way)
      const placed = layOut(first)
      pending = start ? scrollOf(placed, shown(start)) : { left: Math.max(0, (placed.width - pane.width) / 2), top: 0 }
      store.setState({ layout: placed, zoom: first, isPlaced: true })
    } else {
      return
    }
    laid = now
    look()
  }

  function scrollTo(point: PagePoint): void {
    pending = scrollOf(store.getState().layout, shown(point))
    applyScroll()
  }

  function applyScroll(): void {
    if (!scroller || !pending) return
    scroller.scrollTo({ ...pending, behavior: 'instant' })
    // Before the pages stand there it is cut off, and done again once they do.
    if (scroller.scrollHeight + SLACK >= store.getState().layout.height) pending = null
    // A jump is over at once: what it shows is drawn at once.
    lastTop = scroller.scrollTop
    look()
    unsettle()
  }

  const place = (): PagePoint => {
    const point = placeOf(store.getState().layout, scroll())
    return carryPoint(point, laid[point.page], session.store.getState().pages[point.page])
  }
  const middle = () => ({ x: store.getState().pane.width / 2, y: store.getState().pane.height / 2 })

  function setZoom(zoom: Zoom, at = middle()): void {
    isZooming = true
    unsettle()
    fitted = store.getState().page
    lay(typeof zoom === 'number' ? clampScale(zoom) : zoom, at)
  }

  function travel(step: typeof goBack): boolean {
    const taken = step(store.getState().history, place())
    if (!taken) return false
    store.setState({ history: taken.history })
    scrollTo(taken.to)
    return true
  }

  const stopSizes = session.store.subscribe((now, before) => {
    if (now.boxes === before.boxes) return
    const isShownAnew = now.turn !== before.turn || now.trim !== before.trim
    if (isShownAnew) fitted = store.getState().page
    lay(store.getState().zoom, isShownAnew ? middle() : undefined)
  })

  return {
    store,
    place,
    setZoom,
    applyScroll,
    scrollPosition: scroll,
    element: () => scroller,
    fraction: () => fractionSeen(store.getState().layout, scroll().top, store.getState().pane),
    /** The place the file was left at; null for the beginning. */
    startAt(place: ReadingPlace | null): void {
      if (start !== undefined) return
      start = place
      fitted = place?.page ?? 0
      lay(store.getState().zoom)
    },
    /** The page in sight stays in sight. */
    arrange(next: Arrangement): void {
      const { page, isPlaced, arrangement: before, zoom } = store.getState()
      const point = { ...place(), page }
      if (next.isPaged && !before.isPaged) unpaged = zoom
      const isUnpaged = before.isPaged && !next.isPaged && zoom === 'page'
      store.setState({ arrangement: next })
      fitted = page
      lay(next.isPaged ? 'page' : isUnpaged ? unpaged : zoom)
      if (isPlaced)
        pending = scrollOf(store.getState().layout, shown(next.isPaged ? { page, offset: 0, offsetX: 0 } : point))
      look()
    },
    zoomStep: (direction: 1 | -1) => setZoom(nextScale(store.getState().layout.scale, direction)),
    zoomBy: (factor: number, at: { readonly x: number; readonly y: number }) =>
      setZoom(store.getState().layout.scale * factor, at),
    /** Goes there, and remembers where it came from unless told otherwise. */
    goTo(point: PagePoint, { remembers = true }: { readonly remembers?: boolean } = {}): void {
      if (remembers) store.setState(({ history }) => ({ history: rememberJump(history, place()) }))
      scrollTo(point)
    },
    back: () => travel(goBack),
    forward: () => travel(goForward),
    /** Called for every scroll of the element. */
    scrolled(): void {
      if (!scroller) return
      const now = performance.now()
      const speed = Math.abs(scroller.scrollTop - lastTop) / Math.max(1, now - lastAt)
      ;[lastTop, lastAt] = [scroller.scrollTop, now]
      unsettle(speed > store.getState().pane.height / PASSING_MS)
      look()
    },
    attach(element: HTMLElement): () => void {
      scroller = element
      const resized = new ResizeObserver(() => {
        const pane = { width: element.clientWidth, height: element.clientHeight }
        const { pane: before, zoom } = store.getState()
        if (pane.width === before.width && pane.height === before.height) return
        store.setState({ pane })
        // A pane dragged wider gives a new scale at every step.
        isZooming = before.width > 0
        unsettle()
        lay(zoom)
        look()
      })
      resized.observe(element)
      return () => {
        resized.disconnect()
        scroller = null
      }
    },
    close(): void {
      clearTimeout(settleTimer)
      stopSizes()
    },
  }
}

import type { PaperId } from '../../preload/contract/paper.ts'
import type { View } from '../../preload/contract/search.ts'
import type { Page } from './shell-store.ts'
import type { Stores } from './stores.ts'

/** What fills the window: a list, or a page, or an open paper before them. */
interface Place {
  readonly view: View
  readonly page: Page | null
  readonly paper: PaperId | null
}

/** A place as the window's history keeps it. */
interface Visit extends Place {
  /** How many came before it: at the first one there is no way back but out of the window. */
  readonly visit: number
}

type Kept = Pick<History, 'state' | 'pushState' | 'replaceState'>

/** Whether there is something before what a state of the window's history stands for. */
export function canGoBack(state: unknown): boolean {
  return isVisit(state) && state.visit > 0
}

/**
 * Keeps where one goes in the window's own history, so that its way back stays in the library and a window that is
 * loaded anew shows what it showed. Call it before the first list is asked for. The answer shows what the window went back or
 * forward to; what is none of ours is taken for where one is.
 */
export function followWindow(
  stores: Pick<Stores, 'views' | 'shell' | 'tabs'>,
  history: Kept,
  /** Runs a task once all that changes together has changed. */
  soon: (task: () => void) => void,
): (state: unknown) => void {
  const { views, shell, tabs } = stores
  const now = (): Place => ({
    view: views.getState().view,
    page: shell.getState().page,
    paper: tabs.getState().active,
  })
  let last: Visit = { ...now(), visit: 0 }
  let isAwaited = false

  function note(): void {
    isAwaited = false
    const place = now()
    if (samePlace(place, last)) return
    // A search is one place, however many keys its words took.
    const isTyping = isSearch(place) && isSearch(last)
    last = { ...place, visit: last.visit + (isTyping ? 0 : 1) }
    if (isTyping) history.replaceState(last, '')
    else history.pushState(last, '')
  }

  function show(state: unknown): void {
    if (!isVisit(state)) return history.replaceState(last, '')
    // Each closes what stands before it, so the paper comes last.
    views.open(state.view)
    shell.setState({ page: state.page, panel: null, isSidebarOpen: false, isDetailsOpen: false })
    const isOpen = tabs.getState().tabs.some(tab => tab.paper === state.paper)
    tabs.activate(isOpen ? state.paper : null)
    last = { ...now(), visit: state.visit }
    if (!samePlace(last, state)) history.replaceState(last, '')
  }

  show(history.state)
  const onChange = (): void => {
    if (isAwaited) return
    isAwaited = true
    soon(note)
  }
  views.subscribe(onChange)
  shell.subscribe(onChange)
  tabs.subscribe(onChange)
  return show
}

function isSearch({ view, page, paper }: Place): boolean {
  return view.kind === 'search' && page === null && paper === null
}

function samePlace(a: Place, b: Place): boolean {
  return JSON.stringify([a.view, a.page, a.paper]) === JSON.stringify([b.view, b.page, b.paper])
}

/** Only this window writes its history; a state that another Offprint left there may look otherwise. */
function isVisit(state: unknown): state is Visit {
  if (typeof state !== 'object' || state === null) return false
  const { view, page, paper, visit } = state as Partial<Record<keyof Visit, unknown>>
  const isKind = (value: unknown): boolean => typeof value === 'object' && value !== null && 'kind' in value
  return (
    isKind(view) &&
    (page === null || isKind(page)) &&
    (paper === null || typeof paper === 'number') &&
    typeof visit === 'number'
  )
}

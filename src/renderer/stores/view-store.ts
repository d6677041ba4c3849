import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { Sort, View, ViewIds } from '../../preload/contract/search.ts'
import { type CallFailure, toCallFailure } from '../library/call-failure.ts'
import type { LibraryClient } from '../library/library-client.ts'
import { cursorOn, kept, NO_SELECTION, type Selection } from './selection.ts'
import { sameView } from './view-membership.ts'
import type { Writes } from './writes.ts'

type SelectionChange = (ids: readonly PaperId[], selection: Selection) => Selection

export interface ViewState extends ViewIds {
  readonly view: View
  /** The column the list is in the order of; null for its own order. Each list remembers its. */
  readonly sort: Sort | null
  /** False until the ids of this view have come once. */
  readonly isLoaded: boolean
  readonly failure: CallFailure | null
  readonly selection: Selection
  /** Grows when rows left or moved by a decision: the list slides then, and at no other time. */
  readonly slides: number
}

export interface ViewStore extends StoreApi<ViewState> {
  /** Looks at another list. The cursor of each list is remembered. */
  open(view: View): void
  reload(): Promise<void>
  sortBy(sort: Sort | null): void
  /** One that reaches for all of a list, or its end, is made again when more of the list has come. */
  select(change: SelectionChange, reach?: 'near' | 'all'): void
  /** Changes the list before the library has; the answer takes it back. */
  assume(ids: readonly PaperId[]): () => void
  /** Puts the cursor on a paper as soon as it is in the list. */
  follow(id: PaperId): void
}

export interface ViewOptions {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly after: (ms: number, task: () => void) => () => void
}

// Two screens of the smallest rows on a large window. The rest of a long list is asked for once these are painted.
const FIRST = 120
const REST_MS = 60
// An event follows every key of a triage; the list shows the decision already, so it may wait until the keys rest.
const QUIET_MS = 150
const MOST_ANSWERS = 6
const EMPTY: ViewIds = { ids: [], isWhole: false, undecided: 0, minutes: 0, edition: null }
const INBOX: View = { kind: 'status', status: 'inbox' }

/** The list one looks at: its ids in order, and which of them the keys act on. */
export function createViewStore({ client, writes, after }: ViewOptions): ViewStore {
  const store = createStore<ViewState>(() => ({
    ...EMPTY,
    view: INBOX,
    sort: null,
    isLoaded: false,
    failure: null,
    selection: NO_SELECTION,
    slides: 0,
  }))
  const cursors = new Map<string, Selection>()
  const sorts = new Map<string, Sort | null>()
  // Lists looked at since anything changed: to come back to one takes no question.
  const answers = new Map<string, ViewIds>()
  let asked = 0
  let awaited: PaperId | null = null
  // What was asked of all of a list while only its beginning was here.
  let again: SelectionChange | null = null
  let isNewSearch = false
  let cancelReload = () => {}

  /** Where nothing stands yet, what is in sight comes before the rest is counted. */
  function load(): Promise<void> {
    const { view, sort } = store.getState()
    return sort === null && view.kind !== 'search' ? ask({ first: FIRST }) : ask({})
  }

  function reload(): Promise<void> {
    return store.getState().isLoaded ? ask({}) : load()
  }

  async function ask(first: { readonly first?: number }): Promise<void> {
    cancelReload()
    const mine = ++asked
    const { view, sort } = store.getState()
    const mark = writes.mark()
    try {
      const answer = await client.call('papers.ids', { view, ...(sort ? { sort } : {}), ...first })
      if (mine !== asked) return
      // Older than what is shown: ask again when the changes under way are through.
      if (!writes.isCurrent(mark)) return await writes.settled().then(() => (mine === asked ? reload() : undefined))
      if (answer.isWhole) remember(view, sort, answer)
      else if (lacksCursor(answer)) return await ask({})
      else cancelReload = after(REST_MS, () => void ask({}))
      receive(answer)
    } catch (error) {
      if (mine === asked) store.setState({ failure: toCallFailure(error) })
    }
  }

  /** Whether the beginning of a list is not what one comes back to. */
  function lacksCursor({ ids }: ViewIds): boolean {
    const { view, selection } = store.getState()
    const cursor = awaited ?? (cursors.get(JSON.stringify(view)) ?? selection).cursor
    return cursor !== null && !ids.includes(cursor)
  }

  function remember(view: View, sort: Sort | null, answer: ViewIds): void {
    if (view.kind === 'search') return
    const [oldest] = answers.keys()
    if (answers.size >= MOST_ANSWERS && oldest !== undefined) answers.delete(oldest)
    answers.set(keyOf(view, sort), answer)
  }

  function receive(answer: ViewIds) {
    store.setState(state => {
      const ids = sameIds(state.ids, answer.ids) ? state.ids : answer.ids
      const selection = selectionIn(state, ids)
      return { ...answer, ids, isLoaded: true, failure: null, selection: again ? again(ids, selection) : selection }
    })
    if (answer.isWhole) again = null
  }

  function selectionIn(state: ViewState, ids: readonly PaperId[]): Selection {
    if (awaited !== null && ids.includes(awaited)) {
      const cursor = awaited
      awaited = null
      return cursorOn(cursor)
    }
    if (isNewSearch) {
      isNewSearch = false
      return cursorOn(ids[0] ?? null)
    }
    const remembered = state.isLoaded ? state.selection : (cursors.get(JSON.stringify(state.view)) ?? NO_SELECTION)
    return kept(state.ids, ids, remembered)
  }

  client.onEvent(event => {
    if (event.views || event.topic === 'library' || event.topic === 'tags') answers.clear()
    const { view } = store.getState()
    const concerns = event.views || event.topic === 'library' || (view.kind === 'tag' && event.topic === 'tags')
    if (!concerns) return
    cancelReload()
    cancelReload = after(QUIET_MS, () => void reload())
  })

  return Object.assign(store, {
    open(view: View) {
      const state = store.getState()
      if (sameView(state.view, view)) return
      again = null
      cursors.set(JSON.stringify(state.view), state.selection)
      // The words of a search change at every key: its old list stays until the new one is here.
      isNewSearch = view.kind === 'search' && state.view.kind === 'search'
      const sort = sorts.get(JSON.stringify(view)) ?? null
      store.setState(
        isNewSearch
          ? { view, sort, failure: null }
          : { ...EMPTY, view, sort, isLoaded: false, failure: null, selection: NO_SELECTION },
      )
      const known = answers.get(keyOf(view, sort))
      if (!known) return void load()
      cancelReload()
      asked += 1
      receive(known)
    },
    reload,
    sortBy(sort: Sort | null) {
      sorts.set(JSON.stringify(store.getState().view), sort)
      store.setState({ sort })
      void reload()
    },
    select(change: SelectionChange, reach: 'near' | 'all' = 'near') {
      awaited = null
      again = reach === 'all' && !store.getState().isWhole ? change : null
      store.setState(({ ids, selection }) => ({ selection: change(ids, selection) }))
    },
    assume(ids: readonly PaperId[]) {
      const before = store.getState()
      answers.clear()
      store.setState({ ids, selection: kept(before.ids, ids, before.selection), slides: before.slides + 1 })
      return () => {
        if (sameView(store.getState().view, before.view))
          store.setState({ ids: before.ids, selection: before.selection })
      }
    },
    follow(id: PaperId) {
      awaited = id
      const { ids } = store.getState()
      if (ids.includes(id)) store.setState(state => ({ selection: selectionIn(state, ids) }))
    },
  })
}

function keyOf(view: View, sort: Sort | null): string {
  return JSON.stringify({ view, sort })
}

function sameIds(a: readonly PaperId[], b: readonly PaperId[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { QueryProblem, SearchHit, SearchMode, View } from '../../preload/contract/search.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { ViewStore } from './view-store.ts'

export interface SearchState {
  /** What stands in the box. */
  readonly query: string
  /** By words, by meaning, or by both. */
  readonly mode: SearchMode
  readonly hits: ReadonlyMap<PaperId, SearchHit>
  /** What is wrong with the query, each in its place, and how it was read instead. */
  readonly problems: readonly QueryProblem[]
  /** The query they are about. */
  readonly asked: string
}

export interface SearchStore extends StoreApi<SearchState> {
  /** Turns the list into the answer as one types. */
  type(query: string): void
  choose(mode: SearchMode): void
  /** Back to the list one came from. */
  leave(): void
}

export interface SearchOptions {
  readonly client: LibraryClient
  readonly views: ViewStore
  readonly after: (ms: number, task: () => void) => () => void
}

const TYPING_MS = 90
// Snippets beyond these are not read by anybody; such rows show their usual line.
const SNIPPETS = 100
const NO_HITS: ReadonlyMap<PaperId, SearchHit> = new Map()
const NOTHING = { hits: NO_HITS, problems: [], asked: '' } as const
const INBOX: View = { kind: 'status', status: 'inbox' }

export function createSearchStore({ client, views, after }: SearchOptions): SearchStore {
  const store = createStore<SearchState>(() => ({ query: '', mode: 'hybrid', ...NOTHING }))
  let cameFrom = INBOX
  let cancel = () => {}

  const viewOf = (query: string, mode: SearchMode): View =>
    mode === 'hybrid' ? { kind: 'search', query } : { kind: 'search', query, mode }

  async function explain(query: string, mode: SearchMode) {
    try {
      const { hits, problems } = await client.call('search.papers', { query, mode, limit: SNIPPETS })
      const now = store.getState()
      if (now.query.trim() !== query || now.mode !== mode) return
      store.setState({ hits: new Map(hits.map(hit => [hit.paper, hit])), problems, asked: query })
    } catch {
      // The list of the same search says what failed.
    }
  }

  // A search opened by its address fills the box; leaving it by the sidebar empties it.
  views.subscribe(({ view }, before) => {
    if (view === before.view) return
    if (view.kind !== 'search') {
      cameFrom = view
      cancel()
      if (store.getState().query !== '') store.setState({ query: '', ...NOTHING })
    } else {
      const mode = view.mode ?? 'hybrid'
      if (store.getState().query.trim() !== view.query) store.setState({ query: view.query })
      if (store.getState().mode !== mode) store.setState({ mode })
      void explain(view.query, mode)
    }
  })

  return Object.assign(store, {
    type(query: string) {
      store.setState({ query })
      cancel()
      if (query.trim() === '') views.open(cameFrom)
      else cancel = after(TYPING_MS, () => views.open(viewOf(query.trim(), store.getState().mode)))
    },
    choose(mode: SearchMode) {
      store.setState({ mode })
      const { query } = store.getState()
      if (query.trim() !== '') views.open(viewOf(query.trim(), mode))
    },
    leave() {
      cancel()
      store.setState({ query: '', ...NOTHING })
      views.open(cameFrom)
    },
  })
}

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { SearchHit, View } from '../../preload/contract/search.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { ViewStore } from './view-store.ts'

export interface SearchState {
  /** What stands in the box. */
  readonly query: string
  readonly hits: ReadonlyMap<PaperId, SearchHit>
  /** What is wrong with the query and how it was read instead. */
  readonly problem: string | null
}

export interface SearchStore extends StoreApi<SearchState> {
  /** Turns the list into the answer as one types. */
  type(query: string): void
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
const SNIPPETS = 300
const NO_HITS: ReadonlyMap<PaperId, SearchHit> = new Map()
const INBOX: View = { kind: 'status', status: 'inbox' }

export function createSearchStore({ client, views, after }: SearchOptions): SearchStore {
  const store = createStore<SearchState>(() => ({ query: '', hits: NO_HITS, problem: null }))
  let cameFrom = INBOX
  let cancel = () => {}

  async function fetchSnippets(query: string) {
    try {
      const { hits, problem } = await client.call('search.words', { query, limit: SNIPPETS })
      if (store.getState().query.trim() !== query) return
      store.setState({ hits: new Map(hits.map(hit => [hit.paper, hit])), problem })
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
      if (store.getState().query !== '') store.setState({ query: '', hits: NO_HITS, problem: null })
    } else {
      if (store.getState().query.trim() !== view.query) store.setState({ query: view.query })
      void fetchSnippets(view.query)
    }
  })

  return Object.assign(store, {
    type(query: string) {
      store.setState({ query })
      cancel()
      if (query.trim() === '') views.open(cameFrom)
      else cancel = after(TYPING_MS, () => views.open({ kind: 'search', query: query.trim() }))
    },
    leave() {
      cancel()
      store.setState({ query: '', hits: NO_HITS, problem: null })
      views.open(cameFrom)
    },
  })
}

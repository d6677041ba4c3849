import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PaperSignals } from '../../preload/contract/feed.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { PaperStore } from './paper-store.ts'

export interface SignalState {
  /** Of the paper in the details; null until they have come. */
  readonly signals: PaperSignals | null
}

/** Votes, comments and stars over time of the paper in the details. */
export function createSignalStore(client: LibraryClient, papers: PaperStore): StoreApi<SignalState> {
  const store = createStore<SignalState>(() => ({ signals: null }))
  papers.subscribe(({ paper }, before) => {
    if (paper === before.paper) return
    if (paper?.id !== store.getState().signals?.paper) store.setState({ signals: null })
    if (!paper || (paper.upvotes === null && paper.githubStars === null)) return
    client.call('signals.of', { paper: paper.id }).then(
      signals => {
        if (papers.getState().paper?.id === signals.paper) store.setState({ signals })
      },
      // The banner tells of a lost connection; the details do without the line.
      () => {},
    )
  })
  return store
}

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PaperCard, PaperId } from '../../preload/contract/paper.ts'
import type { LibraryClient } from '../library/library-client.ts'

export interface CardState {
  readonly cards: ReadonlyMap<PaperId, PaperCard>
}

export interface CardStore extends StoreApi<CardState> {
  /** Fetches those of the ids that are not here; the last call counts most. */
  want(ids: readonly PaperId[]): void
}

const KEPT = 600
const BATCH = 100

/** What cards show beyond rows, for those in sight and some around them. */
export function createCardStore(client: LibraryClient): CardStore {
  const store = createStore<CardState>(() => ({ cards: new Map() }))
  let wanted: readonly PaperId[] = []
  let isAsking = false

  async function ask(): Promise<void> {
    if (isAsking) return
    isAsking = true
    try {
      for (let ids = missing(); ids.length > 0; ids = missing()) {
        const batch = ids.slice(0, BATCH)
        const fetched = await client.call('papers.cards', { ids: batch })
        const cards = new Map(store.getState().cards)
        // A paper that is gone has an empty card, so that it is not asked for again and again.
        for (const id of batch) cards.set(id, { id, text: null, codeUrl: null })
        for (const card of fetched) cards.set(card.id, card)
        const keep = new Set(wanted)
        for (const id of cards.keys()) {
          if (cards.size <= KEPT) break
          if (!keep.has(id)) cards.delete(id)
        }
        store.setState({ cards })
      }
    } catch {
      // The connection banner tells; cards are asked for again with the next look.
    } finally {
      isAsking = false
    }
  }

  const missing = (): PaperId[] => wanted.filter(id => !store.getState().cards.has(id))

  client.onEvent(event => {
    if (event.topic === 'library') store.setState({ cards: new Map() })
  })

  return Object.assign(store, {
    want(ids: readonly PaperId[]) {
      wanted = ids
      void ask()
    },
  })
}

import { createStore } from 'zustand/vanilla'
import type { OutlineEntry } from '../engine/pdf-document.ts'
import type { Session } from '../session.ts'
import type { PagePoint } from '../view/page-layout.ts'

export interface OutlineState {
  /** Null until read; empty where the file has none. */
  readonly entries: readonly OutlineEntry[] | null
  /** Where each entry leads; filled in as they become known. */
  readonly places: readonly (PagePoint | null)[]
}

export type OutlineStore = ReturnType<typeof createOutlineStore>

/** Places are published so many at a time: every one alone would draw the list anew. */
const BATCH = 40

/** The table of contents; read after the first page is on the screen. */
export function createOutlineStore(session: Session) {
  const store = createStore<OutlineState>(() => ({ entries: null, places: [] }))
  let isLoading = false

  async function load(): Promise<void> {
    if (isLoading || store.getState().entries) return
    isLoading = true
    try {
      const pdf = await session.document()
      const entries = await pdf.outline()
      store.setState({ entries, places: entries.map(() => null) })
      const places: (PagePoint | null)[] = entries.map(() => null)
      for (const [index, { destination }] of entries.entries()) {
        places[index] = destination === null ? null : await pdf.findPlace(destination)
        if (index % BATCH === BATCH - 1) store.setState({ places: [...places] })
      }
      store.setState({ places })
    } catch {
      // A contents list that cannot be read is none: the pages themselves are listed in its place.
      store.setState({ entries: store.getState().entries ?? [] })
    } finally {
      isLoading = false
    }
  }

  return { store, load }
}

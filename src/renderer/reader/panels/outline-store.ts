import { createStore } from 'zustand/vanilla'
import type { OutlineEntry } from '../engine/pdf-document.ts'
import type { Session } from '../session.ts'
import type { PagePoint } from '../view/page-layout.ts'

export interface OutlineState {
  /** Null until read; empty where the file has none. */
  readonly entries: readonly OutlineEntry[] | null
  /** Where each entry leads; null where nowhere, undefined until that is known. */
  readonly places: readonly (PagePoint | null | undefined)[]
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
      store.setState({ entries, places: entries.map(() => undefined) })
      const places: (PagePoint | null | undefined)[] = entries.map(() => undefined)
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

  /** Where an entry leads: known already, or asked for now. */
  async function find(index: number): Promise<PagePoint | null> {
    const { entries, places } = store.getState()
    const known = places[index]
    if (known !== undefined) return known
    const destination = entries?.[index]?.destination ?? null
    return destination === null ? null : await (await session.document()).findPlace(destination).catch(() => null)
  }

  return { store, load, find }
}

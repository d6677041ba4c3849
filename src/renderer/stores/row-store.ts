import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LibraryEvent } from '../../preload/contract/library-api.ts'
import type { PaperId, PaperRow } from '../../preload/contract/paper.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { Writes } from './writes.ts'

export interface RowState {
  readonly rows: ReadonlyMap<PaperId, PaperRow>
}

export type RowPatch = Partial<PaperRow> | ((row: PaperRow) => Partial<PaperRow>)

export interface RowStore extends StoreApi<RowState> {
  /** Fetches those that are not here, or out of date: first what is in sight, then what is near it. Only the last call counts. */
  want(inSight: readonly PaperId[], near?: readonly PaperId[]): void
  get(id: PaperId): PaperRow | undefined
  /** Changes rows before the library has; the answer takes it back. */
  patch(ids: readonly PaperId[], patch: RowPatch): () => void
}

// One screen of compact rows twice over; the contract takes 1,000.
const BATCH = 120
const KEPT = 4_000

type Lane = 'inSight' | 'near'

/** The rows seen last, by paper: a window on a library that may hold a hundred thousand. */
export function createRowStore(client: LibraryClient, writes: Writes): RowStore {
  const store = createStore<RowState>(() => ({ rows: new Map() }))
  const outOfDate = new Set<PaperId>()
  const onTheWay = new Set<PaperId>()
  const gone = new Set<PaperId>()
  const wanted: Record<Lane, readonly PaperId[]> = { inSight: [], near: [] }
  const isAsking = { inSight: false, near: false }

  const isMissing = (id: PaperId) =>
    !onTheWay.has(id) && !gone.has(id) && (outOfDate.has(id) || !store.getState().rows.has(id))

  function ask(): void {
    void askFor('inSight')
    void askFor('near')
  }

  // One question at a time of each, always about what is wanted now: a fast scroll leaves no trail of stale questions, and
  // what is in sight never waits for what is not.
  async function askFor(lane: Lane): Promise<void> {
    if (isAsking[lane]) return
    isAsking[lane] = true
    try {
      for (let ids = wanted[lane].filter(isMissing); ids.length > 0; ids = wanted[lane].filter(isMissing)) {
        const batch = ids.slice(0, BATCH)
        for (const id of batch) onTheWay.add(id)
        try {
          await fetchRows(batch)
        } finally {
          for (const id of batch) onTheWay.delete(id)
        }
      }
    } catch {
      // The connection banner tells; rows are asked for again with the next want or event.
    } finally {
      isAsking[lane] = false
    }
  }

  async function fetchRows(batch: readonly PaperId[]) {
    for (const id of batch) outOfDate.delete(id)
    const mark = writes.mark()
    const fetched = await client.call('papers.rows', { ids: [...batch] })
    const isCurrent = writes.isCurrent(mark)
    const rows = new Map(store.getState().rows)
    for (const row of fetched) {
      // A row changed here while the answer was on its way keeps what is shown; the event after the change brings the rest.
      if (isCurrent || !rows.has(row.id)) rows.set(row.id, row)
    }
    const found = new Set(fetched.map(row => row.id))
    for (const id of batch) if (!found.has(id)) gone.add(id)
    evict(rows)
    store.setState({ rows })
    if (!isCurrent) {
      for (const id of batch) outOfDate.add(id)
      await writes.settled()
    }
  }

  function evict(rows: Map<PaperId, PaperRow>) {
    if (rows.size <= KEPT) return
    const keep = new Set([...wanted.inSight, ...wanted.near])
    for (const id of rows.keys()) {
      if (rows.size <= KEPT / 2) break
      if (!keep.has(id)) rows.delete(id)
    }
  }

  client.onEvent((event: LibraryEvent) => {
    if (event.topic !== 'papers' && event.topic !== 'annotations' && event.topic !== 'library') return
    for (const id of event.papers ?? store.getState().rows.keys()) outOfDate.add(id)
    gone.clear()
    ask()
  })

  return Object.assign(store, {
    want(inSight: readonly PaperId[], near: readonly PaperId[] = []) {
      wanted.inSight = inSight
      wanted.near = near
      ask()
    },
    get: (id: PaperId) => store.getState().rows.get(id),
    patch(ids: readonly PaperId[], patch: RowPatch) {
      const before = new Map<PaperId, PaperRow>()
      const rows = new Map(store.getState().rows)
      for (const id of ids) {
        const row = rows.get(id)
        if (!row) continue
        before.set(id, row)
        rows.set(id, { ...row, ...(typeof patch === 'function' ? patch(row) : patch) })
      }
      store.setState({ rows })
      return () => store.setState(state => ({ rows: new Map([...state.rows, ...before]) }))
    },
  })
}

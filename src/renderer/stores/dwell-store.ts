import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { LibraryClient } from '../library/library-client.ts'

export interface DwellState {
  /** Seconds each page of the file was looked at, in all. */
  readonly seconds: ReadonlyMap<number, number>
}

export interface DwellStore extends StoreApi<DwellState> {
  close(): void
}

export interface DwellOptions {
  readonly client: LibraryClient
  readonly paper: PaperId
  readonly file: string
  /** The page one looks at now; null while nobody looks. */
  readonly page: () => number | null
  readonly every: (ms: number, task: () => void) => () => void
}

const TICK_SECONDS = 2
const KEPT_EVERY_SECONDS = 30

/** The time spent on the pages of an open file, told to the library now and then. It never leaves this machine. */
export function createDwellStore({ client, paper, file, page, every }: DwellOptions): DwellStore {
  const store = createStore<DwellState>(() => ({ seconds: new Map() }))
  let due = new Map<number, number>()
  let sinceKept = 0

  client
    .call('reading.pages', { paper, file })
    .then(kept => store.setState(({ seconds }) => ({ seconds: add(new Map(kept), seconds) })))
    // A strip that stays empty is no trouble worth a notice.
    .catch(() => undefined)

  function keep(): void {
    sinceKept = 0
    if (due.size === 0) return
    const pages = [...due]
    due = new Map()
    client.call('reading.logTime', { paper, file, pages }).catch(() => undefined)
  }

  const stop = every(TICK_SECONDS * 1_000, () => {
    const at = page()
    if (at !== null) {
      const step = new Map([[at, TICK_SECONDS]])
      due = add(due, step)
      store.setState(({ seconds }) => ({ seconds: add(seconds, step) }))
    }
    sinceKept += TICK_SECONDS
    if (sinceKept >= KEPT_EVERY_SECONDS) keep()
  })

  return Object.assign(store, {
    close() {
      stop()
      keep()
    },
  })
}

function add(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): Map<number, number> {
  const sum = new Map(a)
  for (const [page, seconds] of b) sum.set(page, (sum.get(page) ?? 0) + seconds)
  return sum
}

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PaperId } from '../../preload/contract/paper.ts'

/** A paper open in the reader. */
export interface Tab {
  readonly paper: PaperId
  /** SHA-256 of the file. */
  readonly file: string
  readonly title: string
}

export interface TabState {
  readonly tabs: readonly Tab[]
  /** The paper one reads; null while the list is in front. */
  readonly active: PaperId | null
}

export interface TabStore extends StoreApi<TabState> {
  open(tab: Tab): void
  activate(paper: PaperId | null): void
  close(paper: PaperId): void
}

const KEY = 'offprint.tabs'
const MOST = 12

/** Open papers, kept by this window so that a reload loses no place. */
export function createTabStore(storage: Pick<Storage, 'getItem' | 'setItem'>): TabStore {
  const store = createStore<TabState>(() => ({ tabs: read(storage), active: null }))
  store.subscribe(({ tabs }) => storage.setItem(KEY, JSON.stringify(tabs)))
  return Object.assign(store, {
    open(tab: Tab) {
      const others = store.getState().tabs.filter(other => other.paper !== tab.paper)
      const known = others.length < store.getState().tabs.length
      const tabs = known
        ? store.getState().tabs.map(other => (other.paper === tab.paper ? tab : other))
        : [...others, tab].slice(-MOST)
      store.setState({ tabs, active: tab.paper })
    },
    activate: (paper: PaperId | null) => store.setState({ active: paper }),
    close(paper: PaperId) {
      const { tabs, active } = store.getState()
      const at = tabs.findIndex(tab => tab.paper === paper)
      const rest = tabs.filter(tab => tab.paper !== paper)
      const next = active === paper ? (rest[Math.min(at, rest.length - 1)]?.paper ?? null) : active
      store.setState({ tabs: rest, active: next })
    },
  })
}

function read(storage: Pick<Storage, 'getItem'>): Tab[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isTab) : []
  } catch {
    return []
  }
}

function isTab(value: unknown): value is Tab {
  if (typeof value !== 'object' || value === null) return false
  const { paper, file, title } = value as Partial<Record<keyof Tab, unknown>>
  return typeof paper === 'number' && typeof file === 'string' && typeof title === 'string'
}

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { PaperLink } from './paper-link.ts'

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
  /** The place of the open paper a link leads to, until the reader is there. */
  readonly target: PaperLink | null
}

export interface TabStore extends StoreApi<TabState> {
  open(tab: Tab, target?: PaperLink): void
  activate(paper: PaperId | null): void
  close(paper: PaperId): void
  /** Puts a tab so many places further; it stays within the row. */
  move(paper: PaperId, by: 1 | -1): void
  /** To the tab beside the one in front, round and round. */
  step(by: 1 | -1): void
}

const KEY = 'offprint.tabs'
const MOST = 12

type Kept = Pick<Storage, 'getItem' | 'setItem'>

/**
 * Open papers. Kept by this window, so that a reload loses no place and two windows do not take each other's tabs away;
 * and by the machine, for the window that is opened next.
 */
export function createTabStore(ofMachine: Kept, ofWindow: Kept = ofMachine): TabStore {
  const store = createStore<TabState>(() => ({
    tabs: read(ofWindow) ?? read(ofMachine) ?? [],
    active: null,
    target: null,
  }))
  store.subscribe(({ tabs }, before) => {
    if (tabs === before.tabs) return
    for (const storage of new Set([ofWindow, ofMachine])) storage.setItem(KEY, JSON.stringify(tabs))
  })
  return Object.assign(store, {
    open(tab: Tab, target?: PaperLink) {
      const others = store.getState().tabs.filter(other => other.paper !== tab.paper)
      const known = others.length < store.getState().tabs.length
      const tabs = known
        ? store.getState().tabs.map(other => (other.paper === tab.paper ? tab : other))
        : [...others, tab].slice(-MOST)
      store.setState({ tabs, active: tab.paper, target: target ?? null })
    },
    activate: (paper: PaperId | null) => store.setState({ active: paper }),
    close(paper: PaperId) {
      const { tabs, active } = store.getState()
      const at = tabs.findIndex(tab => tab.paper === paper)
      const rest = tabs.filter(tab => tab.paper !== paper)
      const next = active === paper ? (rest[Math.min(at, rest.length - 1)]?.paper ?? null) : active
      store.setState({ tabs: rest, active: next })
    },
    move(paper: PaperId, by: 1 | -1) {
      const { tabs } = store.getState()
      const at = tabs.findIndex(tab => tab.paper === paper)
      const tab = tabs[at]
      const to = at + by
      if (!tab || to < 0 || to >= tabs.length) return
      store.setState({ tabs: tabs.toSpliced(at, 1).toSpliced(to, 0, tab) })
    },
    step(by: 1 | -1) {
      const { tabs, active } = store.getState()
      const at = tabs.findIndex(tab => tab.paper === active)
      const next = tabs[(at + by + tabs.length) % tabs.length]
      if (next) store.setState({ active: next.paper })
    },
  })
}

function read(storage: Pick<Storage, 'getItem'>): readonly Tab[] | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? 'null')
    return Array.isArray(kept) ? kept.filter(isTab) : null
  } catch {
    return null
  }
}

function isTab(value: unknown): value is Tab {
  if (typeof value !== 'object' || value === null) return false
  const { paper, file, title } = value as Partial<Record<keyof Tab, unknown>>
  return typeof paper === 'number' && typeof file === 'string' && typeof title === 'string'
}

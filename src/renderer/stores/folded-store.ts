import { createStore, type StoreApi } from 'zustand/vanilla'

/** Folders of feeds that are folded away in the sidebar of this window. */
export interface FoldedStore extends StoreApi<{ readonly folders: readonly string[] }> {
  toggle(folder: string): void
}

const KEY = 'offprint.folded'

export function createFoldedStore(storage: Pick<Storage, 'getItem' | 'setItem'>): FoldedStore {
  const store = createStore<{ readonly folders: readonly string[] }>(() => ({ folders: read(storage) }))
  return Object.assign(store, {
    toggle(folder: string) {
      const { folders } = store.getState()
      const next = folders.includes(folder) ? folders.filter(other => other !== folder) : [...folders, folder]
      store.setState({ folders: next })
      storage.setItem(KEY, JSON.stringify(next))
    },
  })
}

function read(storage: Pick<Storage, 'getItem'>): readonly string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(folder => typeof folder === 'string') : []
  } catch {
    return []
  }
}

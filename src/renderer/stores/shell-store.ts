import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PaperId } from '../../preload/contract/paper.ts'

/** What stands over the list: at most one thing at a time. */
export type Panel =
  | { readonly kind: 'palette' }
  | { readonly kind: 'help' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'add' }
  | { readonly kind: 'feed' }
  | { readonly kind: 'queue' }
  | { readonly kind: 'tag'; readonly papers: readonly PaperId[] }
  | { readonly kind: 'remark'; readonly paper: PaperId }
  | { readonly kind: 'takeaway'; readonly paper: PaperId }
  | { readonly kind: 'pdf'; readonly paper: PaperId }

/** What can stand where the list of papers does. */
export type Page = { readonly kind: 'design' } | { readonly kind: 'annotations' }

export interface ShellState {
  /** Null while a list of papers is in front. */
  readonly page: Page | null
  readonly panel: Panel | null
  /** In narrow windows the details and the sidebar lie over the list. */
  readonly isDetailsOpen: boolean
  readonly isSidebarOpen: boolean
}

export interface ShellStore extends StoreApi<ShellState> {
  show(panel: Panel): void
  close(): void
}

export function createShellStore(): ShellStore {
  const store = createStore<ShellState>(() => ({ page: null, panel: null, isDetailsOpen: false, isSidebarOpen: false }))
  return Object.assign(store, {
    show: (panel: Panel) => store.setState({ panel }),
    close: () => store.setState({ panel: null }),
  })
}

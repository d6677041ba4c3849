import { createStore, type StoreApi } from 'zustand/vanilla'
import type { RuleAction, RuleCondition } from '../../preload/contract/rule.ts'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { QueueId } from '../../preload/contract/reading.ts'

/** What stands over the list: at most one thing at a time. */
export type Panel =
  | { readonly kind: 'palette' }
  | { readonly kind: 'help' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'add' }
  | { readonly kind: 'feed' }
  | { readonly kind: 'feed-settings'; readonly feed: string }
  | { readonly kind: 'opml' }
  | { readonly kind: 'merge'; readonly paper: PaperId }
  | { readonly kind: 'rule-from'; readonly paper: PaperId }
  /** A queue to be made: of a search, where one is given. */
  | { readonly kind: 'queue'; readonly query?: string }
  | { readonly kind: 'queue-settings'; readonly queue: QueueId }
  | { readonly kind: 'stale'; readonly queue: QueueId }
  | { readonly kind: 'place'; readonly papers: readonly PaperId[] }
  | { readonly kind: 'reason'; readonly papers: readonly PaperId[]; readonly queue: QueueId }
  | { readonly kind: 'snooze'; readonly papers: readonly PaperId[] }
  | { readonly kind: 'due'; readonly papers: readonly PaperId[] }
  /** Many papers of the list at once: those from its top to here, or those that are old. */
  | { readonly kind: 'mass'; readonly of: 'up-to-here' | 'older' }
  | { readonly kind: 'follow-phrase' }
  /** With what was chosen in a paper, where something was. */
  | { readonly kind: 'similar-text'; readonly text: string }
  | { readonly kind: 'tag'; readonly papers: readonly PaperId[] }
  | { readonly kind: 'remark'; readonly paper: PaperId }
  | { readonly kind: 'takeaway'; readonly paper: PaperId }
  | { readonly kind: 'pdf'; readonly paper: PaperId }

/** A rule as it is being made. */
export interface RuleDraft {
  readonly name: string
  readonly action: RuleAction
  readonly condition: RuleCondition
}

/** What can stand where the list of papers does. */
export type Page =
  | { readonly kind: 'design' }
  | { readonly kind: 'help' }
  | { readonly kind: 'map' }
  | { readonly kind: 'feeds' }
  | { readonly kind: 'archive' }
  | { readonly kind: 'digest' }
  /** With a rule that is begun, where it is made from a paper. */
  | { readonly kind: 'rules'; readonly draft?: RuleDraft }
  | { readonly kind: 'annotations' }
  | { readonly kind: 'changes'; readonly paper: PaperId; readonly from: string; readonly to: string }
  | { readonly kind: 'plan' }
  | { readonly kind: 'journal' }
  | { readonly kind: 'statistics' }
  | { readonly kind: 'catch-up' }
  | { readonly kind: 'compare'; readonly papers: readonly PaperId[] }

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

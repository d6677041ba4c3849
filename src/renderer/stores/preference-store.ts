import { createStore, type StoreApi } from 'zustand/vanilla'
import { SORT_KEYS, type SortKey } from '../../preload/contract/search.ts'

/** What belongs to this window on this machine and not to the library. */
export interface Preferences {
  /** Single letters as commands; some people's voice control types them. */
  readonly singleKeys: boolean
  /** Finishing a paper asks for a line. */
  readonly askTakeaway: boolean
  readonly archiveOpen: boolean
  /** Where the library lies and others get at it, once the reader has understood that. */
  readonly knownPlace: string
  readonly layout: Layout
  /** Of the table, in their order, beside the title. */
  readonly columns: readonly Column[]
}

/** How papers stand in a list. */
export const LAYOUTS = ['list', 'cards', 'table'] as const
export type Layout = (typeof LAYOUTS)[number]

/** What a list is sorted by is what a table shows, but for the title, which always stands, and "For you", which is no fact. */
export type Column = Exclude<SortKey, 'title' | 'interest'>
export const COLUMNS: readonly Column[] = SORT_KEYS.filter(key => key !== 'title' && key !== 'interest')

export interface PreferenceStore extends StoreApi<Preferences> {
  change(patch: Partial<Preferences>): void
}

const KEY = 'offprint.preferences'
const DEFAULTS: Preferences = {
  singleKeys: true,
  askTakeaway: true,
  archiveOpen: false,
  knownPlace: '',
  layout: 'list',
  columns: ['authors', 'published', 'upvotes', 'minutes'],
}

export function createPreferenceStore(storage: Pick<Storage, 'getItem' | 'setItem'>): PreferenceStore {
  const store = createStore<Preferences>(() => read(storage))
  return Object.assign(store, {
    change(patch: Partial<Preferences>) {
      store.setState(patch)
      storage.setItem(KEY, JSON.stringify(store.getState()))
    },
  })
}

function read(storage: Pick<Storage, 'getItem'>): Preferences {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? '{}') as Partial<Record<keyof Preferences, unknown>>
    const flag = (name: 'singleKeys' | 'askTakeaway' | 'archiveOpen') =>
      typeof kept[name] === 'boolean' ? kept[name] : DEFAULTS[name]
    const columns: readonly unknown[] = Array.isArray(kept.columns) ? kept.columns : DEFAULTS.columns
    return {
      singleKeys: flag('singleKeys'),
      askTakeaway: flag('askTakeaway'),
      archiveOpen: flag('archiveOpen'),
      knownPlace: typeof kept.knownPlace === 'string' ? kept.knownPlace : DEFAULTS.knownPlace,
      layout: LAYOUTS.find(layout => layout === kept.layout) ?? DEFAULTS.layout,
      columns: COLUMNS.filter(column => columns.includes(column)),
    }
  } catch {
    return DEFAULTS
  }
}

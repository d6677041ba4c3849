import { createStore, type StoreApi } from 'zustand/vanilla'

/** What belongs to this window on this machine and not to the library. */
export interface Preferences {
  /** Single letters as commands; some people's voice control types them. */
  readonly singleKeys: boolean
  /** Finishing a paper asks for a line. */
  readonly askTakeaway: boolean
  readonly archiveOpen: boolean
}

export interface PreferenceStore extends StoreApi<Preferences> {
  change(patch: Partial<Preferences>): void
}

const KEY = 'offprint.preferences'
const DEFAULTS: Preferences = { singleKeys: true, askTakeaway: true, archiveOpen: false }

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
    const flag = (name: keyof Preferences) => (typeof kept[name] === 'boolean' ? kept[name] : DEFAULTS[name])
    return { singleKeys: flag('singleKeys'), askTakeaway: flag('askTakeaway'), archiveOpen: flag('archiveOpen') }
  } catch {
    return DEFAULTS
  }
}

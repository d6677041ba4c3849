import { DEFAULT_SETTINGS, type Settings } from '../../preload/contract/settings.ts'
import type { LibraryClient } from '../library/library-client.ts'
import { createRemoteStore, type RemoteOptions, type RemoteStore } from './remote-value.ts'
import type { Writes } from './writes.ts'

export interface SettingsStore extends RemoteStore<Settings> {
  change(patch: Partial<Settings>): Promise<void>
}

export function createSettingsStore(
  client: LibraryClient,
  writes: Writes,
  after: RemoteOptions<Settings>['after'],
): SettingsStore {
  const store = createRemoteStore<Settings>({
    client,
    after,
    ask: () => client.call('settings.get', {}),
    concerns: event => event.topic === 'settings',
  })
  return Object.assign(store, {
    async change(patch: Partial<Settings>) {
      const before = store.getState().value ?? DEFAULT_SETTINGS
      store.assume({ ...before, ...patch })
      await writes.send(
        () => client.call('settings.set', patch),
        () => store.assume(before),
      )
    },
  })
}

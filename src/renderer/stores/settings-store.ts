import { DEFAULT_SETTINGS, type Settings } from '../../preload/contract/settings.ts'
import type { LibraryClient } from '../library/library-client.ts'
import { createRemoteStore, type RemoteOptions, type RemoteStore } from './remote-value.ts'
import { say } from './messages.ts'
import type { Writes } from './writes.ts'

export interface SettingsStore extends RemoteStore<Settings> {
  change(patch: Partial<Settings>): Promise<void>
}

/** Colours that nobody has named are called as the window speaks. */
function inWords(settings: Settings): Settings {
  const given = DEFAULT_SETTINGS.colorNames
  const own = settings.colorNames
  return {
    ...settings,
    colorNames: {
      yellow: own.yellow === given.yellow ? say('Claim') : own.yellow,
      green: own.green === given.green ? say('Data') : own.green,
      blue: own.blue === given.blue ? say('Method') : own.blue,
      purple: own.purple === given.purple ? say('Question') : own.purple,
      red: own.red === given.red ? say('Doubt') : own.red,
    },
  }
}

export function createSettingsStore(
  client: LibraryClient,
  writes: Writes,
  after: RemoteOptions<Settings>['after'],
): SettingsStore {
  const store = createRemoteStore<Settings>({
    client,
    after,
    ask: () => client.call('settings.get', {}).then(inWords),
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

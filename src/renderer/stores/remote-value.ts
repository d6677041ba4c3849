import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LibraryEvent } from '../../preload/contract/library-api.ts'
import type { CallFailure } from '../library/call-failure.ts'
import { toCallFailure } from '../library/call-failure.ts'
import type { LibraryClient } from '../library/library-client.ts'

export interface RemoteState<T> {
  /** Null until the first answer. */
  readonly value: T | null
  readonly failure: CallFailure | null
}

export interface RemoteStore<T> extends StoreApi<RemoteState<T>> {
  refresh(): Promise<void>
  /** Shows a value before the library has it. */
  assume(value: T): void
}

export interface RemoteOptions<T> {
  readonly client: LibraryClient
  readonly ask: () => Promise<T>
  /** Whether what happened may have changed the value. */
  readonly concerns: (event: LibraryEvent) => boolean
  readonly after: (ms: number, task: () => void) => () => void
}

// Counts may lag behind the keys a little; asking anew at every key of a triage would not make them truer.
const QUIET_MS = 120

/** A small value of the library kept up to date: asked once, and again after events that concern it. */
export function createRemoteStore<T>({ client, ask, concerns, after }: RemoteOptions<T>): RemoteStore<T> {
  const store = createStore<RemoteState<T>>(() => ({ value: null, failure: null }))
  let asked = 0
  let waiting = false

  async function refresh() {
    const mine = ++asked
    try {
      const value = await ask()
      if (mine === asked) store.setState({ value, failure: null })
    } catch (error) {
      if (mine === asked) store.setState({ failure: toCallFailure(error) })
    }
  }

  client.onEvent(event => {
    if (waiting || !(event.topic === 'library' || concerns(event))) return
    waiting = true
    after(QUIET_MS, () => {
      waiting = false
      void refresh()
    })
  })

  return Object.assign(store, {
    refresh,
    assume: (value: T) => {
      asked += 1
      store.setState({ value })
    },
  })
}

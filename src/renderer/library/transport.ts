import type { Reply } from '../../preload/contract/failure.ts'
import type { LibraryEvent } from '../../preload/contract/library-api.ts'

/** 'connecting' before the first contact, 'lost' after it broke: reconnecting goes on by itself. */
export type Connection = 'connecting' | 'connected' | 'lost'

/** How calls reach the library. Knows no method names. */
export interface Transport {
  /** `repeatable` calls change nothing, so they may be sent again after a break. */
  readonly call: (method: string, args: unknown, repeatable: boolean) => Promise<Reply<unknown>>
  readonly onEvent: (listener: (event: LibraryEvent) => void) => () => void
  readonly connection: () => Connection
  readonly onConnection: (listener: (connection: Connection) => void) => () => void
  readonly close: () => void
}

export interface Listeners<T> {
  readonly add: (listener: (value: T) => void) => () => void
  readonly tell: (value: T) => void
}

export function createListeners<T>(): Listeners<T> {
  const listeners = new Set<(value: T) => void>()
  return {
    add(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(value) {
      for (const listener of [...listeners]) listener(value)
    },
  }
}

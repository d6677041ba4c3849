import { createStore, type StoreApi } from 'zustand/vanilla'

/** Something one can do in what stands in front: the palette and the help name it beside the window's own commands. */
export interface FrontCommand {
  readonly id: string
  readonly name: string
  readonly group: string
  /** As people read it; none where it has no key. */
  readonly shown?: string | undefined
  /** Movements are no use in a list of commands. */
  readonly hidden?: boolean
  run(): void
}

export interface FrontState {
  readonly commands: readonly FrontCommand[]
}

export interface FrontStore extends StoreApi<FrontState> {
  /** Offers commands until the answer is called. */
  offer(commands: readonly FrontCommand[]): () => void
}

export function createFrontStore(): FrontStore {
  const store = createStore<FrontState>(() => ({ commands: [] }))
  return Object.assign(store, {
    offer(commands: readonly FrontCommand[]) {
      store.setState({ commands })
      return () => {
        if (store.getState().commands === commands) store.setState({ commands: [] })
      }
    },
  })
}

import type { PaperId } from '../../preload/contract/paper.ts'
import { meantBy } from '../stores/selection.ts'
import type { Stores } from '../stores/stores.ts'

/** One thing one can do: it has a name, a shortcut and a place in the palette. */
export interface Command {
  readonly id: string
  readonly name: string
  readonly group: 'Decide' | 'Move' | 'Go to' | 'Write' | 'Library' | 'Window'
  /** As tinykeys writes them. */
  readonly keys: readonly string[]
  /** As people read them; none where the command has no key. */
  readonly shown?: string
  /** Movements are no use in a list of commands. */
  readonly hidden?: boolean
  /** False where there is nothing it could do: it is not offered then. Left out where it always can. */
  readonly isPossible?: (stores: Stores) => boolean
  run(stores: Stores): unknown
}

/** The papers a command is for. */
export function chosen({ views }: Stores): readonly PaperId[] {
  const { ids, selection } = views.getState()
  return meantBy(ids, selection)
}

export function cursor({ views }: Stores): PaperId | null {
  return views.getState().selection.cursor
}

import type { PaperId } from '../../preload/contract/paper.ts'
import type { View } from '../../preload/contract/search.ts'
import { meantBy } from '../stores/selection.ts'
import type { Page } from '../stores/shell-store.ts'
import type { Stores } from '../stores/stores.ts'
import { openPage, openView } from '../stores/way.ts'
import { say } from './messages.ts'

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

/** The groups as they are shown; commands are told apart by their English names. */
export const GROUP_NAMES: Readonly<Record<Command['group'], string>> = {
  Decide: say('Decide'),
  Move: say('Move'),
  'Go to': say('Go to'),
  Write: say('Write'),
  Library: say('Library'),
  Window: say('Window'),
}

/** The papers a command is for. */
export function chosen({ views }: Stores): readonly PaperId[] {
  const { ids, selection } = views.getState()
  return meantBy(ids, selection)
}

export function cursor({ views }: Stores): PaperId | null {
  return views.getState().selection.cursor
}

/** The way to a list of papers: G and a letter. */
export function goToView(id: string, name: string, key: string, view: View): Command {
  return goTo(id, name, key, stores => openView(stores, view))
}

/** The way to a page that is no list of papers. */
export function goToPage(id: string, name: string, key: string, page: Page): Command {
  return goTo(id, name, key, stores => openPage(stores, page))
}

function goTo(id: string, name: string, key: string, run: Command['run']): Command {
  return { id: `go.${id}`, name, group: 'Go to', keys: [`g ${key}`], shown: `G ${key.toUpperCase()}`, run }
}

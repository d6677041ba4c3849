import type { Stores } from '../stores/stores.ts'
import { commands } from './commands.ts'

/** What the menu of a paper offers: commands of the table, by their ids. */
const GROUPS: readonly (readonly string[])[] = [
  ['read', 'queue', 'queue-top', 'place', 'take'],
  ['start', 'finish', 'inbox', 'dismiss'],
  ['star', 'snooze', 'due', 'mute'],
  ['remark', 'reason', 'tag', 'note'],
  ['compare', 'up-to-here'],
  ['trash'],
]

interface RowMenuEntry {
  readonly id: string
  readonly name: string
  readonly shown?: string | undefined
  readonly run: () => void
}

export function rowMenu(stores: Stores): readonly (readonly RowMenuEntry[])[] {
  return GROUPS.map(ids =>
    ids.flatMap(id => {
      const command = commands.find(other => other.id === id)
      if (!command || !(command.isPossible?.(stores) ?? true)) return []
      return [{ id, name: command.name, shown: command.shown, run: () => void command.run(stores) }]
    }),
  ).filter(entries => entries.length > 0)
}

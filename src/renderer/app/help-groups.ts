import type { HelpGroup } from '../panels/shortcuts-help.tsx'
import type { FrontCommand } from '../stores/front-commands.ts'
import { GROUP_NAMES } from './command.ts'
import { commands } from './commands.ts'
import { say } from './messages.ts'

const MOVES: HelpGroup = {
  name: GROUP_NAMES.Move,
  entries: [
    { name: say('Next, previous paper'), shown: 'J / K' },
    { name: say('Choose several'), shown: 'Shift J / Shift K' },
    { name: say('First, last paper'), shown: 'Home / End' },
  ],
}

/** The keys by what they are for: of what stands in front first, then the list's and the window's. */
export function helpGroups(front: readonly FrontCommand[]): HelpGroup[] {
  const groups = new Map<string, { name: string; shown: string }[]>()
  for (const { group, name, shown } of front)
    if (shown) groups.set(group, [...(groups.get(group) ?? []), { name, shown }])
  // Letters mean something else in an open paper: what they are in the list stands apart from that.
  const named = (name: string): string => (front.length > 0 ? say('In the list: {group}', { group: name }) : name)
  groups.set(named(MOVES.name), [...MOVES.entries])
  for (const { group, name, shown, hidden } of commands)
    if (shown && (!hidden || group === 'Window')) {
      const heading = group === 'Window' ? GROUP_NAMES[group] : named(GROUP_NAMES[group])
      groups.set(heading, [...(groups.get(heading) ?? []), { name, shown }])
    }
  return [...groups].map(([name, entries]) => ({ name, entries }))
}

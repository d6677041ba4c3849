import { onChosen } from '../select/on-chosen.ts'
import type { FrontCommand } from '../../stores/front-commands.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Reader } from '../create-reader.ts'
import { say } from './messages.ts'
import { shownKey } from './shown-keys.ts'

export interface CommandSetting {
  readonly reader: Reader
  readonly stores: Stores
  readonly isDark: boolean
  readonly togglePanel: (panel: 'outline' | 'annotations') => void
  readonly showPanel: (panel: 'outline' | 'annotations') => void
  /** Puts away the topmost thing that is open; the reader itself where nothing is. */
  readonly escape: () => void
}

export interface ReaderCommand {
  readonly id: string
  readonly name: string
  /** By keyName. */
  readonly keys: readonly string[]
  readonly group: 'Mark' | 'Read'
  /** Left out of the palette: movements. */
  readonly hidden: boolean
  run(setting: CommandSetting): unknown
}

/** What takes its turn asks before it acts late whether it is still wanted. */
export type InTurn = (setting: CommandSetting, isWanted: () => boolean) => unknown

const GROUP_NAMES: Readonly<Record<ReaderCommand['group'], string>> = { Mark: say('Mark'), Read: say('Read') }

export function command(
  id: string,
  name: string,
  keys: readonly string[],
  run: ReaderCommand['run'],
  { group = 'Read', hidden = false }: Partial<Pick<ReaderCommand, 'group' | 'hidden'>> = {},
): ReaderCommand {
  return { id: `reader.${id}`, name, keys, group, hidden, run }
}

/** For what needs the pages, or what was asked before: it waits for both. */
export function inTurn(run: InTurn): ReaderCommand['run'] {
  return setting => setting.reader.turns.take(isWanted => run(setting, isWanted))
}

/** Once the text that is chosen is there. */
export function withChosen(run: (setting: CommandSetting) => unknown): ReaderCommand['run'] {
  return inTurn((setting, isWanted) =>
    onChosen({ reader: setting.reader, notices: setting.stores.notices, isWanted }, () => run(setting)),
  )
}

/** As the palette and the help show them. */
export function frontCommands(
  commands: readonly ReaderCommand[],
  setting: () => CommandSetting | null,
): FrontCommand[] {
  return commands.map(({ id, name, keys: [key], group, hidden, run }) => ({
    id,
    name,
    group: GROUP_NAMES[group],
    hidden,
    ...(key === undefined ? {} : { shown: shownKey(key) }),
    run: () => {
      const now = setting()
      if (now) void run(now)
    },
  }))
}

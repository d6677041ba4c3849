import type { Command } from './command.ts'
import { findingCommands } from './finding-commands.ts'
import { dailyCommands } from './daily-commands.ts'
import { laterCommands } from './later-commands.ts'
import { massCommands } from './mass-commands.ts'
import { moveCommands } from './move-commands.ts'
import { sourceCommands } from './source-commands.ts'
import { triageCommands } from './triage-commands.ts'
import { windowCommands } from './window-commands.ts'

/** THE table of what one can do: keys, palette, help and the application menu all read it. */
export const commands: readonly Command[] = [
  ...triageCommands,
  ...massCommands,
  ...laterCommands,
  ...findingCommands,
  ...dailyCommands,
  ...moveCommands,
  ...sourceCommands,
  ...windowCommands,
]

import type { Command } from './command.ts'
import { annotationsCommand } from './commands/annotations.ts'
import { addCommand } from './commands/add.ts'
import { callCommand } from './commands/call.ts'
import { exportCommand } from './commands/export.ts'
import { feedsCommand } from './commands/feeds.ts'
import { importCommand } from './commands/import.ts'
import { inspectCommand } from './commands/inspect.ts'
import { listCommand, showCommand } from './commands/list.ts'
import { searchCommand, similarCommand } from './commands/search.ts'
import { serveCommand } from './commands/serve.ts'
import {
  noteCommand,
  queueCommand,
  redoCommand,
  starCommand,
  statusCommand,
  undoCommand,
  unstarCommand,
} from './commands/triage.ts'
import { backupCommand, doctorCommand, restoreCommand } from './commands/upkeep.ts'

/** Every command, in the order of `offprint help`. */
export const commands: readonly Command[] = [
  importCommand,
  inspectCommand,
  addCommand,
  feedsCommand,
  listCommand,
  showCommand,
  statusCommand,
  queueCommand,
  starCommand,
  unstarCommand,
  noteCommand,
  undoCommand,
  redoCommand,
  searchCommand,
  similarCommand,
  annotationsCommand,
  exportCommand,
  serveCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  callCommand,
]

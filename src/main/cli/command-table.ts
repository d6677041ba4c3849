import type { Command } from './command.ts'
import { annotationsCommand } from './commands/annotations.ts'
import { addCommand } from './commands/add.ts'
import { callCommand } from './commands/call.ts'
import { digestCommand } from './commands/digest.ts'
import { exportCommand } from './commands/export.ts'
import { feedsCommand } from './commands/feeds.ts'
import { fetchAheadCommand } from './commands/fetch-ahead.ts'
import { importCommand } from './commands/import.ts'
import { inspectCommand } from './commands/inspect.ts'
import { dueCommand, snoozeCommand } from './commands/later.ts'
import { listCommand, showCommand } from './commands/list.ts'
import { mirrorCommand } from './commands/mirror.ts'
import { planCommand } from './commands/plan.ts'
import { queueCommand } from './commands/queue.ts'
import { rulesCommand } from './commands/rules.ts'
import { searchCommand, similarCommand } from './commands/search.ts'
import { serveCommand } from './commands/serve.ts'
import { journalCommand, statsCommand } from './commands/statistics.ts'
import { textCommand } from './commands/text.ts'
import { noteCommand, redoCommand, starCommand, statusCommand, undoCommand, unstarCommand } from './commands/triage.ts'
import { backupCommand, doctorCommand, restoreCommand } from './commands/upkeep.ts'

/** Every command, in the order of `offprint help`. */
export const commands: readonly Command[] = [
  importCommand,
  inspectCommand,
  addCommand,
  fetchAheadCommand,
  feedsCommand,
  rulesCommand,
  digestCommand,
  listCommand,
  showCommand,
  statusCommand,
  queueCommand,
  snoozeCommand,
  dueCommand,
  planCommand,
  starCommand,
  unstarCommand,
  noteCommand,
  undoCommand,
  redoCommand,
  journalCommand,
  statsCommand,
  searchCommand,
  similarCommand,
  annotationsCommand,
  textCommand,
  exportCommand,
  mirrorCommand,
  serveCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  callCommand,
]

import { parseArgs } from 'node:util'
import manifest from '../../../package.json' with { type: 'json' }
import { toFailure } from '../core/failures.ts'
import { libraryFolder } from '../host/library-folder.ts'
import { CommandArgs, type CommandContext } from './command.ts'
import { commands } from './command-table.ts'
import type { LibrarySession } from './library-session.ts'
import { helpFor, helpForAll, helpInJson } from './help.ts'
import { nearest } from './nearest.ts'
import { makeTerminal, ReaderGone, type Terminal } from './terminal.ts'
import { UsageError } from './usage.ts'

const OK = 0
const FAILED = 1
const USAGE = 2

/** Runs one command line; answers its exit code: 0 done, 1 failed or partly failed, 2 not understood. */
export async function runCli(args: readonly string[], interrupted: AbortSignal): Promise<number> {
  const { rest, json, library, help, version } = takeGlobals(args)
  const terminal = makeTerminal(json)
  // Going on would write into the usual library in place of the one that was meant.
  if (library === '') return misunderstood(terminal, new UsageError('--library takes a folder'))
  if (version) return say(terminal, { version: manifest.version }, `offprint ${manifest.version}`)
  const asksForHelp = help || rest[0] === 'help'
  const name = rest[0] === 'help' ? rest[1] : rest[0]
  if (name === undefined) {
    if (asksForHelp) return say(terminal, { commands: commands.map(helpInJson) }, helpForAll(commands))
    process.stderr.write(`${helpForAll(commands)}\n`)
    return USAGE
  }
  const command = commands.find(candidate => candidate.name === name)
  if (!command) return misunderstood(terminal, new UsageError(unknownCommand(name)))
  if (asksForHelp) return say(terminal, helpInJson(command), helpFor(command))
  const opened: LibrarySession[] = []
  const folder = libraryFolder(library)
  const context: CommandContext = {
    terminal,
    folder,
    interrupted,
    async open(access) {
      const { openSession } = await import('./library-session.ts')
      const session = opened[0] ?? (await openSession(folder, access, terminal, interrupted))
      if (opened.length === 0) opened.push(session)
      return session
    },
  }
  try {
    return await command.run(new CommandArgs(command, rest.slice(1)), context)
  } catch (error) {
    if (error instanceof UsageError) return misunderstood(terminal, error)
    // "| head" has what it wanted.
    if (error instanceof ReaderGone) return OK
    terminal.problem(toFailure(error).message)
    return FAILED
  } finally {
    for (const session of opened) await session.close()
  }
}

interface Globals {
  readonly rest: readonly string[]
  readonly json: boolean
  readonly library: string | undefined
  readonly help: boolean
  readonly version: boolean
}

/** --json, --library, --help and --version stand anywhere; everything else is the command's. */
function takeGlobals(args: readonly string[]): Globals {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: {
      json: { type: 'boolean' },
      library: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
    },
  })
  const taken = new Set<number>()
  const found: { json: boolean; library: string | undefined; help: boolean; version: boolean } = {
    json: false,
    library: undefined,
    help: false,
    version: false,
  }
  for (const token of tokens) {
    if (token.kind === 'option-terminator') break
    if (token.kind !== 'option') continue
    if (token.name === 'library') {
      const isMissing = token.value === undefined || (token.inlineValue === false && token.value.startsWith('-'))
      found.library = isMissing ? '' : token.value
      taken.add(token.index)
      if (token.inlineValue === false) taken.add(token.index + 1)
    } else if (token.name === 'json' || token.name === 'help' || token.name === 'version') {
      found[token.name] = true
      taken.add(token.index)
    }
  }
  return { ...found, rest: args.filter((_, index) => !taken.has(index)) }
}

function say(terminal: Terminal, value: unknown, text: string): number {
  terminal.answer(value, () => [text])
  return OK
}

function unknownCommand(name: string): string {
  const meant = nearest(
    name,
    commands.map(command => command.name),
  )
  return `there is no command "${name}"${meant === null ? '' : `; did you mean "${meant}"?`}`
}

function misunderstood(terminal: Terminal, error: UsageError): number {
  const command = commands.find(({ name }) => name === error.command)
  terminal.problem(error.message)
  process.stderr.write(
    command ? `usage: offprint ${command.usage}\n` : 'usage: offprint COMMAND … ("offprint help" lists the commands)\n',
  )
  return USAGE
}

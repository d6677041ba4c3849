import { parseArgs } from 'node:util'
import manifest from '../../../package.json' with { type: 'json' }
import { toFailure } from '../core/failures.ts'
import { libraryFolder } from '../host/library-folder.ts'
import { type Command, CommandArgs, type CommandContext } from './command.ts'
import { commands } from './command-table.ts'
import type { LibrarySession } from './library-session.ts'
import { columns, makeTerminal, type Terminal } from './terminal.ts'
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
  if (version) return say(terminal, `offprint ${manifest.version}`)
  const name = rest[0]
  if (name === undefined || name === 'help' || (help && !commands.some(command => command.name === name)))
    return say(terminal, helpFor(rest[1]), name === undefined && !help ? USAGE : OK)
  const command = commands.find(candidate => candidate.name === name)
  if (!command) return misunderstood(terminal, new UsageError(`there is no command "${name}"`))
  if (help) return say(terminal, helpFor(name))
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

function say(terminal: Terminal, text: string, code: number = OK): number {
  if (code === OK) terminal.line(text)
  else process.stderr.write(`${text}\n`)
  return code
}

function misunderstood(terminal: Terminal, error: UsageError): number {
  const command = commands.find(({ name }) => name === error.command)
  terminal.problem(error.message)
  process.stderr.write(
    command ? `usage: offprint ${command.usage}\n` : 'usage: offprint COMMAND … ("offprint help" lists the commands)\n',
  )
  return USAGE
}

function helpFor(name: string | undefined): string {
  const command: Command | undefined = commands.find(candidate => candidate.name === name)
  if (command) return `offprint ${command.usage}\n\n${command.about}`
  return [
    'Offprint: a reading list for research papers that is yours, offline.',
    '',
    'usage: offprint COMMAND … [--library DIR] [--json]',
    '',
    ...columns(
      commands.map(({ usage, about }) => [`  ${usage.length > 46 ? `${usage.slice(0, 45)}…` : usage}`, about]),
    ),
    '',
    'The library is --library DIR, else OFFPRINT_LIBRARY, else the data folder of this computer.',
    'Exit codes: 0 done, 1 failed or partly failed, 2 not understood.',
  ].join('\n')
}

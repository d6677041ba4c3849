import { parseArgs } from 'node:util'
import type { LibrarySession } from './library-session.ts'
import { nearest } from './nearest.ts'
import type { Terminal } from './terminal.ts'
import { UsageError } from './usage.ts'

export interface CommandContext {
  readonly terminal: Terminal
  readonly folder: string
  /** Opens the library when it is first needed. */
  readonly open: (access: 'read' | 'write') => Promise<LibrarySession>
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal
}

export interface CommandOption {
  readonly type: 'string' | 'boolean'
  /** What stands for its value in the help: "FILE|-". */
  readonly value?: string
  readonly about?: string
}

export interface Command {
  readonly name: string
  /** "import FILE…|- [--format …]" */
  readonly usage: string
  /** What it is for, in a line. */
  readonly about: string
  readonly options?: Readonly<Record<string, CommandOption>>
  /** Answers the exit code. */
  run(args: CommandArgs, context: CommandContext): Promise<number>
}

export class CommandArgs {
  readonly command: Command
  readonly positionals: readonly string[]
  readonly #values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

  constructor(command: Command, args: readonly string[]) {
    this.command = command
    try {
      const { values, positionals } = parseArgs({
        args: [...args],
        options: { ...command.options },
        allowPositionals: true,
        strict: true,
      })
      this.#values = values
      this.positionals = positionals
    } catch (error) {
      throw new UsageError(misreading(error, command), command.name)
    }
  }

  text(name: string): string | undefined {
    const value = this.#values[name]
    return typeof value === 'string' ? value : undefined
  }

  flag(name: string): boolean {
    return this.#values[name] === true
  }

  /** A whole number of at least `least`. */
  number(name: string, otherwise: number, least = 1): number {
    const text = this.text(name)
    if (text === undefined) return otherwise
    if (!/^\d+$/.test(text) || Number(text) < least)
      throw this.wrong(`--${name} takes a whole number of at least ${least}, not "${text}"`)
    return Number(text)
  }

  oneOf<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const choice = choices.find(candidate => candidate === text)
    if (choice === undefined) throw this.wrong(`--${name} takes one of ${choices.join(', ')}, not "${text}"`)
    return choice
  }

  /** Between `least` and `most` positional arguments. */
  expect(least: number, most = Number.POSITIVE_INFINITY): readonly string[] {
    if (this.positionals.length < least) throw this.wrong('something is missing')
    if (this.positionals.length > most) throw this.wrong(`"${this.positionals[most] ?? ''}" is one argument too many`)
    return this.positionals
  }

  wrong(message: string): UsageError {
    return new UsageError(message, this.command.name)
  }
}

/** Where these stand does not matter, so they are taken before the command's own; see run-cli. */
const GLOBAL_NAMES = ['json', 'library', 'help', 'version']

function misreading(error: unknown, { name, options = {} }: Command): string {
  if (!(error instanceof Error)) return String(error)
  const unknown = /^Unknown option '--?([^' ]+)/.exec(error.message)?.[1]
  if (unknown === undefined) return error.message.split('. ')[0] ?? ''
  const meant = nearest(unknown, [...Object.keys(options), ...GLOBAL_NAMES])
  const dashes = unknown.length === 1 ? '-' : '--'
  return `${name} has no option ${dashes}${unknown}${meant === null ? '' : `; did you mean --${meant}?`}`
}

import type { Command } from './command.ts'
import { columns } from './terminal.ts'

/** What `offprint help` prints. */

const GLOBAL_OPTIONS: readonly (readonly [string, string])[] = [
  ['--library DIR', 'the library; else OFFPRINT_LIBRARY, else the data folder of this computer'],
  ['--json', 'JSON on stdout and nothing else: one value, or a line for each paper of a list'],
]

export function helpForAll(commands: readonly Command[]): string {
  return [
    'Offprint: a reading list for research papers that is yours, offline.',
    '',
    'usage: offprint COMMAND … [--library DIR] [--json]',
    '',
    ...columns(commands.map(({ usage, about }) => [`  ${shortened(usage)}`, about])),
    '',
    ...columns(GLOBAL_OPTIONS.map(([option, about]) => [`  ${option}`, about])),
    '',
    '"offprint help COMMAND" tells all about one. Exit codes: 0 done, 1 failed or partly failed, 2 not understood.',
  ].join('\n')
}

export function helpFor(command: Command): string {
  const options = optionsOf(command)
  return [
    `offprint ${command.usage}`,
    '',
    command.about,
    ...(options.length > 0 ? ['', ...columns(options.map(([option, about]) => [`  ${option}`, about]))] : []),
  ].join('\n')
}

/** The same for programs: `offprint help --json`. */
export function helpInJson({ name, usage, about, options = {} }: Command): Readonly<Record<string, unknown>> {
  const described = Object.entries(options).map(([option, { type, about }]) => ({
    name: option,
    type,
    about: about ?? null,
  }))
  return { name, usage, about, options: described }
}

function optionsOf({ options = {} }: Command): [string, string][] {
  return Object.entries(options).map(([name, { type, value, about }]) => [
    `--${name}${type === 'boolean' ? '' : ` ${value ?? 'VALUE'}`}`,
    about ?? '',
  ])
}

function shortened(usage: string): string {
  const arguments_ = usage.split(/ \[?--/)[0] ?? usage
  return arguments_.length > 46 ? `${arguments_.slice(0, 45)}…` : arguments_
}

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands } from '../../src/main/cli/command-table.ts'
import { nearest } from '../../src/main/cli/nearest.ts'
import { type CliResult, runCli } from '../support/run-cli.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'offprint-help-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const library = (): string => join(folder, 'library')
const offprint = (...args: string[]): Promise<CliResult> => runCli(library(), args)

describe('help', () => {
  it('lists every command, and tells all about each', async () => {
    const all = await offprint('help')
    const described = (await offprint('help', '--json')).values() as {
      commands: { name: string; options: object[] }[]
    }[]
    expect(described[0]?.commands.map(({ name }) => name)).toEqual(commands.map(({ name }) => name))
    const lines = all.stdout.split('\n')
    for (const { name, about } of commands)
      expect(lines.filter(line => line.startsWith(`  ${name} `) && line.endsWith(` ${about}`))).toHaveLength(1)
    expect(all.code).toBe(0)
  })

  it.each(['import', 'search', 'serve'])('tells every option of %s', async name => {
    const command = commands.find(candidate => candidate.name === name)
    const { stdout, code } = await offprint('help', name)
    expect(code).toBe(0)
    expect(stdout.startsWith(`offprint ${command?.usage}\n`)).toBe(true)
    expect(Object.keys(command?.options ?? {})).not.toEqual([])
    for (const [option, { about }] of Object.entries(command?.options ?? {}))
      expect(stdout).toMatch(new RegExp(`^  --${option}\\b.* ${(about ?? '').split('|')[0]?.slice(0, 20)}`, 'm'))
    expect((await offprint(name, '--help')).stdout).toBe(stdout)
    expect(existsSync(library())).toBe(false)
  })

  it('puts every option of a command into its usage', () => {
    for (const { usage, options = {} } of commands)
      for (const option of Object.keys(options)) expect(usage).toContain(`--${option}`)
  })
})

describe('a slip of the finger', () => {
  it.each([
    [['serach', 'x'], /no command "serach"; did you mean "search"\?/],
    [['help', 'improt'], /no command "improt"; did you mean "import"\?/],
    [['list', '--limt', '3'], /list has no option --limt; did you mean --limit\?/],
    [['import', 'x', '--captured', '2025-01-01'], /did you mean --captured-on\?/],
    [['list', '--jsno'], /did you mean --json\?/],
    [['list', '--zeppelin'], /^offprint: list has no option --zeppelin\n/],
    [['list', '-q'], /^offprint: list has no option -q\n/],
    [['list', '--limit'], /--limit/],
  ] as const)('is told for %j with what is nearest, and exits with 2', async (args, words) => {
    const result = await offprint(...args)
    expect(result).toMatchObject({ code: 2, stdout: '' })
    expect(result.stderr).toMatch(words)
    expect(existsSync(library())).toBe(false)
  })

  it.each<[string, string | null]>([
    ['lst', 'list'],
    ['lits', 'list'],
    ['sho', 'show'],
    ['s', null],
    ['xylophone', null],
    ['', null],
  ])('%j is nearest to %j', (word, meant) => expect(nearest(word, ['list', 'show', 'status', 'star'])).toBe(meant))
})

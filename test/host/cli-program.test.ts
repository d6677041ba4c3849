import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CliResult, runCli } from '../support/run-cli.ts'

const lines = (list: readonly object[]): string => `${list.map(paper => JSON.stringify(paper)).join('\n')}\n`

let folder: string
let library: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-cli-'))
  library = join(folder, 'library')
  file = join(folder, 'papers.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const offprint = (...args: string[]): Promise<CliResult> => runCli(library, args)

describe('as a program', () => {
  it('says what it is and what it can do', async () => {
    expect((await offprint('--version')).stdout).toMatch(/^offprint \d+\.\d+\.\d+\n$/)
    expect((await offprint('help')).stdout).toMatch(/ import .*\n[\s\S]* doctor /)
    expect((await offprint('help', 'export')).stdout).toMatch(/^offprint export --format jsonl\|bibtex/)
  })

  it('writes no colours into a pipe', async () => {
    writeFileSync(file, lines([{ key: 'one', title: 'Attention', abstract: 'with \u001b[31mcolour' }]))
    await offprint('import', file)
    const { stdout } = await offprint('show', '1')
    expect(stdout.includes('\u001b')).toBe(false)
  })
})

describe('call', () => {
  it('calls any method, and waits for long work', async () => {
    const call = async (method: string): Promise<unknown> =>
      (await offprint('call', method, '{}', '--json')).values()[0]
    expect(await call('library.info')).toMatchObject({ papers: 0, writable: false })
    expect(await call('sample.load')).toMatchObject({ kind: 'import', state: 'done' })
    expect(await call('library.info')).toMatchObject({ papers: 14 })
  })

  it.each([
    ['no.such', '{}', 1, /no method "no\.such"/],
    ['papers.get', '{"id":"x"}', 1, /papers\.get does not take these arguments\. id/],
    ['papers.get', '{id:1}', 2, /no JSON[\s\S]*usage: offprint call/],
  ] as const)('refuses %s %s', async (method, json, code, words) => {
    const result = await offprint('call', method, json, '--json')
    expect(result).toMatchObject({ code, stdout: '' })
    expect(result.stderr).toMatch(words)
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvOf } from '../../src/main/cli/csv.ts'
import { dayInWords, localDay, timeInWords } from '../../src/main/cli/day-words.ts'
import type { Paper } from '../../src/preload/contract/paper.ts'
import { type CliResult, runCli } from '../support/run-cli.ts'
import { paperLines } from '../support/paper-lines.ts'

let library: string

beforeAll(async () => {
  library = mkdtempSync(join(tmpdir(), 'offprint-flow-'))
  const file = join(library, 'papers.jsonl')
  writeFileSync(file, paperLines(4))
  await done('import', file)
})
afterAll(() => rmSync(library, { recursive: true, force: true }))

const offprint = (...args: string[]): Promise<CliResult> => runCli(library, args)

async function done(...args: string[]): Promise<CliResult> {
  const result = await offprint(...args)
  expect(result).toMatchObject({ code: 0, stderr: '' })
  return result
}

const valueOf = async <T>(...args: string[]): Promise<T> => (await done(...args, '--json')).values()[0] as T

describe('a day at the command line', () => {
  it('queues into a named queue with a reason, and says where that is over its limit', async () => {
    const { id } = await valueOf<{ id: string }>('call', 'queues.create', '{"name":"Seminar","limit":1}')
    await done('queue', 'seminar', '1', '2', '--reason', 'For Thursday')
    expect((await done('queue', '3', '--queue', 'Seminar', '--after', '1')).stdout).toBe(
      'Put a paper into “Seminar”\nIt holds 3 papers now, over its limit of 1.\n',
    )
    const queued = (await done('list', '--queue', 'Seminar', '--json')).values() as Paper[]
    expect(queued.map(paper => paper.id)).toEqual([1, 3, 2])
    expect(queued[0]).toMatchObject({ reasons: { [id]: 'For Thursday' }, queues: [id] })
  })

  it('says which queues there are where none has that name, and makes one only where that is asked', async () => {
    const refused = await offprint('queue', 'Journal club', '1')
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain(
      'There is no queue "Journal club". The queues are Up next, Seminar. --new makes it.',
    )
    expect((await done('queue', 'Journal club', '1', '--new')).stdout).toBe('Put a paper into “Journal club”\n')
    expect(
      (await done('export', '--format', 'ris', '--queue', 'journal club', '--out', join(library, 'a.ris'))).stdout,
    ).toMatch(/^1 paper written to /)
  })

  it('tells a path that leads nowhere from an id that nobody knows', async () => {
    for (const path of ['./papers', '/nowhere/at/all', '~/papers'])
      expect((await offprint('add', path)).stderr).toContain(`${path}: there is no such file`)
  })

  it('puts off, gives a day, and plans by both', async () => {
    await done('snooze', '3', 'tomorrow')
    await done('due', '2', '1', 'tomorrow')
    expect((await done('plan', '30')).stdout).toBe(
      '1  24 min  due tomorrow  On the sparse attention number 0\n24 of 30 minutes\n',
    )
    expect(await valueOf('call', 'papers.ids', '{"view":{"kind":"snoozed"}}')).toMatchObject({ ids: [3] })
  })

  it('tells the day and its numbers', async () => {
    await done('status', '2', 'read')
    expect(await valueOf('journal')).toMatchObject({ day: localDay(new Date(), 0), read: [{ paper: 2 }] })
    const csv = (await done('stats', '--csv')).stdout.split('\r\n')
    expect(csv[0]).toBe('day,paper,title,queued,opened,read,dismissed,pages,seconds')
    expect(csv[2]).toBe(`${localDay(new Date(), 0)},2,On the convex attention number 1,1,0,1,0,0,0`)
    expect((await done('stats')).stdout).toMatch(/Of 4 that arrived, 3 were queued, 1 opened, 1 read\./)
  })

  it.each([
    [['snooze', '1', 'someday']],
    [['plan', '0']],
    [['queue', '1', '--top', '--bottom']],
    [['stats', '--from', '2026-02-30']],
  ] as const)('shows the usage for %j', async args => {
    const result = await offprint(...args)
    expect(result).toMatchObject({ code: 2, stdout: '' })
    expect(result.stderr).toMatch(/usage: offprint/)
  })
})

// A Wednesday, by the clock of whatever place this is.
const NOW = new Date(2026, 2, 4, 21, 30)

it.each([
  ['2026-03-05', '2026-03-05'],
  ['today', '2026-03-04'],
  ['Tomorrow', '2026-03-05'],
  ['yesterday', '2026-03-03'],
  ['3d', '2026-03-07'],
  ['+4w', '2026-04-01'],
  ['thu', '2026-03-05'],
  ['wed', '2026-03-11'],
  ['Tuesday', '2026-03-10'],
  ['2026-02-29', null],
  ['t', null],
  ['soon', null],
])('"%s" is the day %s', (word, day) => expect(dayInWords(word, NOW)).toBe(day))

it('times of day are those of the place', () => {
  expect(timeInWords('4h', NOW)).toBe(new Date(2026, 2, 5, 1, 30).toISOString())
  expect(timeInWords('2026-03-05T18:00', NOW)).toBe(new Date(2026, 2, 5, 18).toISOString())
  expect(timeInWords('2026-03-05T25:00', NOW)).toBeNull()
  expect(timeInWords('fri', NOW)).toBe('2026-03-06')
})

it('a title is a title in a spreadsheet, whatever it holds', () => {
  expect(csvOf([['=1+1', 'a "b", c', 'line\nbreak', 3, true]])).toBe('\'=1+1,"a ""b"", c","line\nbreak",3,1\r\n')
})

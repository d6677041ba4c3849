import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { paperSidecarPath } from '../../../src/main/core/safety/sidecars/sidecar-files.ts'
import type { LibraryApi } from '../../../src/preload/contract/library-api.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let library: TestLibrary
let api: LibraryApi

beforeEach(async () => {
  // Two hours ahead of UTC: the reader's day ends at 22:00. It is 11:00 of Monday, 2 March.
  library = await openTestLibrary({ ports: { offsetAt: () => 120 } })
  ;({ api } = library.library)
  await library.importText(
    paperLines(10, index => ({
      categories: index < 4 ? ['cs.CL', 'cs.AI'] : ['cs.CV'],
      keywords: [`Key ${index % 2}`],
    })),
  )
})

afterEach(() => library.close())

const ids = (...numbers: number[]): PaperId[] => numbers as PaperId[]
const status = (to: 'queued' | 'reading' | 'read' | 'dismissed' | 'inbox', ...numbers: number[]) =>
  api['papers.setStatus']({ ids: ids(...numbers), status: to })

async function attach(paper: number): Promise<string> {
  const upload = library.ports.newId()
  writeFileSync(library.library.uploadPath(upload), await makePdf([{ lines: ['One'] }, { lines: ['Two'] }]))
  return (await api['files.attach']({ upload, name: 'x.pdf', paper: paper as PaperId, sourceUrl: null })).file.id
}

/** Monday: three queued, one dismissed. Tuesday: one begun, and left. Thursday: two read, one of them late at night. */
async function aWeek(): Promise<void> {
  await status('queued', 1, 2, 5)
  await status('dismissed', 9)
  library.pass(DAY)
  await status('reading', 1)
  const file = await attach(1)
  await api['reading.logTime']({
    paper: 1 as PaperId,
    file,
    pages: [
      [0, 100],
      [1, 50],
    ],
  })
  library.pass(2 * DAY)
  await status('read', 1)
  await api['papers.setTakeaway']({ id: 1 as PaperId, text: 'Sparse is enough' })
  library.pass(12.9 * HOUR)
  await status('read', 5)
  await api['papers.setNote']({ id: 5 as PaperId, text: 'Read again' })
  library.pass(0.5 * HOUR)
}

test('each day has what was done on it, by the clock of its reader', async () => {
  await aWeek()
  const day = (day: string, given: object) => ({
    ...{ day, arrived: 0, queued: 0, opened: 0, read: 0, dismissed: 0, pages: 0, seconds: 0 },
    ...given,
  })
  expect(await api['stats.days']({ from: '2026-03-01', to: '2026-03-06' })).toEqual([
    day('2026-03-01', {}),
    day('2026-03-02', { arrived: 10, queued: 3, dismissed: 1 }),
    day('2026-03-03', { opened: 1, pages: 2, seconds: 150 }),
    day('2026-03-04', {}),
    day('2026-03-05', { read: 2 }),
    day('2026-03-06', {}),
  ])
})

test('the journal of a day tells the papers, with what was taken away from them', async () => {
  await aWeek()
  const thursday = await api['journal.day']({ day: '2026-03-05' })
  expect(thursday).toMatchObject({
    read: [
      { paper: 1, title: 'On the sparse attention number 0', takeaway: 'Sparse is enough' },
      { paper: 5, takeaway: null },
    ],
    noted: [{ paper: 5 }],
    opened: [],
    annotated: [],
  })
  expect(
    (await api['journal.days']({ from: '2026-03-02', to: '2026-03-05' })).map(({ queued, opened, read }) => [
      queued,
      opened,
      read,
    ]),
  ).toEqual([
    [3, 0, 0],
    [0, 1, 0],
    [0, 0, 0],
    [0, 0, 2],
  ])
})

test('what was undone the same day did not happen, and what was done again did', async () => {
  await status('read', 1, 2)
  await api['journal.undo']({})
  expect((await api['journal.day']({ day: '2026-03-02' })).read).toEqual([])
  await api['journal.redo']({})
  expect((await api['journal.day']({ day: '2026-03-02' })).read).toHaveLength(2)
})

test('a time is summed up: totals, rows of days, the funnel, topics and feeds', async () => {
  await aWeek()
  const feed = await api['feeds.add']({ reference: 'cs.CL' })
  const other = await api['feeds.add']({ reference: 'cs.CV' })
  await api['papers.setStarred']({ ids: ids(2), starred: true })
  await library.importText(paperLines(6), 'of the feed.jsonl')
  const database = new Database(join(library.folder, 'library.sqlite'))
  database.prepare('UPDATE editions SET feed_id = ? WHERE name = ?').run(feed.id, 'of the feed.jsonl')
  database.close()
  const summary = await api['stats.summary']({ from: '2026-03-02', to: '2026-03-08' })
  expect(summary).toEqual({
    from: '2026-03-02',
    to: '2026-03-08',
    totals: { arrived: 10, queued: 3, opened: 1, read: 2, dismissed: 1, pages: 2, seconds: 150 },
    // It is Friday, just past midnight.
    streak: 1,
    longestStreak: 1,
    funnel: { arrived: 10, queued: 3, opened: 2, read: 2 },
    categories: [
      { name: 'cs.AI', papers: 1 },
      { name: 'cs.CL', papers: 1 },
      { name: 'cs.CV', papers: 1 },
    ],
    keywords: [{ name: 'Key 0', papers: 2 }],
    feeds: [
      { feed: feed.id, name: 'arXiv cs.CL', arrived: 6, queued: 3, read: 2, starred: 1 },
      { feed: other.id, name: 'arXiv cs.CV', arrived: 0, queued: 0, read: 0, starred: 0 },
    ],
  })
})

test('days in a row count until yesterday, also from before the time that is looked at', async () => {
  for (const paper of [1, 2, 3]) {
    await status('read', paper)
    library.pass(DAY)
  }
  const streaks = async (from: string, to: string) => {
    const { streak, longestStreak } = await api['stats.summary']({ from, to })
    return [streak, longestStreak]
  }
  expect(await streaks('2026-03-04', '2026-03-31')).toEqual([3, 3])
  library.pass(DAY)
  expect(await streaks('2026-03-01', '2026-03-31')).toEqual([0, 3])
  await status('reading', 4)
  expect(await streaks('2026-03-01', '2026-03-31')).toEqual([1, 3])
  expect(await streaks('2026-03-01', '2026-03-03')).toEqual([2, 2])
})

test('rows for a table elsewhere, and forgetting the time spent on pages but no decision', async () => {
  await aWeek()
  const week = { from: '2026-03-02', to: '2026-03-08' }
  const rows = await api['stats.export'](week)
  expect(rows.map(({ day, paper, read, seconds }) => [day, paper, read, seconds])).toEqual([
    ['2026-03-02', 1, false, 0],
    ['2026-03-02', 2, false, 0],
    ['2026-03-02', 5, false, 0],
    ['2026-03-02', 9, false, 0],
    ['2026-03-03', 1, false, 150],
    ['2026-03-05', 1, true, 0],
    ['2026-03-05', 5, true, 0],
  ])
  expect(await api['stats.erase']({})).toEqual({ papers: 1 })
  expect((await api['stats.summary'](week)).totals).toMatchObject({ opened: 1, read: 2, pages: 0, seconds: 0 })
  expect(await api['stats.erase']({})).toEqual({ papers: 0 })
  await library.reopen()
  // Nor is it left in a plain file.
  const sidecar = JSON.parse(readFileSync(paperSidecarPath(library.folder, 1 as PaperId), 'utf8'))
  expect([sidecar.time, sidecar.history.length]).toEqual([[], 3])
})

test.each([
  ['2026-03-02', '2026-03-01', /is before/],
  ['1950-01-01', '2026-03-01', /thirty years/],
])('from %s to %s is refused', async (from, to, words) => {
  const ask = async () => api['stats.days']({ from, to })
  await expect(ask()).rejects.toMatchObject({ code: 'invalid', message: expect.stringMatching(words) })
})

import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { paceOf } from '../../../src/main/core/reading/pace.ts'
import { believable } from '../../../src/main/core/reading/time-log.ts'
import type { LibraryApi } from '../../../src/preload/contract/library-api.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { UP_NEXT } from '../../../src/preload/contract/reading.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

const PAGES = 10
const DAY = 86_400_000

let library: TestLibrary | null = null
let api: LibraryApi
let file: string

/** A paper with a file of ten pages. */
async function paperWithFile(paper: number): Promise<string> {
  if (!library) throw new Error('no library is open')
  const upload = library.ports.newId()
  const pages = Array.from({ length: PAGES }, (_, index) => ({ lines: [`Page ${index + 1}`] }))
  writeFileSync(library.library.uploadPath(upload), await makePdf(pages))
  const added = await api['files.attach']({ upload, name: 'x.pdf', paper: paper as PaperId, sourceUrl: null })
  return added.file.id
}

beforeEach(async () => {
  await library?.close()
  library = await openTestLibrary()
  ;({ api } = library.library)
  await library.importText(paperLines(6))
  file = await paperWithFile(1)
})

afterAll(() => library?.close())

const log = (paper: number, pages: [number, number][]) =>
  api['reading.logTime']({ paper: paper as PaperId, file, pages })
const times = (paper: number) => api['reading.pages']({ paper: paper as PaperId, file })
const stay = (paper: number, page: number, fraction: number) =>
  api['reading.savePlace']({
    paper: paper as PaperId,
    place: { file, page, offset: 0, offsetX: 0, zoom: 'width', fraction },
  })
const steps = async () => (await api['journal.list']({ limit: 50 })).length

test('seconds on pages add up over days, without nonsense, and are no step of the journal', async () => {
  const before = await steps()
  await log(1, [
    [0, 20],
    [3, 12.34],
    [0, 5],
  ])
  library?.pass(DAY)
  await log(1, [
    [0, 30],
    [1, 9_999],
    [2, -5],
    [4, 0],
    [PAGES, 60],
  ])
  expect(await times(1)).toEqual([
    [0, 55],
    [1, 300],
    [3, 12.3],
  ])
  expect(await steps()).toBe(before)
  // Of a file that is not this paper's, nothing is kept.
  await log(2, [[0, 60]])
  expect(await times(2)).toEqual([])
})

test('with statistics off nothing is kept, and nobody complains', async () => {
  await api['settings.set']({ statistics: false })
  expect(await log(1, [[0, 20]])).toBeNull()
  expect(await times(1)).toEqual([])
  await api['settings.set']({ statistics: true })
  await log(1, [[0, 20]])
  expect(await times(1)).toEqual([[0, 20]])
})

test('minutes go by the pages, the pace, and what is read of a paper in hand', async () => {
  const row = async () => (await api['papers.rows']({ ids: [1 as PaperId] }))[0]
  // 3,800 words.
  expect(await row()).toMatchObject({ minutes: 17, remainingMinutes: 17, isLengthKnown: true })
  expect((await api['papers.rows']({ ids: [2 as PaperId] }))[0]).toMatchObject({ isLengthKnown: false })
  await api['settings.set']({ wordsPerMinute: 380 })
  await stay(1, 6, 0.7)
  expect(await row()).toMatchObject({ minutes: 10, remainingMinutes: 10 })
  await api['papers.setStatus']({ ids: [1 as PaperId], status: 'reading' })
  await api['queues.place']({ queue: UP_NEXT, ids: [1, 2] as PaperId[], place: { at: 'top' } })
  expect(await row()).toMatchObject({ minutes: 10, remainingMinutes: 3 })
  expect(await api['papers.get']({ id: 1 as PaperId })).toMatchObject({ minutes: 10, remainingMinutes: 3 })
  // 14 minutes of a paper of which nothing is known.
  expect((await api['queues.list']({}))[0]).toMatchObject({ minutes: 17 })
  expect((await api['papers.ids']({ view: { kind: 'queue', queue: UP_NEXT } })).minutes).toBe(17)
})

test('a file whose whole text was read is measured by its words', async () => {
  const upload = library?.ports.newId() ?? ''
  const words = Array.from({ length: 40 }, () => 'eleven words of a line that nobody will ever read twice')
  writeFileSync(library?.library.uploadPath(upload) ?? '', await makePdf([{ lines: words }]))
  await api['files.attach']({ upload, name: 'y.pdf', paper: 5 as PaperId, sourceUrl: null })
  await api['settings.set']({ wordsPerMinute: 44 })
  expect((await api['papers.get']({ id: 5 as PaperId })).minutes).toBe(10)
})

test('the pace is measured by papers that were really read, and undone with the last of them', async () => {
  expect(await api['reading.pace']({})).toEqual({ wordsPerMinute: 220, measured: false })
  for (const paper of [2, 3, 4]) await paperWithFile(paper)
  // A minute for each of 8 pages: 3,040 words in 8 minutes. One more was only leafed through.
  for (const paper of [1, 2, 3])
    await log(
      paper,
      Array.from({ length: 8 }, (_, page) => [page, 60]),
    )
  await log(4, [[0, 200]])
  await api['papers.setStatus']({ ids: [1, 2, 4] as PaperId[], status: 'read' })
  expect((await api['reading.pace']({})).measured).toBe(false)
  await api['papers.setStatus']({ ids: [3] as PaperId[], status: 'read' })
  expect(await api['reading.pace']({})).toEqual({ wordsPerMinute: 380, measured: true })
  expect((await api['papers.rows']({ ids: [4, 5] as PaperId[] })).map(({ minutes }) => minutes)).toEqual([10, 14])
  await api['journal.undo']({})
  expect((await api['reading.pace']({})).measured).toBe(false)
})

test('a paper that looks finished is asked about, and stays in hand', async () => {
  const asked = () => api['reading.suggestions']({})
  await stay(1, 8, 0.97)
  expect(await asked()).toEqual([])
  await api['papers.setStatus']({ ids: [1 as PaperId], status: 'reading' })
  expect(await asked()).toEqual([{ paper: 1, title: 'On the sparse attention number 0', reason: '97 % read' }])
  await paperWithFile(2)
  await api['papers.setStatus']({ ids: [2 as PaperId], status: 'reading' })
  await stay(2, 9, 0.4)
  expect(await asked()).toHaveLength(1)
  await log(2, [[PAGES - 1, 12]])
  expect((await asked()).find(({ paper }) => paper === 2)?.reason).toBe('you were on its last page')
  expect((await api['papers.get']({ id: 2 as PaperId })).status).toBe('reading')
  await api['papers.setStatus']({ ids: [1, 2] as PaperId[], status: 'read' })
  expect(await asked()).toEqual([])
})

test('whatever is reported, a page gets no more than five minutes and no less than nothing', () => {
  const reports = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 })))
  fc.assert(
    fc.property(reports, fc.option(fc.integer({ min: 1, max: 20 })), (pages, count) => {
      const believed = believable(pages, count)
      expect(new Set(believed.map(([page]) => page)).size).toBe(believed.length)
      for (const [page, seconds] of believed) {
        expect(seconds > 0 && seconds <= 300).toBe(true)
        expect(page < (count ?? 21)).toBe(true)
        expect(pages.some(([other, given]) => other === page && given > 0)).toBe(true)
      }
    }),
  )
})

test('the pace is the middle of the last twelve, whatever came before', () => {
  const at = (pace: number) => ({ words: pace * 10, pages: 10, seen: 10, seconds: 600 })
  expect(paceOf([at(200), at(210)])).toBeNull()
  expect(paceOf([at(200), at(300), at(250)])).toBe(250)
  const older = Array.from({ length: 30 }, () => at(900))
  expect(paceOf([...Array.from({ length: 12 }, (_, index) => at(200 + index * 2)), ...older])).toBe(211)
  // Left open over night, and leafed through.
  expect(paceOf([at(200), at(300), at(250), at(5), { ...at(100), seen: 2 }, at(5_000)])).toBe(250)
})

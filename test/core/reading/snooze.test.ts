import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LibraryApi, LibraryEvent } from '../../../src/preload/contract/library-api.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { UP_NEXT } from '../../../src/preload/contract/reading.ts'
import type { View } from '../../../src/preload/contract/search.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

const HOUR = 3_600_000
const INBOX: View = { kind: 'status', status: 'inbox' }
const QUEUE: View = { kind: 'queue', queue: UP_NEXT }
const SNOOZED: View = { kind: 'snoozed' }

let library: TestLibrary
let api: LibraryApi
/** Tasks that wait for their time, and what the clock does to them. */
let waiting: { readonly ms: number; readonly task: () => void }[]

beforeEach(async () => {
  waiting = []
  library = await openTestLibrary({
    ports: {
      // An hour ahead of UTC: a day begins at 23:00 of the day before.
      offsetAt: () => 60,
      after(ms, task) {
        const entry = { ms, task }
        waiting.push(entry)
        const timer = ms <= 1_500 ? setTimeout(task, ms) : undefined
        return () => {
          clearTimeout(timer)
          waiting = waiting.filter(other => other !== entry)
        }
      },
    },
  })
  ;({ api } = library.library)
  await library.importText(paperLines(6))
})

afterEach(() => library.close())

const ids = (...numbers: number[]): PaperId[] => numbers as PaperId[]
const snooze = (papers: PaperId[], until: string | null) => api['reading.snooze']({ ids: papers, until })
const listed = async (view: View) => (await api['papers.ids']({ view })).ids
const paper = (id: number) => api['papers.get']({ id: id as PaperId })

test('a paper that is put off leaves the inbox and comes back to its top', async () => {
  await snooze(ids(3), '2026-03-02T12:00:00Z')
  await snooze(ids(5), '2026-03-02T11:00:00Z')
  expect(await listed(INBOX)).toEqual([1, 2, 4, 6])
  expect(await listed(SNOOZED)).toEqual([5, 3])
  expect(await paper(3)).toMatchObject({ snoozedUntil: '2026-03-02T12:00:00.000Z', cameBackAt: null, status: 'inbox' })
  expect(await api['library.info']({})).toMatchObject({ papers: 6, snoozed: 2, counts: { inbox: 4 } })
  library.pass(2.5 * HOUR)
  expect(await listed(INBOX)).toEqual([5, 1, 2, 4, 6])
  library.pass(HOUR)
  expect(await listed(INBOX)).toEqual([3, 5, 1, 2, 4, 6])
  expect(await listed(SNOOZED)).toEqual([])
  expect(await paper(3)).toMatchObject({ snoozedUntil: null, cameBackAt: '2026-03-02T12:00:00.000Z' })
  expect(await api['library.info']({})).toMatchObject({ snoozed: 0, counts: { inbox: 6 } })
})

test('a day is put off to its first moment where the reader lives', async () => {
  await snooze(ids(3), '2026-03-05')
  expect((await paper(3)).snoozedUntil).toBe('2026-03-04T23:00:00.000Z')
})

test('windows are told when a paper is back, by a clock that is looked at often', async () => {
  const events: LibraryEvent[] = []
  library.library.onEvent(event => events.push(event))
  await snooze(ids(2), '2026-03-02T09:00:30Z')
  const [next] = waiting.filter(({ ms }) => ms > 1_500 && ms <= 60_000)
  if (!next) throw new Error('nobody waits for the paper')
  expect(next.ms).toBeLessThan(30_000)
  events.length = 0
  library.pass(30_000)
  next.task()
  expect(events).toEqual([
    { topic: 'papers', papers: [2], views: true },
    { topic: 'queues', papers: [2], views: true },
  ])
})

test('what came back while the library was closed is there when it opens', async () => {
  await snooze(ids(4), '2026-03-03')
  library.pass(48 * HOUR)
  await library.reopen()
  const { api } = library.library
  expect((await api['papers.ids']({ view: INBOX })).ids).toEqual([4, 1, 2, 3, 5, 6])
  expect(await api['papers.ids']({ view: INBOX, first: 2 })).toMatchObject({ ids: [4, 1], isWhole: false, minutes: 48 })
  expect(await api['papers.ids']({ view: { kind: 'all' }, first: 5 })).toMatchObject({
    ids: [1, 2, 3, 4, 5],
    isWhole: false,
  })
  expect(await api['papers.ids']({ view: { kind: 'all' }, first: 6 })).toMatchObject({ isWhole: true })
})

test('it comes back to the top of its queue, and what is put beside it then stands where one sees it', async () => {
  await api['queues.place']({ queue: UP_NEXT, ids: ids(1, 2, 3, 4), place: { at: 'bottom' } })
  await snooze(ids(3), '2026-03-02T10:00:00Z')
  await snooze(ids(4), '2026-03-02T11:00:00Z')
  expect(await listed(QUEUE)).toEqual([1, 2])
  expect((await api['queues.list']({}))[0]).toMatchObject({ count: 2 })
  library.pass(3 * HOUR)
  expect(await listed(QUEUE)).toEqual([4, 3, 1, 2])
  await api['queues.place']({ queue: UP_NEXT, ids: ids(5), place: { at: 'after', paper: 3 as PaperId } })
  expect(await listed(QUEUE)).toEqual([4, 3, 5, 1, 2])
  expect((await paper(4)).cameBackAt).toBeNull()
  await api['journal.undo']({})
  expect(await listed(QUEUE)).toEqual([4, 3, 1, 2])
  await api['journal.redo']({})
  expect(await listed(QUEUE)).toEqual([4, 3, 5, 1, 2])
})

test.each([
  ['a status', async () => api['papers.setStatus']({ ids: ids(3), status: 'reading' })],
  ['the status it has', async () => api['papers.setStatus']({ ids: ids(3), status: 'inbox' })],
  ['a place in a queue', async () => api['queues.place']({ queue: UP_NEXT, ids: ids(3), place: { at: 'top' } })],
  ['a word', async () => snooze(ids(3), null)],
])('%s brings it back, and undo puts it off again', async (_what, wake) => {
  await snooze(ids(3), '2026-03-09')
  expect(await wake()).not.toBeNull()
  expect(await listed(SNOOZED)).toEqual([])
  expect((await paper(3)).snoozedUntil).toBeNull()
  await api['journal.undo']({})
  expect(await listed(SNOOZED)).toEqual([3])
  await api['journal.undo']({})
  expect(await listed(INBOX)).toEqual([1, 2, 3, 4, 5, 6])
})

test('finished papers wait for nothing, and no time that is past is taken', async () => {
  await api['papers.setStatus']({ ids: ids(1), status: 'read' })
  expect(await snooze(ids(1), '2026-03-09')).toBeNull()
  const late = async () => snooze(ids(2), '2026-03-02')
  await expect(late()).rejects.toMatchObject({ code: 'invalid', message: expect.stringMatching(/2026-03-02 is past/) })
})

test('a due day is kept, shown and taken back', async () => {
  await api['reading.setDue']({ ids: ids(1, 2), on: '2026-03-06' })
  expect(await api['papers.rows']({ ids: ids(1, 3) })).toMatchObject([{ dueOn: '2026-03-06' }, { dueOn: null }])
  await api['reading.setDue']({ ids: ids(1), on: null })
  expect((await paper(1)).dueOn).toBeNull()
  await api['journal.undo']({})
  expect((await paper(1)).dueOn).toBe('2026-03-06')
})

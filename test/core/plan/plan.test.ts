import { expect, test } from 'vitest'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { UP_NEXT } from '../../../src/preload/contract/reading.ts'
import { openTestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

test('the minutes there are become papers, of every queue or of those that are named', async () => {
  const library = await openTestLibrary()
  const { api } = library.library
  const ids = (...numbers: number[]): PaperId[] => numbers as PaperId[]
  await library.importText(paperLines(12))
  const { id: seminar } = await api['queues.create']({ name: 'Seminar' })
  const { id: glaciers } = await api['queues.create']({ name: 'Glaciers', query: 'glacier' })
  await api['queues.place']({ queue: UP_NEXT, ids: ids(1, 2, 3), place: { at: 'bottom' } })
  await api['queues.place']({ queue: seminar, ids: ids(4, 2), place: { at: 'bottom' } })
  await api['papers.setStatus']({ ids: ids(3), status: 'reading' })
  await api['reading.setDue']({ ids: ids(4, 9), on: '2026-03-03' })
  await api['reading.snooze']({ ids: ids(1), until: '2026-03-04' })

  // Nothing is known of their length: 24 minutes each.
  const plan = await api['plan.pick']({ minutes: 100 })
  expect(plan.minutes).toBe(96)
  expect(plan.picks.map(({ paper, reason }) => [paper, reason])).toEqual([
    [3, 'started'],
    [4, 'due tomorrow'],
    [9, 'due tomorrow'],
    [2, 'first in “Up next”'],
  ])
  expect(plan.picks[0]).toMatchObject({ title: 'On the quiet attention number 2', minutes: 24 })
  expect((await api['plan.pick']({ minutes: 30, queues: [seminar] })).picks).toMatchObject([{ paper: 4 }])
  const found = (await api['papers.ids']({ view: { kind: 'queue', queue: glaciers } })).ids
  expect((await api['plan.pick']({ minutes: 24, queues: [glaciers] })).picks).toMatchObject([{ paper: found[0] }])

  await api['settings.set']({ dailyMinutes: [30, 0, 0, 50, 0, 0, 0] })
  const week = await api['plan.week']({})
  expect(week.days.map(({ day, planned }) => [day, planned.map(({ paper }) => paper)])).toEqual([
    ['2026-03-02', [4]],
    ['2026-03-03', []],
    ['2026-03-04', []],
    ['2026-03-05', [3, 2]],
    ['2026-03-06', []],
    ['2026-03-07', []],
    ['2026-03-08', []],
  ])
  expect(week.days[1]?.due.map(({ paper }) => paper)).toEqual([4, 9])
  expect(week).toMatchObject({ unfit: [{ paper: 9, reason: 'due tomorrow, no room before' }], unfitCount: 1 })
  expect((await api['plan.week']({ from: '2026-03-05' })).days[0]).toMatchObject({ day: '2026-03-05', budget: 50 })
  await library.close()
})

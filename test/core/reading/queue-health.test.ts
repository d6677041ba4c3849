import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { healthOf, type HealthFacts } from '../../../src/main/core/reading/queue-health.ts'
import type { LibraryApi } from '../../../src/preload/contract/library-api.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { UP_NEXT } from '../../../src/preload/contract/reading.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

const DAY = 86_400_000

describe('a queue over weeks', () => {
  let library: TestLibrary
  let api: LibraryApi
  beforeEach(async () => {
    library = await openTestLibrary()
    ;({ api } = library.library)
    await library.importText(paperLines(40))
  })
  afterEach(() => library.close())

  const ids = (...numbers: number[]): PaperId[] => numbers as PaperId[]
  const put = (...numbers: number[]) =>
    api['queues.place']({ queue: UP_NEXT, ids: ids(...numbers), place: { at: 'bottom' } })
  const finish = (...numbers: number[]) => api['papers.setStatus']({ ids: ids(...numbers), status: 'read' })
  const health = () => api['queues.health']({ id: UP_NEXT })

  test('nothing is said of an empty queue but that it is empty', async () => {
    expect(await health()).toEqual({
      queue: UP_NEXT,
      count: 0,
      inflow: 0,
      outflow: 0,
      medianAge: null,
      oldest: null,
      emptyOn: '2026-03-02',
      stale: [],
      staleDays: 30,
    })
  })

  test('what comes and goes in a week, how old it is, and when it will be empty', async () => {
    await put(1, 2, 3, 4, 5, 6, 7, 8)
    library.pass(14 * DAY)
    await put(9)
    await finish(1, 2, 3)
    await api['papers.setStatus']({ ids: ids(4), status: 'dismissed' })
    library.pass(13 * DAY)
    // 28 days, 9 in and 4 out.
    expect(await health()).toMatchObject({ count: 5, inflow: 2.25, outflow: 1, medianAge: 27, emptyOn: null })
    library.pass(14 * DAY)
    // Of the last 28 days: 1 in and 4 out, so five papers less in 47 days.
    expect(await health()).toMatchObject({
      inflow: 0.25,
      outflow: 1,
      medianAge: 41,
      oldest: { paper: 5, days: 41 },
      emptyOn: '2026-05-29',
    })
  })

  test('what was undone on the same day counts neither way', async () => {
    await put(1, 2)
    await put(3)
    await api['journal.undo']({})
    await finish(1)
    await api['journal.undo']({})
    expect(await health()).toMatchObject({ count: 2, inflow: 2, outflow: 0 })
  })

  test('papers nobody opened for long are named, until they are kept, opened, or gone', async () => {
    await put(1, 2, 3, 4)
    await api['settings.set']({ staleDays: 10 })
    library.pass(10 * DAY)
    expect((await health()).stale).toEqual([])
    await put(5)
    library.pass(DAY)
    expect((await health()).stale).toEqual([1, 2, 3, 4])
    await api['queues.keep']({ queue: UP_NEXT, ids: ids(1) })
    await api['papers.setStatus']({ ids: ids(2), status: 'reading' })
    const place = { file: 'a'.repeat(64), page: 0, offset: 0, offsetX: 0, zoom: 1, fraction: 0.1 } as const
    await api['reading.savePlace']({ paper: 3 as PaperId, place })
    expect((await health()).stale).toEqual([4])
    expect((await health()).oldest).toEqual({ paper: 2, days: 11 })
    await api['reading.snooze']({ ids: ids(4), until: '2026-06-01' })
    expect((await health()).stale).toEqual([])
    await api['journal.undo']({})
    for (let step = 0; step < 2; step += 1) await api['journal.undo']({})
    expect((await health()).stale).toEqual([1, 2, 4])
  })

  test('a place that goes over to the record a paper was joined with is no coming and no going', async () => {
    await put(2, 3)
    library.pass(10 * DAY)
    const before = await health()
    await api['papers.merge']({ ids: ids(1, 2) })
    expect(await health()).toEqual({ ...before, oldest: { paper: 1, days: 10 } })
    await api['journal.undo']({})
    expect(await health()).toEqual(before)
    // One of the two is read already: what it is joined with leaves the queue.
    await finish(1)
    await api['papers.merge']({ ids: ids(1, 2) })
    expect(await health()).toMatchObject({ count: 1, inflow: before.inflow, outflow: 0.64 })
  })

  test('a search has no health', async () => {
    const { id } = await api['queues.create']({ name: 'Glaciers', query: 'glacier' })
    const ask = async () => api['queues.health']({ id })
    await expect(ask()).rejects.toMatchObject({ code: 'unsupported' })
  })
})

test('however a queue was used, its numbers hold together', () => {
  const now = Date.UTC(2026, 5, 1, 12)
  const events = fc
    .array(
      fc.record({
        paper: fc.integer({ min: 1, max: 8 }).map(id => id as PaperId),
        at: fc.integer({ min: now - 29 * DAY, max: now }),
        kind: fc.constantFrom('in' as const, 'out' as const),
      }),
    )
    .map(list => list.toSorted((a, b) => a.at - b.at))
  const items = fc
    .array(fc.record({ since: fc.integer({ min: now - 400 * DAY, max: now }), opened: fc.boolean() }))
    .map(list =>
      list.toSorted((a, b) => a.since - b.since).map((item, index) => ({ ...item, paper: (index + 1) as PaperId })),
    )
  const facts: fc.Arbitrary<HealthFacts> = fc.record({
    events,
    items,
    firstAt: fc.constantFrom(null, now - 400 * DAY, now - DAY),
    now: fc.constant(now),
    staleDays: fc.integer({ min: 1, max: 100 }),
    offsetAt: fc.constant(() => 120),
  })
  fc.assert(
    fc.property(facts, given => {
      const health = healthOf(given)
      expect(health.count).toBe(given.items.length)
      expect(health.inflow).toBeLessThanOrEqual((given.events.filter(({ kind }) => kind === 'in').length * 7) / 7)
      if (given.items.length === 0) expect(health.emptyOn).toBe('2026-06-01')
      else if (health.inflow >= health.outflow) expect(health.emptyOn).toBeNull()
      if (health.emptyOn !== null) expect(health.emptyOn >= '2026-06-01').toBe(true)
      expect(health.oldest?.days ?? 0).toBeGreaterThanOrEqual(health.medianAge ?? 0)
      const opened = new Set(given.items.filter(item => item.opened).map(item => item.paper))
      for (const paper of health.stale) expect(opened.has(paper)).toBe(false)
    }),
  )
})

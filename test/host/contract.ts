import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Reply } from '../../src/preload/contract/failure.ts'
import type { Job } from '../../src/preload/contract/job.ts'
import type { LibraryEvent, Results } from '../../src/preload/contract/library-api.ts'
import type { Args, Method } from '../../src/preload/contract/method-table.ts'
import { UP_NEXT } from '../../src/preload/contract/reading.ts'
import { paperLines } from '../support/paper-lines.ts'

/** A library as a window has it, by whatever way. */
export interface ContractHost {
  call(method: string, args: unknown): Promise<Reply<unknown>>
  onEvent(listener: (event: LibraryEvent) => void): void
  upload(bytes: string): Promise<string>
  close(): Promise<void>
}

const PATIENCE = { timeout: 20_000 }

/** What every way to a library must keep: the same answers, the same failures, only JSON values. */
export function keepsTheContract(way: string, open: () => Promise<ContractHost>): void {
  describe(`the contract ${way}`, () => {
    let host: ContractHost
    const events: LibraryEvent[] = []
    beforeEach(async () => {
      events.length = 0
      host = await open()
      host.onEvent(event => events.push(event))
    })
    afterEach(() => host.close())

    async function call<M extends Method>(method: M, args: Args<M>): Promise<Results[M]> {
      const reply = await host.call(method, args)
      if (!reply.ok) throw new Error(`${method}: ${reply.failure.code} ${reply.failure.message}`)
      expect(JSON.parse(JSON.stringify(reply.value))).toStrictEqual(reply.value)
      return reply.value as Results[M]
    }

    async function importPapers(count: number): Promise<Job> {
      const upload = await host.upload(paperLines(count))
      const { id } = await call('imports.start', { upload, name: 'papers.jsonl', format: 'jsonl' })
      await expect.poll(() => call('jobs.get', { id }).then(job => job.state), PATIENCE).toMatch(/done|failed/)
      return call('jobs.get', { id })
    }

    test('papers come in, are decided upon, and every step can be taken back', async () => {
      const job = await importPapers(3)
      expect(job).toMatchObject({
        state: 'done',
        report: { format: 'jsonl', new: 3, updated: 0, unchanged: 0, failed: [] },
      })
      const { ids, undecided } = await call('papers.ids', { view: { kind: 'status', status: 'inbox' } })
      expect([ids.length, undecided]).toEqual([3, 3])
      const [first, second, third] = ids
      if (!first || !second || !third) throw new Error('three papers were imported')

      await call('papers.setStatus', { ids: [first], status: 'dismissed' })
      await call('queues.place', { queue: UP_NEXT, ids: [second, third], place: { at: 'bottom' } })
      await call('queues.place', { queue: UP_NEXT, ids: [third], place: { at: 'top' } })
      expect((await call('papers.ids', { view: { kind: 'queue', queue: UP_NEXT } })).ids).toEqual([third, second])
      await call('papers.setTag', { ids: [second], tag: 'ice', on: true })
      await call('papers.setNote', { id: second, text: 'Zwölf Würfel – 氷 🧊' })
      expect(await call('papers.get', { id: second })).toMatchObject({ tags: ['ice'], note: 'Zwölf Würfel – 氷 🧊' })
      expect(await call('papers.rows', { ids: [third, first] })).toMatchObject([
        { id: third, status: 'queued' },
        { id: first, status: 'dismissed' },
      ])

      const steps = await call('journal.list', { limit: 10 })
      expect(steps.length).toBeGreaterThanOrEqual(5)
      await call('journal.undo', {})
      expect((await call('papers.get', { id: second })).note).toBeNull()
      await call('journal.redo', {})
      expect((await call('papers.get', { id: second })).note).toContain('氷')
    })

    test('words are found, and what is odd about a query is said', async () => {
      await importPapers(9)
      const { hits } = await call('search.words', { query: 'plasma' })
      expect(hits.length).toBeGreaterThan(0)
      for (const { snippet, title, marks } of hits) {
        expect(`${title} ${snippet}`.toLowerCase()).toContain('plasma')
        for (const [start, end] of marks) expect(start >= 0 && start < end && end <= snippet.length).toBe(true)
      }
      expect(await call('search.words', { query: '"' })).toMatchObject({ hits: expect.any(Array) })
    })

    test('events say what changed, after it was committed', async () => {
      const job = await importPapers(2)
      await expect
        .poll(() => events.filter(event => event.job?.id === job.id).at(-1)?.job?.state, PATIENCE)
        .toBe('done')
      const [id] = (await call('papers.ids', { view: { kind: 'all' } })).ids
      if (!id) throw new Error('two papers were imported')
      events.length = 0
      await call('papers.setStarred', { ids: [id], starred: true })
      await expect.poll(() => events.find(event => event.topic === 'papers')?.papers, PATIENCE).toEqual([id])
      for (const event of events) expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event)
    })

    test('settings and queues are kept', async () => {
      expect(await call('settings.set', { wordsPerMinute: 300 })).toMatchObject({
        wordsPerMinute: 300,
        theme: 'system',
      })
      expect(await call('settings.get', {})).toMatchObject({ wordsPerMinute: 300 })
      const { id } = await call('queues.create', { name: 'For the train' })
      await call('queues.change', { id, name: 'For the plane' })
      expect(await call('queues.list', {})).toMatchObject([{ id: UP_NEXT }, { id, name: 'For the plane' }])
      await call('queues.remove', { id })
      expect(await call('queues.list', {})).toHaveLength(1)
    })

    test('what waits is put off, planned, timed and counted, by every method of the day', async () => {
      await importPapers(6)
      const { ids } = await call('papers.ids', { view: { kind: 'status', status: 'inbox' } })
      const [first, second, third] = ids
      if (!first || !second || !third) throw new Error('six papers were imported')
      const inbox = { kind: 'status', status: 'inbox' } as const
      expect(await call('papers.upTo', { view: inbox, paper: second })).toEqual({ ids: [first, second] })
      expect(await call('papers.older', { view: inbox, days: 1 })).toEqual({ ids: [] })
      expect(await call('papers.older', { view: inbox, days: 1, by: 'published' })).toEqual({ ids })
      const { now } = await call('library.info', {})
      // Wherever this is tested, the day it is there lies between.
      const dayFromNow = (count: number): string =>
        new Date(Date.parse(now) + count * 86_400_000).toISOString().slice(0, 10)
      const later = dayFromNow(2)
      await call('queues.change', { id: UP_NEXT, limit: 1 })
      expect(
        await call('queues.place', { queue: UP_NEXT, ids: [first, second], place: { at: 'top' }, reason: 'Why' }),
      ).toMatchObject({ over: { count: 2, limit: 1 } })
      expect(await call('queues.keep', { queue: UP_NEXT, ids: [first] })).toMatchObject({ papers: [first] })
      expect(await call('queues.health', { id: UP_NEXT })).toMatchObject({ count: 2, inflow: 2, stale: [] })
      await call('reading.setDue', { ids: [first], on: later })
      await call('reading.snooze', { ids: [third], until: later })
      expect((await call('papers.ids', { view: { kind: 'snoozed' } })).ids).toEqual([third])
      expect((await call('plan.pick', { minutes: 24 })).picks).toMatchObject([{ paper: first, minutes: 24 }])
      expect((await call('plan.week', { from: later })).days).toHaveLength(7)
      const file = 'a'.repeat(64)
      expect(await call('reading.logTime', { paper: first, file, pages: [[0, 10]] })).toBeNull()
      expect(await call('reading.pages', { paper: first, file })).toEqual([])
      expect(await call('reading.pace', {})).toEqual({ wordsPerMinute: 220, measured: false })
      expect(await call('reading.suggestions', {})).toEqual([])
      const days = { from: dayFromNow(-1), to: later }
      const sum = async (name: 'queued' | 'arrived') =>
        (await call('stats.days', days)).reduce((total, day) => total + day[name], 0)
      expect([await sum('arrived'), await sum('queued')]).toEqual([6, 2])
      expect(await call('stats.summary', days)).toMatchObject({ funnel: { arrived: 6, queued: 2, opened: 0, read: 0 } })
      expect(await call('stats.export', days)).toHaveLength(2)
      expect(await call('stats.erase', {})).toEqual({ papers: 0 })
      expect((await call('journal.days', days)).reduce((total, { queued }) => total + queued, 0)).toBe(2)
      expect((await call('journal.day', { day: later })).queued).toEqual([])
    })

    test('feeds are added, changed, asked and removed', async () => {
      expect(await call('feeds.discover', { url: 'https://arxiv.org/list/cs.CL/recent' })).toEqual([
        { url: 'https://rss.arxiv.org/rss/cs.CL', title: 'arXiv cs.CL', from: 'known' },
      ])
      const { id } = await call('feeds.add', { reference: 'cs.CL', folder: 'Morning' })
      await call('feeds.change', { id, name: 'Language', muted: true, paused: true })
      expect(await call('feeds.list', {})).toMatchObject([
        {
          id,
          kind: 'arxiv',
          name: 'Language',
          folder: 'Morning',
          state: 'paused',
          muted: true,
          undecided: 0,
          count: 0,
        },
      ])
      expect(await call('feeds.status', {})).toEqual({ offline: false, offlineSince: null, nextAt: null })
      const refresh = await call('feeds.refresh', { id: null })
      expect(refresh).toMatchObject({ kind: 'refresh', label: 'All feeds' })
      await expect.poll(() => call('jobs.get', { id: refresh.id }).then(job => job.state), PATIENCE).toBe('done')
      const fetching = await call('editions.fetch', { span: 'month', date: '2024-02-03' })
      expect(fetching).toMatchObject({ kind: 'refresh', label: 'Daily Papers, February 2024' })
      await call('jobs.cancel', { id: fetching.id })
      const { text } = await call('feeds.exportOpml', {})
      await call('feeds.remove', { id })
      const opml = { upload: await host.upload(text), name: 'feeds.opml' }
      expect(await call('feeds.importOpml', opml)).toEqual({ added: 1, known: 0, skipped: [], cutOff: null })
      const [back] = await call('feeds.list', {})
      expect(back).toMatchObject({ kind: 'arxiv', name: 'Language', folder: 'Morning', state: 'new' })
      await call('feeds.remove', { id: back?.id ?? '' })
    })

    test('editions, signals, rules and joined records are told of', async () => {
      await importPapers(3)
      const [first, second, third] = [...(await call('papers.ids', { view: { kind: 'all' } })).ids]
      if (!first || !second || !third) throw new Error('three papers were imported')
      expect(await call('editions.list', {})).toMatchObject([{ kind: 'file', count: 3, undecided: 3 }])
      expect(await call('signals.of', { paper: first })).toEqual({ paper: first, signals: [], rising: false })

      const condition = { terms: [{ field: 'words', words: 'number 0', in: 'title' }] } as const
      const rule = { name: 'Not the first', action: 'mute', condition } as const
      expect(await call('rules.try', { rule })).toMatchObject({ considered: 3, matched: 1, examples: [first] })
      const { id } = await call('rules.add', rule)
      await call('rules.apply', { id })
      expect(await call('rules.list', {})).toMatchObject([{ id, enabled: true, count: 1 }])
      expect((await call('papers.ids', { view: { kind: 'muted' } })).ids).toEqual([first])
      await call('rules.change', { id, enabled: false })
      await call('papers.setMuted', { ids: [second], muted: true })
      expect((await call('papers.ids', { view: { kind: 'muted' } })).ids).toEqual([second])
      await call('rules.remove', { id })

      await call('papers.merge', { ids: [second, third] })
      const [record] = (await call('papers.get', { id: second })).joined
      expect(record).toMatchObject({ reason: 'merged' })
      expect(await call('papers.split', { id: second, record: record?.id ?? '' })).toEqual({ paper: third })
      expect((await call('papers.ids', { view: { kind: 'all' } })).ids).toHaveLength(3)
    })

    test('what cannot be done fails with an envelope', async () => {
      for (const [method, args, code] of FAILING) {
        const reply = await host.call(method, args)
        const envelope = { ok: false, failure: { code, message: expect.stringMatching(/\.$|\.\w*\)?$/) } }
        expect({ method, args, reply }).toMatchObject({ method, args, reply: envelope })
        expect(JSON.parse(JSON.stringify(reply))).toStrictEqual(reply)
      }
    })
  })
}

const FAILING: readonly (readonly [method: string, args: object, code: string])[] = [
  ['papers.get', { id: 999 }, 'not-found'],
  ['papers.get', { id: '1' }, 'invalid'],
  ['papers.explode', {}, 'invalid'],
  ['jobs.get', { id: 'nothing' }, 'not-found'],
  ['queues.place', { queue: 'nothing', ids: [1], place: { at: 'top' } }, 'not-found'],
  ['reading.setDue', { ids: [1], on: '2026-02-30' }, 'invalid'],
  ['reading.snooze', { ids: [], until: '2001-01-01' }, 'invalid'],
  ['queues.health', { id: 'nothing' }, 'not-found'],
  ['stats.days', { from: '2026-03-02', to: '2026-03-01' }, 'invalid'],
  ['papers.upTo', { view: { kind: 'all' }, paper: 999 }, 'conflict'],
  ['imports.start', { upload: 'never-came', name: 'x.jsonl' }, 'not-found'],
  ['feeds.add', { reference: 'no feed at all' }, 'invalid'],
  ['feeds.change', { id: 'nothing', name: 'x' }, 'not-found'],
  ['feeds.refresh', { id: 'nothing' }, 'not-found'],
  ['editions.fetch', { span: 'search' }, 'invalid'],
  ['editions.fetch', { span: 'day', date: '2026-02-31' }, 'invalid'],
  ['rules.add', { name: 'x', action: 'mute', condition: { terms: [] } }, 'invalid'],
  ['rules.remove', { id: 'nothing' }, 'not-found'],
  ['papers.merge', { ids: [1] }, 'invalid'],
  ['papers.split', { id: 1, record: 'nothing' }, 'not-found'],
  ['papers.rows', { ids: Array.from({ length: 1_001 }, (_, index) => index + 1) }, 'invalid'],
]

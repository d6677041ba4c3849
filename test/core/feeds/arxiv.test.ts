import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { type ArxivPaper, arxivAtom, arxivError, arxivRss } from '../../support/upstream/arxiv-answers.ts'
import { type LibraryOnline, openLibraryOnline } from '../../support/upstream/library-online.ts'

const RSS = 'rss.arxiv.org'
const API = 'export.arxiv.org'
let online: LibraryOnline
beforeEach(async () => void (online = await openLibraryOnline({ start: '2026-03-02T09:00:00Z' })))
afterEach(() => online.close())

function announce(day: string, papers: readonly ArxivPaper[]): void {
  online.upstream.serve(RSS, '/rss/cs.AI', { body: arxivRss('cs.AI', day, papers), type: 'application/rss+xml' })
}

async function paperOf(reference: string) {
  const { id } = await online.library.api['papers.find']({ reference })
  return online.library.api['papers.get']({ id: id as PaperId })
}

test('announcements tell new papers, cross-lists and new versions apart, each list by itself', async () => {
  announce('2026-03-02', [
    { id: '2603.00001', title: 'A paper that is new' },
    { id: '2603.00002', title: 'A paper of another subject', announce: 'cross' },
    { id: '2001.00003', version: 4, title: 'A paper of long ago', announce: 'replace' },
  ])
  const feed = await online.library.api['feeds.add']({ reference: 'cs.AI' })
  await online.refresh(feed.id)
  const { ids } = await online.library.api['papers.ids']({ view: { kind: 'feed', feed: feed.id } })
  const rows = await online.library.api['papers.rows']({ ids: [...ids] })
  expect(rows.map(row => row.announce)).toEqual(['new', 'cross', 'replace'])

  announce('2026-03-03', [{ id: '2603.00001', version: 2, title: 'A paper that is new', announce: 'replace' }])
  online.clock.goTo('2026-03-03T09:00:00Z')
  await online.refresh(feed.id)
  const paper = await paperOf('2603.00001')
  expect(paper.sources.map(source => source.announce)).toEqual(['new', 'replace'])
  expect(paper.versions.map(({ number }) => number)).toEqual([1, 2])
  // The day of its second version is not the day it came out.
  expect(paper.publishedAt).toBe('2026-03-02T04:00:00Z')
})

test('a new version is told of papers that were read or marked before it came out, and of no others', async () => {
  const papers = [1, 2, 3].map(number => ({ id: `2603.0000${number}`, title: `Paper with number ${number} of three` }))
  announce('2026-03-02', papers)
  const feed = await online.library.api['feeds.add']({ reference: 'cs.AI' })
  await online.refresh(feed.id)
  const { api } = online.library
  const [first, second] = await Promise.all(papers.map(({ id }) => paperOf(id)))
  if (!first || !second) throw new Error('three papers were announced')
  await api['papers.setStatus']({ ids: [first.id], status: 'read' })
  announce(
    '2026-03-04',
    papers.map(paper => ({ ...paper, version: 2, announce: 'replace' as const })),
  )
  online.clock.goTo('2026-03-04T09:00:00Z')
  await online.refresh(feed.id)
  const told = async () => (await Promise.all(papers.map(({ id }) => paperOf(id)))).map(paper => paper.newVersion)
  expect(await told()).toEqual([2, null, null])
  // Whoever reads it now reads the second version.
  await api['papers.setStatus']({ ids: [second.id], status: 'read' })
  expect(await told()).toEqual([2, null, null])
  expect((await api['papers.rows']({ ids: [first.id] }))[0]).toMatchObject({ newVersion: 2, status: 'read' })
})

test('queries are feeds, asked once a day, outside of the rush, arXiv being one host', async () => {
  online.upstream.serve(API, '/api/query', {
    body: arxivAtom([{ id: '2602.00007', title: 'Found by a query' }]),
    type: 'application/atom+xml',
  })
  announce('2026-03-02', [{ id: '2603.00001', title: 'Found in a list' }])
  const query = await online.library.api['feeds.add']({ reference: 'au:lovelace AND cat:cs.CL' })
  await online.library.api['feeds.add']({ reference: 'https://arxiv.org/list/cs.AI/recent' })
  expect(query).toMatchObject({ kind: 'arxiv', name: 'arXiv au:lovelace AND cat:cs.CL' })
  expect(online.report(await online.refresh())).toMatchObject({ new: 2, failed: [] })
  expect(new URLSearchParams(online.upstream.visitsTo(API)[0]?.path.split('?')[1]).get('search_query')).toBe(
    'au:lovelace AND cat:cs.CL',
  )
  const [one, other] = online.upstream.log
  expect((other?.at ?? 0) - (one?.at ?? 0)).toBeGreaterThanOrEqual(3_000)
  const [queried, listed] = await online.library.api['feeds.list']({})
  expect(queried?.nextAt?.slice(0, 10)).toBe('2026-03-03')
  // Announced on Monday at midnight in New York, next on Tuesday.
  expect(listed?.nextAt).toMatch(/^2026-03-03T05:[1-5]/)
})

test('the list of Friday is followed by that of Monday', async () => {
  online.clock.goTo('2026-03-06T09:00:00Z')
  announce('2026-03-06', [{ id: '2603.00001', title: 'On a Friday' }])
  const feed = await online.library.api['feeds.add']({ reference: 'cs.AI' })
  await online.refresh(feed.id)
  expect((await online.library.api['feeds.list']({}))[0]?.nextAt).toMatch(/^2026-03-09T05:/)
})

test('its error entry is an error in words, though it comes as an answer', async () => {
  online.upstream.serve(API, '/api/query', {
    body: arxivError('incorrect id format for xyz'),
    type: 'application/atom+xml',
  })
  const feed = await online.library.api['feeds.add']({ reference: 'all:xyz' })
  const job = await online.refresh(feed.id)
  expect(job).toMatchObject({ state: 'failed', error: expect.stringContaining('incorrect id format for xyz') })
  expect((await online.library.api['feeds.list']({}))[0]).toMatchObject({
    state: 'failing',
    lastError: expect.stringContaining('arXiv answered with an error: "incorrect id format for xyz"'),
  })
})

test('an empty answer to a request that came too soon is asked for again, at the pace', async () => {
  announce('2026-03-02', [{ id: '2603.00001', title: 'Behind an empty answer' }])
  const feed = await online.library.api['feeds.add']({ reference: 'cs.AI' })
  online.upstream.break(RSS, { kind: 'empty' }, 2)
  expect(online.report(await online.refresh(feed.id))).toMatchObject({ new: 1 })
  const times = online.upstream.visitsTo(RSS).map(visit => visit.at)
  expect(times).toHaveLength(3)
  expect(times.slice(1).every((at, index) => at - (times[index] ?? 0) >= 3_000)).toBe(true)
  online.upstream.break(RSS, { kind: 'empty' }, 9)
  announce('2026-03-03', [{ id: '2603.00002', title: 'Never seen' }])
  expect(await online.refresh(feed.id)).toMatchObject({
    state: 'failed',
    error: expect.stringContaining('empty answer'),
  })
})

test('a refusal is silence of ten minutes for all of arXiv, whatever its header says', async () => {
  announce('2026-03-02', [])
  const feed = await online.library.api['feeds.add']({ reference: 'cs.AI' })
  online.upstream.break(RSS, { kind: 'rate-limit', retryAfter: 'seconds', seconds: 5 })
  await online.refresh(feed.id)
  const state = async () => (await online.library.api['feeds.list']({}))[0]
  expect(await state()).toMatchObject({ state: 'waiting', lastError: expect.stringContaining('asks to wait') })
  const nextAt = Date.parse((await state())?.nextAt ?? '')
  expect(nextAt - online.clock.at()).toBeGreaterThanOrEqual(10 * 60_000 - 100)
  const job = await online.refresh(feed.id)
  expect(job).toMatchObject({ state: 'failed', error: expect.stringContaining('asked not to be called') })
  expect(online.upstream.visitsTo(RSS)).toHaveLength(1)
  online.clock.pass(11 * 60_000)
  expect((await online.refresh(feed.id)).state).toBe('done')
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { HUB, type HubPaper, serveHub } from '../../support/upstream/hugging-face.ts'
import { type LibraryOnline, openLibraryOnline } from '../../support/upstream/library-online.ts'

const HOUR = 3_600_000
let online: LibraryOnline
let papers: HubPaper[]

// A Friday.
beforeEach(async () => {
  online = await openLibraryOnline({ start: '2026-02-27T09:00:00Z' })
  papers = [
    { id: '2602.00001', title: 'Attention over glaciers', day: '2026-02-27', upvotes: 3, comments: 0 },
    { id: '2602.00002', title: 'Quiet lattices', day: '2026-02-27', upvotes: 9, comments: 2, stars: 40 },
    { id: '2602.00003', title: 'Folding enzymes', day: '2026-02-26', upvotes: 5, comments: 1 },
    { id: '2602.00004', title: 'Plasma in markets', day: '2026-02-16', upvotes: 1, comments: 0, stars: 900 },
  ]
  serveHub(online.upstream, papers, online.clock.at)
})
afterEach(() => online.close())

async function fetchEdition(request: Parameters<LibraryOnline['library']['api']['editions.fetch']>[0]) {
  return online.report(await online.endOf(await online.library.api['editions.fetch'](request)))
}

async function titlesOf(edition: string): Promise<string[]> {
  const { ids } = await online.library.api['papers.ids']({ view: { kind: 'edition', edition } })
  return (await online.library.api['papers.rows']({ ids: [...ids] })).map(row => row.title)
}

const asked = (): (string | undefined)[] => online.upstream.visitsTo(HUB).map(visit => visit.path.split('?')[1])

describe('a list of Hugging Face', () => {
  test('is kept in its order with the counts of that day, which no later look changes', async () => {
    await fetchEdition({ span: 'day', date: '2026-02-27' })
    expect(await titlesOf('daily-papers:2026-02-27')).toEqual(['Quiet lattices', 'Attention over glaciers'])
    online.clock.goTo('2026-03-02T09:00:00Z')
    for (const paper of papers) paper.upvotes += 100 - paper.upvotes * 3
    await fetchEdition({ span: 'day', date: '2026-02-27' })
    expect(await titlesOf('daily-papers:2026-02-27')).toEqual(['Quiet lattices', 'Attention over glaciers'])
    const { ids } = await online.library.api['papers.ids']({
      view: { kind: 'edition', edition: 'daily-papers:2026-02-27' },
    })
    const paper = await online.library.api['papers.get']({ id: ids[0] as PaperId })
    expect(paper.upvotes).toBe(82)
    expect(paper.sources).toMatchObject([
      { edition: 'daily-papers:2026-02-27', upvotes: 9, comments: 2, githubStars: 40 },
    ])
    const { signals } = await online.library.api['signals.of']({ paper: paper.id })
    expect(signals.map(({ upvotes, comments, stars }) => [upvotes, comments, stars])).toEqual([
      [9, 2, 40],
      [82, 2, 40],
    ])
  })

  test('of today moves with the votes', async () => {
    await fetchEdition({ span: 'day' })
    const [first] = papers
    if (first) first.upvotes = 50
    online.clock.pass(2 * HOUR)
    await fetchEdition({ span: 'day' })
    expect(await titlesOf('daily-papers:2026-02-27')).toEqual(['Attention over glaciers', 'Quiet lattices'])
  })

  test('of a day that has none is the last that has some; a day to come is today', async () => {
    online.clock.goTo('2026-03-01T12:00:00Z')
    expect((await fetchEdition({ span: 'day', date: '2026-03-01' })).edition).toBe('daily-papers:2026-02-27')
    expect(asked()).toEqual(['date=2026-03-01&limit=100', 'date=2026-02-28&limit=100', 'date=2026-02-27&limit=100'])
    expect((await fetchEdition({ span: 'day', date: '2031-01-01' })).edition).toBe('daily-papers:2026-02-27')
    expect(asked()[3]).toBe('date=2026-03-01&limit=100')
  })

  test('may be a week, a month, what trends, or what a search finds', async () => {
    await fetchEdition({ span: 'week', date: '2026-02-18' })
    await fetchEdition({ span: 'month', date: '2026-02-18' })
    await fetchEdition({ span: 'trending' })
    await fetchEdition({ span: 'search', query: 'Lattices' })
    expect(asked()).toEqual([
      'week=2026-W08&limit=100',
      'month=2026-02&limit=100',
      'sort=trending&limit=100',
      'q=Lattices&limit=120',
    ])
    expect(await titlesOf('daily-papers:2026-W08')).toEqual(['Plasma in markets'])
    expect(await titlesOf('daily-papers:trending:2026-02-27')).toEqual(expect.arrayContaining(['Plasma in markets']))
    expect(await titlesOf('daily-papers:search:lattices')).toEqual(['Quiet lattices'])
    const editions = await online.library.api['editions.list']({ limit: 10 })
    expect(editions.map(({ span, date, count }) => [span, date, count])).toEqual([
      ['search', '2026-02-27', 1],
      ['trending', '2026-02-27', 4],
      ['week', '2026-02-16', 1],
      ['month', '2026-02-01', 4],
    ])
    expect(await online.library.api['editions.list']({ span: 'week', limit: 10 })).toHaveLength(1)
    expect(await online.library.api['editions.list']({ before: '2026-02-16', limit: 10 })).toHaveLength(1)
  })

  test('is read to its last page, in one order, and asked for once where nothing changed', async () => {
    const many = Array.from({ length: 23 }, (_, index) => ({
      id: `2603.${String(index).padStart(5, '0')}`,
      title: `Paper of rank ${String(index).padStart(2, '0')}`,
      day: '2026-02-27',
      upvotes: 100 - index,
      comments: 0,
    }))
    serveHub(online.upstream, many, online.clock.at, 10)
    expect(await fetchEdition({ span: 'day' })).toMatchObject({ new: 23 })
    const expected = many.map(paper => paper.title)
    expect(await titlesOf('daily-papers:2026-02-27')).toEqual(expected)
    const { ids } = await online.library.api['papers.ids']({ view: { kind: 'status', status: 'inbox' } })
    expect((await online.library.api['papers.rows']({ ids: [...ids] })).map(row => row.title)).toEqual(expected)
    const before = online.upstream.log.length
    expect(await fetchEdition({ span: 'day' })).toMatchObject({ new: 0, updated: 0, unchanged: 0 })
    expect(online.upstream.log.slice(before).map(visit => visit.status)).toEqual([304])
  })
})

test('what came of an edition is counted', async () => {
  await fetchEdition({ span: 'day' })
  const { api } = online.library
  const { ids } = await api['papers.ids']({ view: { kind: 'edition', edition: 'daily-papers:2026-02-27' } })
  const [first, second] = ids
  if (!first || !second) throw new Error('two papers were fetched')
  await api['papers.setStatus']({ ids: [first], status: 'read' })
  await api['papers.setStarred']({ ids: [first], starred: true })
  await api['papers.setStatus']({ ids: [second], status: 'queued' })
  expect(await api['editions.list']({ limit: 5 })).toMatchObject([
    { id: 'daily-papers:2026-02-27', count: 2, undecided: 0, opened: 1, queued: 1, read: 1, starred: 1, dismissed: 0 },
  ])
})

describe('the feed of Daily Papers', () => {
  test('brings the last edition at first, then each day, and what comes late at a gentle pace', async () => {
    const feed = await online.library.api['feeds.add']({ reference: 'daily-papers' })
    online.clock.goTo('2026-02-28T09:00:00Z')
    expect(online.report(await online.refresh(feed.id))).toMatchObject({ new: 2 })
    expect(asked()).toEqual(['date=2026-02-28&limit=100', 'date=2026-02-27&limit=100'])

    // Nothing new on a Sunday; Friday's edition is looked at again after half a day.
    const friday = papers.find(paper => paper.id === '2602.00002')
    Object.assign(friday ?? {}, {
      summary: 'It is quiet.',
      keywords: ['ice'],
      organization: 'Glacier Lab',
      githubRepo: 'a/b',
    })
    online.clock.pass(HOUR)
    await online.refresh(feed.id)
    expect(asked().slice(2)).toEqual(['date=2026-02-28&limit=100'])
    online.clock.goTo('2026-03-01T09:00:00Z')
    await online.refresh(feed.id)
    expect(asked().slice(3)).toEqual(['date=2026-03-01&limit=100', 'date=2026-02-27&limit=100'])
    const { id } = await online.library.api['papers.find']({ reference: '2602.00002' })
    expect(await online.library.api['papers.get']({ id: id as PaperId })).toMatchObject({
      summary: 'It is quiet.',
      keywords: ['ice'],
      organization: 'Glacier Lab',
      codeUrl: 'https://github.com/a/b',
      status: 'inbox',
    })

    papers.push({ id: '2603.00009', title: 'On Monday', day: '2026-03-02', upvotes: 1, comments: 0 })
    online.clock.goTo('2026-03-02T09:00:00Z')
    expect(online.report(await online.refresh(feed.id))).toMatchObject({ new: 1 })
    expect((await online.library.api['feeds.list']({}))[0]).toMatchObject({ state: 'fresh', count: 3, undecided: 3 })
  })

  test('may be what trends', async () => {
    const feed = await online.library.api['feeds.add']({ reference: 'https://huggingface.co/papers/trending' })
    expect(online.report(await online.refresh(feed.id))).toMatchObject({ new: 4 })
    expect(asked()).toEqual(['sort=trending&limit=100'])
    expect((await online.library.api['editions.list']({ feed: feed.id, limit: 5 }))[0]).toMatchObject({
      span: 'trending',
    })
  })
})

test('a paper that gains votes fast is rising, until it stops', async () => {
  const { api } = online.library
  await fetchEdition({ span: 'day' })
  const first = papers[0]
  if (!first) throw new Error('there are papers')
  online.clock.pass(3 * HOUR)
  first.upvotes = 30
  await fetchEdition({ span: 'day' })
  const id = (await api['papers.find']({ reference: first.id })).id as PaperId
  const rising = async () => (await api['papers.rows']({ ids: [id] }))[0]?.rising
  expect([await rising(), (await api['signals.of']({ paper: id })).rising]).toEqual([true, true])
  online.clock.pass(49 * HOUR)
  expect(await rising()).toBe(false)
  first.upvotes = 32
  await fetchEdition({ span: 'day', date: first.day })
  expect(await rising()).toBe(false)
})

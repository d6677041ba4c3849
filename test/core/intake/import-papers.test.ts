import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Paper, PaperId } from '../../../src/preload/contract/paper.ts'
import { UP_NEXT } from '../../../src/preload/contract/reading.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperJson, paperLines } from '../../support/paper-lines.ts'

let library: TestLibrary
beforeEach(async () => void (library = await openTestLibrary()))
afterEach(() => library.close())

async function all(): Promise<readonly Paper[]> {
  return (await library.library.api['export.page']({ after: 0, limit: 500, view: null })).papers
}

const line = (paper: Record<string, unknown>): string => `${JSON.stringify(paper)}\n`

describe('an import', () => {
  test('stands in the inbox in the order of its source, the newest import first', async () => {
    expect(await library.importText(paperLines(3))).toMatchObject({
      format: 'jsonl',
      new: 3,
      updated: 0,
      unchanged: 0,
      failed: [],
    })
    await library.importText(
      paperLines(2, index => ({ ...paperJson(index + 10) })),
      'later.jsonl',
    )
    const { ids, undecided } = await library.library.api['papers.ids']({ view: { kind: 'status', status: 'inbox' } })
    const rows = await library.library.api['papers.rows']({ ids: [...ids] })
    expect(rows.map(row => row.title.split(' ').at(-1))).toEqual(['10', '11', '0', '1', '2'])
    expect(undecided).toBe(5)
  })

  test('of the same bytes a second time writes nothing', async () => {
    await library.importText(paperLines(400))
    const before = await all()
    expect(await library.importText(paperLines(400))).toMatchObject({ new: 0, updated: 0, unchanged: 400 })
    expect(await all()).toEqual(before)
  })

  test('never touches what the reader made', async () => {
    await library.importText(paperLines(2))
    const id = 1 as PaperId
    const { api } = library.library
    await api['papers.setStatus']({ ids: [id], status: 'read' })
    await api['papers.setNote']({ id, text: 'mine' })
    await api['papers.setTag']({ ids: [id], tag: 'keep', on: true })
    await api['queues.place']({ queue: UP_NEXT, ids: [2 as PaperId], place: { at: 'top' } })
    await library.importText(
      paperLines(2, () => ({ abstract: 'rewritten by its source', upvotes: 99 })),
      'again.jsonl',
      { capturedOn: '2026-04-01' },
    )
    const [first, second] = await all()
    expect(first).toMatchObject({
      abstract: 'rewritten by its source',
      upvotes: 99,
      status: 'read',
      note: 'mine',
      tags: ['keep'],
    })
    expect(second).toMatchObject({ status: 'queued', queues: ['up-next'] })
    expect((await api['search.words']({ query: 'mine', limit: 5 })).hits.map(hit => hit.paper)).toEqual([id])
  })

  test('knows one paper under its many names', async () => {
    const title = 'Attention over sparse lattices in the cortex'
    await library.importText(line({ title, authorCount: 2, comments: 3 }), 'page.jsonl')
    await library.importText(
      line({ title, authors: ['Ada Lovelace', 'Bo Chen'], arxivId: '2401.00001', arxivVersion: 1 }),
      'arxiv.jsonl',
    )
    await library.importText(
      line({ title: `${title} (extended)`, doi: '10.48550/arXiv.2401.00001', arxivVersion: 2 }),
      'doi.jsonl',
    )
    await library.importText(
      line({ title: title.toUpperCase(), authors: ['A. Lovelace', 'B. Chen'], doi: '10.1000/journal.5' }),
      'journal.jsonl',
    )
    const papers = await all()
    expect(papers).toHaveLength(1)
    expect(papers[0]).toMatchObject({ arxivId: '2401.00001', arxivVersion: 2, comments: 3, authorCount: 2 })
    for (const reference of ['2401.00001', 'https://arxiv.org/abs/2401.00001v2', '10.1000/journal.5', '1'])
      expect(await library.library.api['papers.find']({ reference })).toEqual({ id: 1 })
    expect(papers[0]?.sources.map(source => source.name)).toEqual([
      'page.jsonl',
      'arxiv.jsonl',
      'doi.jsonl',
      'journal.jsonl',
    ])
  })

  test('of a feed twice writes nothing the second time, and keeps no address that leads nowhere', async () => {
    const item = (fields: string): string => `<item>${fields}<dc:creator>Ada Lovelace</dc:creator></item>`
    const items = [
      item('<title>On the reading of letters</title><link>/1</link>'),
      item('<description>Untitled.</description>'),
      item(''),
    ]
    const feed = `<rss><channel><title>Letters</title>${items.join('')}</channel></rss>`
    expect(await library.importText(feed, 'feed.xml')).toMatchObject({ format: 'feed', new: 3, failed: [] })
    expect(await library.importText(feed, 'feed.xml')).toMatchObject({ new: 0, updated: 0, unchanged: 3 })
    expect((await all()).map(paper => [paper.title, paper.url])).toEqual([
      ['On the reading of letters', null],
      ['Untitled.', null],
      ['Untitled entry 3 of Letters', null],
    ])
  })

  test('tried out first changes nothing and counts the same', async () => {
    await library.importText(paperLines(5))
    const before = await all()
    expect(await library.importText(paperLines(8), 'more.jsonl', { dryRun: true })).toMatchObject({
      new: 3,
      unchanged: 5,
    })
    expect(await all()).toEqual(before)
    expect(await library.importText(paperLines(8), 'more.jsonl')).toMatchObject({ new: 3, unchanged: 5 })
  })
})

test('what the reader decided and where papers stand is there after a second start', async () => {
  await library.importText(paperLines(6))
  const ids = [3, 1, 5] as PaperId[]
  const { api } = library.library
  await api['queues.place']({ queue: UP_NEXT, ids, place: { at: 'bottom' } })
  await api['queues.place']({ queue: UP_NEXT, ids: [5 as PaperId], place: { at: 'before', paper: 1 as PaperId } })
  await api['papers.setStatus']({ ids: [2 as PaperId], status: 'dismissed' })
  await library.reopen()
  const view = await library.library.api['papers.ids']({ view: { kind: 'queue', queue: UP_NEXT } })
  expect(view.ids).toEqual([3, 5, 1])
  expect((await library.library.api['library.info']({})).counts).toEqual({
    inbox: 2,
    queued: 3,
    reading: 0,
    read: 0,
    dismissed: 1,
  })
  expect(await library.library.api['journal.statuses']({ paper: 2 as PaperId })).toMatchObject([
    { from: 'inbox', to: 'dismissed' },
  ])
})

test('finishing or dismissing leaves the queues; taking out of the last queue goes back to the inbox', async () => {
  await library.importText(paperLines(3))
  const { api } = library.library
  const queue = (await api['queues.create']({ name: 'Thesis' })).id
  await api['queues.place']({ queue, ids: [1, 2, 3] as PaperId[], place: { at: 'top' } })
  await api['papers.setStatus']({ ids: [1 as PaperId], status: 'read' })
  await api['papers.setStatus']({ ids: [2 as PaperId], status: 'reading' })
  await api['queues.take']({ queue, ids: [3 as PaperId] })
  expect((await api['papers.ids']({ view: { kind: 'queue', queue } })).ids).toEqual([2])
  expect((await all()).map(paper => paper.status)).toEqual(['read', 'reading', 'inbox'])
  await api['queues.remove']({ id: queue })
  expect((await api['queues.list']({})).map(({ id, count }) => [id, count])).toEqual([[UP_NEXT, 1]])
})

test('a second owner is told at once, a reader is let in and cannot write', async () => {
  await library.importText(paperLines(1))
  await expect(openTestLibrary({ folder: library.folder })).rejects.toMatchObject({
    code: 'already-open',
    message: expect.stringContaining('already open'),
  })
  const reader = await openTestLibrary({ folder: library.folder, as: 'reader' })
  expect((await reader.library.api['library.info']({})).papers).toBe(1)
  expect(() => reader.library.api['papers.setStarred']({ ids: [1 as PaperId], starred: true })).toThrow(/reading only/)
  await reader.close()
})

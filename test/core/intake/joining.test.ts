import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Paper, PaperId } from '../../../src/preload/contract/paper.ts'
import { UP_NEXT } from '../../../src/preload/contract/reading.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { arxivAtom } from '../../support/upstream/arxiv-answers.ts'
import { makeParser } from '../../support/upstream/parse-in-process.ts'

let library: TestLibrary
beforeEach(async () => void (library = await openTestLibrary({ ports: { parseFile: makeParser().parseFile } })))
afterEach(() => library.close())

const TITLE = 'Attention over sparse lattices in the cortex'
const line = (paper: object): string => `${JSON.stringify(paper)}\n`
const preprint = {
  title: TITLE,
  authors: ['Ada Lovelace', 'Bo Chen'],
  arxivId: '2401.00001',
  arxivVersion: 1,
  publishedAt: '2024-01-01',
}
const printed = {
  title: 'Attention over lattices',
  authors: ['Ada Lovelace'],
  doi: '10.1000/journal.5',
  venue: 'Journal of Ice',
  year: 2025,
}

async function all(): Promise<readonly Paper[]> {
  return (await library.library.api['export.page']({ after: 0, limit: 100, view: null })).papers
}

describe('preprint and print are one record', () => {
  test('where arXiv names the DOI, whichever came first', async () => {
    await library.importText(line(printed), 'journal.jsonl')
    await library.importText(arxivAtom([{ id: '2401.00001', title: TITLE, doi: '10.1000/journal.5' }]), 'arxiv.xml')
    const [paper, ...others] = await all()
    expect(others).toEqual([])
    expect(paper).toMatchObject({ arxivId: '2401.00001', doi: '10.1000/journal.5', venue: 'Journal of Ice' })
    expect(paper?.sources.map(source => source.name)).toEqual(['journal.jsonl', 'arxiv.xml'])
  })

  test('where both were there apart, before arXiv named the DOI; and can be split again', async () => {
    await library.importText(line(preprint), 'preprint.jsonl')
    await library.importText(line(printed), 'journal.jsonl')
    const { api } = library.library
    const apart = await all()
    expect(apart).toHaveLength(2)
    await api['papers.setNote']({ id: 1 as PaperId, text: 'mine' })
    await library.importText(
      arxivAtom([{ id: '2401.00001', title: TITLE, version: 2, doi: '10.1000/journal.5' }]),
      'arxiv.xml',
    )
    const [paper, ...others] = await all()
    expect(others).toEqual([])
    expect(paper).toMatchObject({
      id: 1,
      note: 'mine',
      status: 'inbox',
      venue: 'Journal of Ice',
      joined: [{ reason: 'relation', title: printed.title }],
    })
    expect(paper?.sources.map(source => source.name)).toEqual(['preprint.jsonl', 'journal.jsonl', 'arxiv.xml'])
    expect((await api['search.words']({ query: 'lattices', limit: 9 })).hits.map(hit => hit.paper)).toEqual([1])
    await api['papers.split']({ id: 1 as PaperId, record: paper?.joined[0]?.id ?? '' })
    expect((await all())[1]).toEqual(apart[1])
    expect(
      (await api['search.words']({ query: 'lattices', limit: 9 })).hits.map(hit => hit.paper).sort((a, b) => a - b),
    ).toEqual([1, 2])
  })

  test('where only the title says so; and can be split again, for good', async () => {
    const { api } = library.library
    await library.importText(line({ ...printed, title: TITLE }), 'journal.jsonl')
    await api['papers.setStatus']({ ids: [1 as PaperId], status: 'queued' })
    const before = await all()
    expect(await library.importText(line(preprint), 'preprint.jsonl')).toMatchObject({ new: 0, updated: 1 })
    const [paper, ...others] = await all()
    expect(others).toEqual([])
    expect(paper).toMatchObject({
      ...{ id: 1, status: 'queued', doi: '10.1000/journal.5', arxivId: '2401.00001' },
      joined: [{ reason: 'title', title: TITLE }],
    })
    expect(paper?.sources.map(source => source.name)).toEqual(['journal.jsonl', 'preprint.jsonl'])
    expect(await library.importText(line(preprint), 'preprint.jsonl')).toMatchObject({ new: 0, updated: 0 })
    const { paper: apart } = await api['papers.split']({ id: 1 as PaperId, record: paper?.joined[0]?.id ?? '' })
    const [first, second] = await all()
    expect(second).toMatchObject({ id: apart, arxivId: '2401.00001', doi: null, status: 'inbox' })
    expect({ ...first, sources: [] }).toEqual({ ...before[0], sources: [] })
    // The same bytes again find each by its own name.
    expect(await library.importText(line(preprint), 'preprint.jsonl')).toMatchObject({ new: 0, updated: 0 })
    expect(await all()).toHaveLength(2)
  })

  test('but a record the reader worked on is never folded away by an import', async () => {
    await library.importText(line(preprint), 'preprint.jsonl')
    await library.importText(line(printed), 'journal.jsonl')
    const { api } = library.library
    await api['papers.setStatus']({ ids: [2 as PaperId], status: 'dismissed' })
    await api['journal.undo']({})
    await library.importText(arxivAtom([{ id: '2401.00001', title: TITLE, doi: '10.1000/journal.5' }]), 'arxiv.xml')
    expect((await all()).map(paper => paper.id)).toEqual([1, 2])
    await api['journal.redo']({})
    expect((await all())[1]?.status).toBe('dismissed')
  })

  test('where the source says so in the manner of Crossref', async () => {
    await library.importText(line(preprint), 'preprint.jsonl')
    const relation = { 'has-preprint': [{ 'id-type': 'doi', id: '10.48550/arXiv.2401.00001' }] }
    await library.importText(line({ ...printed, title: 'Another title in print', relation }), 'crossref.jsonl')
    expect(await all()).toMatchObject([{ arxivId: '2401.00001', doi: '10.1000/journal.5' }])
    const other = { 'is-preprint-of': [{ 'id-type': 'doi', id: 'https://doi.org/10.1000/JOURNAL.5' }] }
    await library.importText(
      line({ title: 'A third title of it', doi: '10.1101/2024.01.01.1', relation: other }),
      'biorxiv.jsonl',
    )
    expect(await all()).toHaveLength(1)
  })

  test.each<[string, object, number]>([
    ['title, first author and next year', { authors: ['A. Lovelace'], doi: '10.1000/j.1', year: 2025 }, 1],
    ['a preprint and a print of two years on', { authors: ['Ada Lovelace'], doi: '10.1000/j.1', year: 2026 }, 1],
    ['not another first author', { authors: ['Eve Other'], doi: '10.1000/j.1', year: 2024 }, 2],
    ['not a preprint of another number', { authors: ['Ada Lovelace'], arxivId: '2501.00001', year: 2024 }, 2],
    ['not the same title ten years on', { authors: ['Ada Lovelace'], doi: '10.1000/j.1', year: 2034 }, 2],
  ])('by %s', async (_name, other, papers) => {
    await library.importText(line(preprint), 'a.jsonl')
    await library.importText(line({ title: TITLE, ...other }), 'b.jsonl')
    expect(await all()).toHaveLength(papers)
  })

  test.each<[string, object, object, number]>([
    [
      'two prints with DOIs of their own are two papers',
      { doi: '10.1000/conf.1', year: 2024 },
      { doi: '10.1000/journal.1', year: 2024 },
      2,
    ],
    [
      'a report of each year is a paper of each year',
      { year: 2022, url: 'https://a.org/1' },
      { year: 2024, url: 'https://a.org/2' },
      2,
    ],
    [
      'a preprint server’s DOI is no print',
      { doi: '10.1101/2024.1', year: 2024 },
      { doi: '10.1000/journal.1', year: 2024 },
      1,
    ],
  ])('%s', async (_name, a, b, papers) => {
    await library.importText(line({ title: TITLE, authors: ['Ada Lovelace'], ...a }), 'a.jsonl')
    await library.importText(line({ title: TITLE, authors: ['Ada Lovelace'], ...b }), 'b.jsonl')
    expect(await all()).toHaveLength(papers)
  })
})

describe('merging by hand', () => {
  const [first, second] = [1, 2] as PaperId[]
  async function twoWorkedOn(): Promise<void> {
    const { api } = library.library
    await library.importText(line({ ...preprint, upvotes: 3 }), 'a.jsonl')
    await library.importText(line({ ...printed, title: 'Something else in print', upvotes: 9, comments: 2 }), 'b.jsonl')
    await api['papers.setNote']({ id: first as PaperId, text: 'first' })
    await api['papers.setNote']({ id: second as PaperId, text: 'second' })
    await api['papers.setTag']({ ids: [second as PaperId], tag: 'ice', on: true })
    await api['papers.setTag']({ ids: [first as PaperId, second as PaperId], tag: 'both', on: true })
    await api['papers.setStarred']({ ids: [second as PaperId], starred: true })
    await api['papers.setRemark']({ id: first as PaperId, text: 'one line' })
    await api['papers.setRemark']({ id: second as PaperId, text: 'other line' })
    await api['queues.place']({ queue: UP_NEXT, ids: [second as PaperId], place: { at: 'top' } })
  }

  test('joins all that either has, and undo gives both back as they were', async () => {
    await twoWorkedOn()
    const { api } = library.library
    const before = await all()
    await api['papers.merge']({ ids: [first, second] as PaperId[] })
    const [paper, ...others] = await all()
    expect(others).toEqual([])
    expect(paper).toMatchObject({
      ...{ id: 1, status: 'queued', starred: true, queues: ['up-next'], tags: ['both', 'ice'], remark: 'one line' },
      ...{ arxivId: '2401.00001', doi: '10.1000/journal.5', venue: 'Journal of Ice', comments: 2 },
      note: 'first\n\n---\n\nsecond\n\nother line',
      joined: [{ reason: 'merged', title: 'Something else in print' }],
    })
    expect(paper?.sources.map(source => source.name)).toEqual(['a.jsonl', 'b.jsonl'])
    expect((await api['papers.find']({ reference: '10.1000/journal.5' })).id).toBe(1)
    expect((await api['search.words']({ query: 'second', limit: 5 })).hits.map(hit => hit.paper)).toEqual([1])
    await api['journal.undo']({})
    expect(await all()).toEqual(before)
    expect((await api['search.words']({ query: 'second', limit: 5 })).hits.map(hit => hit.paper)).toEqual([2])
    await api['journal.redo']({})
    expect(await all()).toEqual([paper])
  })

  test('can be split long after, what was done since stays', async () => {
    await twoWorkedOn()
    const { api } = library.library
    const before = await all()
    await api['papers.merge']({ ids: [first, second] as PaperId[] })
    await api['papers.setTag']({ ids: [first as PaperId], tag: 'since', on: true })
    await api['papers.setTakeaway']({ id: first as PaperId, text: 'taken away since' })
    const record = (await all())[0]?.joined[0]?.id ?? ''
    expect(await api['papers.split']({ id: first as PaperId, record })).toEqual({ paper: 2 })
    const [one, two] = await all()
    expect(two).toEqual(before[1])
    expect(one).toMatchObject({
      tags: ['both', 'since'],
      takeaway: 'taken away since',
      note: 'first',
      status: 'inbox',
      starred: false,
      joined: [],
    })
    await api['journal.undo']({})
    expect(await all()).toHaveLength(1)
  })

  test('of the same bytes again finds the joined record and writes nothing', async () => {
    await twoWorkedOn()
    await library.library.api['papers.merge']({ ids: [first, second] as PaperId[] })
    const before = await all()
    const again = line({ ...printed, title: 'Something else in print', upvotes: 9, comments: 2 })
    expect(await library.importText(again, 'b.jsonl')).toMatchObject({ new: 0, updated: 0, unchanged: 1 })
    expect(await all()).toEqual(before)
  })

  test('takes two different papers that are there', async () => {
    await twoWorkedOn()
    const { api } = library.library
    expect(() => api['papers.merge']({ ids: [first, first] as PaperId[] })).toThrow(/two different/)
    expect(() => api['papers.merge']({ ids: [first, 99 as PaperId] as PaperId[] })).toThrow(/Paper 99/)
    expect(() => api['papers.split']({ id: first as PaperId, record: 'none' })).toThrow(/no joined record/)
  })
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LibraryApi } from '../../../src/preload/contract/library-api.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { type QueueId, UP_NEXT } from '../../../src/preload/contract/reading.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

let library: TestLibrary
let api: LibraryApi

beforeEach(async () => {
  library = await openTestLibrary()
  ;({ api } = library.library)
  await library.importText(paperLines(12))
})

afterEach(() => library.close())

const ids = (...numbers: number[]): PaperId[] => numbers as PaperId[]
const put = (papers: PaperId[], reason?: string, queue = UP_NEXT) =>
  api['queues.place']({ queue, ids: papers, place: { at: 'bottom' }, reason })
const listed = async (queue = UP_NEXT) => (await api['papers.ids']({ view: { kind: 'queue', queue } })).ids
const queueOf = async (id: QueueId) => (await api['queues.list']({})).find(queue => queue.id === id)

test('a queue over its limit says so, in the answer and in the list, and refuses nothing', async () => {
  await api['queues.change']({ id: UP_NEXT, limit: 2 })
  expect(await put(ids(1, 2))).toMatchObject({ over: null })
  expect(await queueOf(UP_NEXT)).toMatchObject({ count: 2, limit: 2, over: false })
  expect(await put(ids(3))).toMatchObject({ over: { count: 3, limit: 2 } })
  expect(await queueOf(UP_NEXT)).toMatchObject({ count: 3, limit: 2, over: true })
  await api['journal.undo']({})
  expect(await queueOf(UP_NEXT)).toMatchObject({ count: 2, over: false })
  await api['queues.change']({ id: UP_NEXT, limit: null })
  expect(await queueOf(UP_NEXT)).toMatchObject({ limit: null, over: false })
})

test('a smart queue is what its search finds, in the order of the search', async () => {
  const { id } = await api['queues.create']({ name: 'Glaciers', query: 'glacier' })
  const found = (await api['papers.ids']({ view: { kind: 'search', query: 'glacier' } })).ids
  expect(found.length).toBeGreaterThan(0)
  expect(await listed(id)).toEqual(found)
  expect(await queueOf(id)).toMatchObject({ query: 'glacier', count: found.length, minutes: 24 * found.length })
  await library.importText(JSON.stringify({ key: 'new', title: 'A glacier that came later' }))
  expect(await listed(id)).toHaveLength(found.length + 1)
  await api['queues.change']({ id, query: 'plasma' })
  expect(await listed(id)).toEqual((await api['papers.ids']({ view: { kind: 'search', query: 'plasma' } })).ids)
  await api['queues.remove']({ id })
  await api['journal.undo']({})
  expect(await queueOf(id)).toMatchObject({ query: 'plasma' })
})

test.each(['queues.place', 'queues.take', 'queues.keep'] as const)('%s is refused in a smart queue', async method => {
  const { id } = await api['queues.create']({ name: 'Glaciers', query: 'glacier' })
  const call = async () =>
    method === 'queues.place'
      ? api[method]({ queue: id, ids: ids(1), place: { at: 'top' } })
      : api[method]({ queue: id, ids: ids(1) })
  await expect(call()).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringMatching(/search “glacier”/),
  })
})

test('a queue ordered by hand does not become a search', async () => {
  const change = async () => api['queues.change']({ id: UP_NEXT, query: 'glacier' })
  await expect(change()).rejects.toMatchObject({ code: 'unsupported' })
})

test('a paper has a reason for each queue it stands in, and a remark of its own', async () => {
  const { id } = await api['queues.create']({ name: 'Seminar' })
  await put(ids(1), 'Cited by the review')
  await put(ids(1, 2), 'For Thursday', id)
  await api['papers.setRemark']({ id: 1 as PaperId, text: 'Long' })
  expect(await api['papers.get']({ id: 1 as PaperId })).toMatchObject({
    reasons: { [UP_NEXT]: 'Cited by the review', [id]: 'For Thursday' },
    remark: 'Long',
  })
  // Moved, it stays there for the same reason; a new one replaces it, an empty one takes it away.
  await api['queues.place']({ queue: id, ids: ids(1), place: { at: 'bottom' } })
  expect(await api['papers.rows']({ ids: ids(2, 1) })).toMatchObject([
    { reasons: { [id]: 'For Thursday' } },
    { reasons: { [UP_NEXT]: 'Cited by the review', [id]: 'For Thursday' } },
  ])
  await put(ids(1), ' ', id)
  expect((await api['papers.get']({ id: 1 as PaperId })).reasons).toEqual({ [UP_NEXT]: 'Cited by the review' })
  await api['journal.undo']({})
  expect((await api['papers.get']({ id: 1 as PaperId })).reasons).toHaveProperty(id, 'For Thursday')
})

import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { layOut } from '../../../src/main/core/discovery/map/lay-out.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'

const resources = join(import.meta.dirname, '../../../resources')
const INBOX = { kind: 'status', status: 'inbox' } as const
const SORT = { by: 'interest', descending: true } as const

const TOPICS = [
  ['Spiking neurons in the cortex of mice', 'Neurons fire spikes; synapses of the cortex learn.', 'Ada Lovelace'],
  [
    'Turbulence in the boundary layer',
    'The flow over plates becomes turbulent at large Reynolds numbers.',
    'Otto Prandtl',
  ],
  ['Parsing of treebanks', 'A parser learns the grammar of sentences from treebanks.', 'Bo Chen'],
] as const

let library: TestLibrary
beforeEach(async () => {
  library = await openTestLibrary({ resources })
  const lines = Array.from({ length: 36 }, (_, at) => {
    const [title, abstract, author] = TOPICS[at % 3] ?? TOPICS[0]
    return JSON.stringify({
      title: `${title}, part ${at + 1}`,
      abstract: `${abstract} Series ${at}.`,
      authors: [author],
    })
  })
  await library.importText(lines.join('\n'))
})
afterEach(() => library.close())

const topicOf = (paper: number): number => (paper - 1) % 3

async function ranked(): Promise<readonly number[]> {
  return (await library.library.api['papers.ids']({ view: INBOX, sort: SORT })).ids
}

/** Queues papers about neurons and dismisses others, as they came. */
async function decide(count: number): Promise<void> {
  const { api } = library.library
  await api['search.papers']({ query: 'x', mode: 'words', limit: 1, patient: true })
  const { ids } = await api['papers.ids']({ view: INBOX })
  for (const id of ids.slice(0, count))
    await api['papers.setStatus']({ ids: [id], status: topicOf(id) === 0 ? 'queued' : 'dismissed' })
}

test('lists keep their own order while nothing was decided, and hide nothing once something was', async () => {
  const { api } = library.library
  await api['search.papers']({ query: 'x', mode: 'words', limit: 1, patient: true })
  const plain = (await api['papers.ids']({ view: INBOX })).ids
  expect(await ranked()).toEqual(plain)
  await decide(9)
  const after = await ranked()
  expect(after.slice(0, 9).map(topicOf)).toEqual(Array(9).fill(0))
  expect(new Set(after)).toEqual(new Set((await api['papers.ids']({ view: INBOX })).ids))
})

test('a paper says what raises and lowers it, and can be argued with', async () => {
  const { api } = library.library
  await decide(9)
  const [first] = await ranked()
  const paper = first as PaperId
  const { reasons, isReady, decisions } = await api['interest.explain']({ paper })
  expect([isReady, decisions]).toEqual([true, 9])
  const raising = reasons.filter(({ effect }) => effect > 0)
  expect(
    raising
      .filter(({ kind }) => kind === 'word')
      .slice(0, 3)
      .map(({ label }) => label),
  ).toContainEqual(expect.stringMatching(/neuron|cortex|spik|synaps|mice/))
  expect(raising.map(({ feature }) => feature)).toContain('author:Ada Lovelace')
  expect(raising.some(({ kind }) => kind === 'paper')).toBe(true)
  const effectOf = async (feature: string): Promise<number> =>
    (await api['interest.explain']({ paper })).reasons.find(reason => reason.feature === feature)?.effect ?? 0
  await api['interest.argue']({ feature: 'author:Ada Lovelace', label: 'Ada Lovelace', stance: 'less' })
  expect(await effectOf('author:Ada Lovelace')).toBeLessThan(0)
  await api['interest.argue']({ feature: 'author:Ada Lovelace', label: 'Ada Lovelace', stance: 'never' })
  expect(await effectOf('author:Ada Lovelace')).toBe(0)
  expect(await api['interest.stances']({})).toEqual([
    { feature: 'author:Ada Lovelace', label: 'Ada Lovelace', stance: 'never' },
  ])
  await api['journal.undo']({})
  await api['journal.undo']({})
  expect(await effectOf('author:Ada Lovelace')).toBeGreaterThan(0)
})

test('whom one follows stands higher, without a single decision', async () => {
  const { api } = library.library
  await api['search.papers']({ query: 'x', mode: 'words', limit: 1, patient: true })
  const rule = await api['rules.add']({
    ...{ name: 'Following Bo Chen', action: 'boost' },
    condition: { match: 'any', terms: [{ field: 'author', author: 'Bo Chen' }] },
  })
  await api['rules.apply']({ id: rule.id, days: null })
  expect((await ranked()).slice(0, 12).map(topicOf)).toEqual(Array(12).fill(2))
})

test('a catch-up keeps the best and files the others as missed, in one step', async () => {
  const { api } = library.library
  await decide(9)
  const offer = await api['interest.catchUp']({ most: 8 })
  expect(offer).toMatchObject({ isReady: true, undecided: 27, missed: 19 })
  expect(offer.kept.map(topicOf)).toEqual(Array(8).fill(0))
  await api['interest.fileMissed']({ most: 8 })
  expect(new Set((await api['papers.ids']({ view: INBOX })).ids)).toEqual(new Set(offer.kept))
  expect((await api['papers.ids']({ view: { kind: 'tag', tag: 'missed' } })).ids).toHaveLength(19)
  // What was missed was not decided against.
  expect((await api['interest.explain']({ paper: offer.kept[0] as PaperId })).decisions).toBe(9)
  await api['journal.undo']({})
  expect((await api['papers.ids']({ view: INBOX })).ids).toHaveLength(27)
})

test('the map has every paper once, and those alike nearer to each other than to others', async () => {
  const { api } = library.library
  await api['search.papers']({ query: 'x', mode: 'words', limit: 1, patient: true })
  const { points, left, labels } = await api['map.library']({ most: 100 })
  expect([points.length, left]).toEqual([36, 0])
  expect(points.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true)
  const distance = (a: number, b: number): number =>
    Math.hypot((points[a]?.x ?? 0) - (points[b]?.x ?? 0), (points[a]?.y ?? 0) - (points[b]?.y ?? 0))
  const pairs = points.flatMap((one, a) =>
    points.map((other, b) => ({ a, b, same: topicOf(one.paper) === topicOf(other.paper) })),
  )
  const mean = (same: boolean): number => {
    const some = pairs.filter(pair => pair.same === same && pair.a !== pair.b)
    return some.reduce((sum, { a, b }) => sum + distance(a, b), 0) / some.length
  }
  expect(mean(true)).toBeLessThan(0.6 * mean(false))
  expect(labels.length).toBeGreaterThan(0)
})

test('a map is laid out the same way every time', () => {
  const neighbours = [[1], [0], [3], [2]]
  const start = { x: Float32Array.of(0, 1, 2, 3), y: Float32Array.of(0, 1, 0, 1) }
  const run = () => {
    const work = layOut(neighbours, start)
    let step = work.next()
    while (!step.done) step = work.next()
    return step.value
  }
  expect(run()).toEqual(run())
})

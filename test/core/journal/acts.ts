import fc from 'fast-check'
import type { AnnotationId } from '../../../src/preload/contract/annotation.ts'
import type { LibraryApi } from '../../../src/preload/contract/library-api.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { STATUSES } from '../../../src/preload/contract/paper.ts'
import { type QueueId, UP_NEXT } from '../../../src/preload/contract/reading.ts'
import type { TestLibrary } from '../../support/open-test-library.ts'

/** Everything a reader can do that is a step, with a hundred papers. */

export const PAPERS = 100
/** Paper 1 has a file of this name, to be written on. */
export const FILE = 'f'.repeat(64)

export type Act = (test: TestLibrary) => unknown

/** An act that needs nothing but the methods, a while after the one before, so that typing is not one step. */
const act = (work: (api: LibraryApi) => unknown): Act => {
  return ({ library, pass }) => {
    pass(60_000)
    return work(library.api)
  }
}

const paper = fc.integer({ min: 1, max: PAPERS }).map(number => number as PaperId)
const papers = fc.uniqueArray(paper, { minLength: 1, maxLength: 8 })
const text = fc.constantFrom('', 'one', 'two')
const chance = fc.nat({ max: 1_000 })

const decisions: fc.Arbitrary<Act>[] = [
  fc
    .tuple(papers, fc.constantFrom(...STATUSES))
    .map(([ids, status]) => act(api => api['papers.setStatus']({ ids, status }))),
  fc.tuple(papers, fc.boolean()).map(([ids, starred]) => act(api => api['papers.setStarred']({ ids, starred }))),
  fc.tuple(papers, fc.boolean()).map(([ids, trashed]) => act(api => api['papers.setTrashed']({ ids, trashed }))),
  fc
    .tuple(papers, fc.constantFrom('a', 'b'), fc.boolean())
    .map(([ids, tag, on]) => act(api => api['papers.setTag']({ ids, tag, on }))),
  fc
    .tuple(papers, fc.constantFrom(null, '2026-03-05', '2027-01-01'))
    .map(([ids, on]) => act(api => api['reading.setDue']({ ids, on }))),
]

const words: fc.Arbitrary<Act>[] = [
  fc.tuple(paper, text).map(([id, note]) => act(api => api['papers.setNote']({ id, text: note }))),
  fc.tuple(paper, text).map(([id, remark]) => act(api => api['papers.setRemark']({ id, text: remark }))),
  fc.tuple(paper, text).map(([id, line]) => act(api => api['papers.setTakeaway']({ id, text: line }))),
  fc.tuple(fc.nat({ max: 3 }), text, fc.constantFrom('create', 'change', 'remove')).map(([number, comment, what]) =>
    act(async api => {
      const id = `mark-${number}` as AnnotationId
      const isThere = (await api['annotations.list']({ paper: 1 as PaperId })).some(mark => mark.id === id)
      if (isThere && what === 'remove') return api['annotations.remove']({ ids: [id] })
      if (isThere) return api['annotations.change']({ id, comment })
      return api['annotations.create']({ ...MARK, rect: [72, 700, 200, 712], quads: [], id, comment })
    }),
  ),
]

const queueing: fc.Arbitrary<Act>[] = [
  fc
    .tuple(papers, fc.constantFrom('top' as const, 'bottom' as const), fc.option(text, { nil: undefined }), chance)
    .map(([ids, at, reason, which]) =>
      act(async api => api['queues.place']({ queue: await byHand(api, which), ids, place: { at }, reason })),
    ),
  fc.tuple(papers, fc.constantFrom('after' as const, 'before' as const), chance).map(([ids, at, which]) =>
    act(async api => {
      const queue = await byHand(api, which)
      const standing = (await api['papers.ids']({ view: { kind: 'queue', queue } })).ids
      const beside = standing.filter(id => !ids.includes(id))[which % Math.max(1, standing.length)]
      if (beside !== undefined) await api['queues.place']({ queue, ids, place: { at, paper: beside } })
    }),
  ),
  fc
    .tuple(papers, chance)
    .map(([ids, which]) => act(async api => api['queues.take']({ queue: await byHand(api, which), ids }))),
  fc
    .tuple(papers, chance)
    .map(([ids, which]) => act(async api => api['queues.keep']({ queue: await byHand(api, which), ids }))),
  fc
    .tuple(papers, text, chance)
    .map(([ids, reason, which]) =>
      act(async api => api['queues.setReason']({ queue: await byHand(api, which), ids, reason })),
    ),
  fc.tuple(chance, fc.boolean()).map(([number, isSearch]) =>
    act(async api => {
      const name = `Queue ${number}`
      if ((await api['queues.list']({})).some(queue => queue.name === name)) return
      await api['queues.create']({ name, ...(isSearch ? { query: 'glacier' } : { limit: 1 + (number % 5) }) })
    }),
  ),
  chance.map(which =>
    act(async api => {
      const queues = await api['queues.list']({})
      const queue = queues[which % queues.length]
      if (!queue) return
      if (which % 3 === 0 && queue.id !== UP_NEXT) await api['queues.remove']({ id: queue.id })
      else if (queue.query !== null) await api['queues.change']({ id: queue.id, query: `plasma ${which % 7}` })
      else await api['queues.change']({ id: queue.id, limit: which % 2 === 0 ? null : which % 9 || 1, icon: 'x' })
    }),
  ),
]

/** Puts papers off for so many hours. */
const snoozing = (hours: readonly (number | null)[]): fc.Arbitrary<Act> =>
  fc.tuple(papers, fc.constantFrom(...hours)).map(([ids, wait]) =>
    act(async api => {
      const now = Date.parse((await api['library.info']({})).now)
      const until = wait === null ? null : new Date(now + wait * 3_600_000).toISOString()
      await api['reading.snooze']({ ids, until })
    }),
  )

/** Nothing comes back by itself while these last. */
export const acts: fc.Arbitrary<Act> = fc.oneof(...decisions, ...words, ...queueing, snoozing([null, 1_000, 2_000]))

/** Papers are put off for an hour, and hours pass. */
export const actsOverTime: fc.Arbitrary<Act> = fc.oneof(
  ...decisions.slice(0, 1),
  ...queueing,
  snoozing([null, 1, 3]),
  fc.constant<Act>(({ pass }) => pass(2 * 3_600_000)),
)

/** Records become one and two again, rules come and go. What became part of another paper cannot be decided upon. */
export const actsOnRecords: fc.Arbitrary<Act> = fc.oneof(
  ...decisions,
  fc.uniqueArray(paper, { minLength: 2, maxLength: 3 }).map(ids =>
    act(async api => {
      const there = (await api['papers.ids']({ view: { kind: 'all' } })).ids.filter(id => ids.includes(id))
      if (there.length > 1) await api['papers.merge']({ ids: there })
    }),
  ),
  chance.map(which =>
    act(async api => {
      const { papers: all } = await api['export.page']({ after: 0, limit: PAPERS, view: null })
      const [joined] = all.filter(candidate => candidate.joined.length > 0)
      const record = joined?.joined[which % joined.joined.length]
      if (joined && record) await api['papers.split']({ id: joined.id, record: record.id })
    }),
  ),
  fc
    .tuple(fc.constantFrom('mute', 'star', 'boost'), fc.constantFrom('sparse', 'convex', 'number'))
    .map(([action, term]) =>
      act(api => {
        const condition = {
          match: 'all' as const,
          terms: [{ field: 'words' as const, words: term, in: 'title' as const }],
        }
        return api['rules.add']({ name: term, action, condition })
      }),
    ),
  fc.constant(act(api => api['rules.apply']({ id: null, days: null }))),
)

async function byHand(api: LibraryApi, which: number): Promise<QueueId> {
  const queues = (await api['queues.list']({})).filter(queue => queue.query === null)
  return queues[which % queues.length]?.id ?? UP_NEXT
}

const MARK = {
  paper: 1 as PaperId,
  file: FILE,
  page: 0,
  type: 'highlight',
  color: 'yellow',
  text: 'two lines',
  before: '',
  after: '',
  order: '00000|000000|00000',
} as const

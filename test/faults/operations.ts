import { writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { AnnotationId } from '../../src/preload/contract/annotation.ts'
import { type PaperId, STATUSES } from '../../src/preload/contract/paper.ts'
import { type QueueId, UP_NEXT } from '../../src/preload/contract/reading.ts'
import type { Library } from '../../src/main/core/library.ts'
import { endOfJob } from '../support/open-test-library.ts'
import { paperJson } from '../support/paper-lines.ts'
import { drawPdf } from './fault-ports.ts'
import { type Random, randomOf } from './random.ts'

/** What a reader does, by number: the same number does the same to a library in the same state. */
export async function carryOut(library: Library, seed: number, number: number, wanted?: Name): Promise<string> {
  const random = randomOf(seed * 1_000_003 + number)
  const { papers } = await library.api['library.info']({})
  if (papers < 10) return importPapers(library, random, number)
  const name = wanted ?? random.pick(WEIGHTED)
  await OPERATIONS[name](library, random, number)
  return name
}

type Operation = (library: Library, random: Random, number: number) => Promise<unknown>

const OPERATIONS = {
  import: importPapers,
  status: async ({ api }, random) =>
    api['papers.setStatus']({ ids: await somePapers(api, random), status: random.pick(STATUSES) }),
  star: async ({ api }, random) =>
    api['papers.setStarred']({ ids: await somePapers(api, random), starred: random.next() < 0.6 }),
  tag: async ({ api }, random) =>
    api['papers.setTag']({ ids: await somePapers(api, random), tag: random.pick(TAGS), on: random.next() < 0.7 }),
  note: async ({ api }, random, number) =>
    api['papers.setNote']({
      id: await onePaper(api, random),
      text: random.next() < 0.2 ? '' : `Thought ${number} `.repeat(1 + random.below(400)),
    }),
  takeaway: async ({ api }, random, number) =>
    api['papers.setTakeaway']({ id: await onePaper(api, random), text: `Learnt ${number}` }),
  trash: async ({ api }, random) =>
    api['papers.setTrashed']({ ids: [await onePaper(api, random)], trashed: random.next() < 0.5 }),
  place: async ({ api }, random) =>
    api['queues.place']({
      queue: await queueByHand(api, random),
      ids: await somePapers(api, random),
      place: { at: random.pick(['top', 'bottom'] as const) },
      ...random.pick([{}, { reason: '' }, { reason: 'Pour la réunion' }]),
    }),
  reorder,
  due: async ({ api }, random) =>
    api['reading.setDue']({ ids: await somePapers(api, random), on: random.pick([null, '2026-03-09', '2026-04-01']) }),
  snooze: async ({ api }, random) => {
    const now = Date.parse((await api['library.info']({})).now)
    // Some come back while the work goes on: an operation is a minute.
    const until = random.next() < 0.3 ? null : new Date(now + (1 + random.below(200)) * 60_000).toISOString()
    return api['reading.snooze']({ ids: await somePapers(api, random), until })
  },
  keep: async ({ api }, random) =>
    api['queues.keep']({ queue: await queueByHand(api, random), ids: await somePapers(api, random) }),
  limit: async ({ api }, random) =>
    api['queues.change']({ id: UP_NEXT, limit: random.next() < 0.3 ? null : 1 + random.below(9) }),
  time: logSomeTime,
  erase: async ({ api }) => api['stats.erase']({}),
  queue: async ({ api }, random, number) => {
    const others = (await api['queues.list']({})).filter(({ id }) => id !== UP_NEXT)
    return others.length > 3
      ? api['queues.remove']({ id: random.pick(others).id })
      : api['queues.create']({ name: `Queue ${number}`, ...(random.next() < 0.3 ? { query: 'glacier' } : {}) })
  },
  attach: attachPdf,
  download,
  annotate,
  undo: async ({ api }) => api['journal.undo']({}),
  redo: async ({ api }) => api['journal.redo']({}),
  settings: async ({ api }, random) => api['settings.set']({ wordsPerMinute: 100 + random.below(300) }),
  backup: async ({ api }) => api['backups.make']({}),
  // Compares every plain file with the database, and writes what is behind.
  plainFiles: async ({ api }) => api['doctor.check']({ repair: true }),
  mirror: writeMirror,
  restore: async ({ api }, random) => {
    const backups = await api['backups.list']({})
    return backups.length === 0 ? null : api['backups.restore']({ file: random.pick(backups.slice(0, 3)).file })
  },
} satisfies Record<string, Operation>

export type Name = keyof typeof OPERATIONS

const WEIGHTS: Readonly<Record<Name, number>> = {
  import: 4,
  status: 14,
  star: 8,
  tag: 8,
  note: 8,
  takeaway: 4,
  trash: 3,
  place: 10,
  due: 4,
  snooze: 6,
  keep: 3,
  limit: 2,
  time: 4,
  erase: 1,
  queue: 3,
  reorder: 6,
  attach: 2,
  download: 2,
  annotate: 8,
  undo: 10,
  redo: 5,
  settings: 2,
  backup: 4,
  plainFiles: 2,
  restore: 1,
  mirror: 3,
}
const NAMES = Object.keys(WEIGHTS) as readonly Name[]
const WEIGHTED = NAMES.flatMap(name => Array.from({ length: WEIGHTS[name] }, () => name))
const TAGS = ['method', 'à relire', 'Ω', 'cite']

async function allPapers(api: Library['api']): Promise<readonly PaperId[]> {
  const { ids } = await api['papers.ids']({ view: { kind: 'all' } })
  return ids.toSorted((a, b) => a - b)
}

async function onePaper(api: Library['api'], random: Random): Promise<PaperId> {
  return random.pick(await allPapers(api))
}

async function somePapers(api: Library['api'], random: Random): Promise<PaperId[]> {
  const all = await allPapers(api)
  return Array.from({ length: 1 + random.below(6) }, () => random.pick(all))
}

async function queueByHand(api: Library['api'], random: Random): Promise<QueueId> {
  return random.pick((await api['queues.list']({})).filter(({ query }) => query === null)).id
}

/** New papers, and some that are there already in other words. */
async function importPapers(library: Library, random: Random, number: number): Promise<string> {
  const first = random.below(60)
  const lines = Array.from({ length: 12 + random.below(30) }, (_, index) =>
    JSON.stringify({
      ...paperJson(first + index),
      abstract: `Seen by operation ${number}`,
      upvotes: number,
      ...pdfOf(first + index),
    }),
  )
  const upload = `upload-${number}`
  writeFileSync(library.uploadPath(upload), lines.join('\n'))
  const job = await library.api['imports.start']({
    upload,
    name: `list ${number % 7}.jsonl`,
    format: 'jsonl',
    capturedOn: '2026-03-02',
    dryRun: false,
    partial: false,
  })
  const { state, error } = await endOfJob(library, job)
  if (state !== 'done') throw new Error(`an import ended as ${state}: ${error ?? ''}`)
  return 'import'
}

const pdfOf = (index: number): { pdfUrl: string } => ({ pdfUrl: `https://example.org/pdf/${index}.pdf` })

/** Moves papers of a queue before another one of it. */
async function reorder({ api }: Library, random: Random): Promise<unknown> {
  const queue = await queueByHand(api, random)
  const { ids } = await api['papers.ids']({ view: { kind: 'queue', queue } })
  if (ids.length < 2) return null
  const before = random.pick(ids)
  const moved = Array.from({ length: 1 + random.below(3) }, () => random.pick(ids)).filter(id => id !== before)
  return moved.length === 0 ? null : api['queues.place']({ queue, ids: moved, place: { at: 'before', paper: before } })
}

/** Fetches the PDF of a paper that has none: the address answers with the same bytes each time. */
async function download(library: Library, random: Random): Promise<unknown> {
  const without: PaperId[] = []
  for (const id of await allPapers(library.api)) {
    const { pdfUrl, files } = await library.api['papers.get']({ id })
    if (pdfUrl !== null && files.length === 0) without.push(id)
  }
  if (without.length === 0) return null
  const job = await library.api['files.fetch']({ paper: random.pick(without) })
  const { state, error } = await endOfJob(library, job)
  if (state !== 'done') throw new Error(`a download ended as ${state}: ${error ?? ''}`)
  await endOfCarrying(library)
  return null
}

/** Annotations follow to the new file by themselves; the next operation finds them where they are then. */
async function endOfCarrying(library: Library): Promise<void> {
  for (const job of await library.api['jobs.list']({}))
    if (job.state === 'waiting' || job.state === 'running') await endOfJob(library, job)
}

async function attachPdf(library: Library, random: Random, number: number): Promise<unknown> {
  const upload = `upload-${number}`
  writeFileSync(library.uploadPath(upload), await drawPdf([`A file of operation ${number}`, 'with two lines']))
  const attached = await library.api['files.attach']({
    upload,
    name: `file ${number}.pdf`,
    paper: await onePaper(library.api, random),
    sourceUrl: null,
  })
  await endOfCarrying(library)
  return attached
}

async function papersWithFiles(api: Library['api']): Promise<{ readonly paper: PaperId; readonly file: string }[]> {
  const found: { readonly paper: PaperId; readonly file: string }[] = []
  for (const id of await allPapers(api))
    for (const { id: file } of (await api['papers.get']({ id })).files) found.push({ paper: id, file })
  return found
}

/** A folder beside the library's. */
async function writeMirror(library: Library): Promise<unknown> {
  const { folder } = await library.api['library.info']({})
  await library.api['settings.set']({ mirrorFolder: `${folder}-mirror` })
  for (;;) {
    const { behind, trouble } = await library.api['mirror.status']({})
    if (trouble !== null) throw new Error(`a mirror was not written: ${trouble}`)
    if (behind === 0) return null
    await wait(20)
  }
}

async function logSomeTime({ api }: Library, random: Random): Promise<unknown> {
  const withFiles = await papersWithFiles(api)
  if (withFiles.length === 0) return null
  const { paper, file } = random.pick(withFiles)
  return api['reading.logTime']({ paper, file, pages: [[0, 1 + random.below(100)]] })
}

/** Marks a line of a PDF, or changes or removes such a mark. */
async function annotate({ api }: Library, random: Random, number: number): Promise<unknown> {
  const withFiles = await papersWithFiles(api)
  if (withFiles.length === 0) return null
  const { paper, file } = random.pick(withFiles)
  const marks = await api['annotations.list']({ paper })
  if (marks.length > 0 && random.next() < 0.3) return api['annotations.remove']({ ids: [random.pick(marks).id] })
  if (marks.length > 0 && random.next() < 0.4)
    return api['annotations.change']({ id: random.pick(marks).id, comment: `Changed by ${number}` })
  const top = 700 - random.below(500)
  return api['annotations.create']({
    id: `mark-${number}` as AnnotationId,
    paper,
    file,
    page: 0,
    type: 'highlight',
    color: 'yellow',
    rect: [72, top, 200, top + 12],
    quads: [[72, top + 12, 200, top + 12, 72, top, 200, top]],
    text: 'with two lines',
    before: '',
    after: '',
    order: `00000|${String(number).padStart(6, '0')}|00000`,
    comment: '',
  })
}

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Library, openLibrary } from '../../src/main/core/library.ts'
import { snapshotPath } from '../../src/main/core/discovery/snapshot/finder-snapshot.ts'
import type { FetchReply, FetchRequest, Ports } from '../../src/main/core/ports.ts'
import { nodePorts } from '../../src/main/host/node-ports.ts'
import { parseFile } from '../../src/main/host/parse-file.ts'
import type { AnnotationId } from '../../src/preload/contract/annotation.ts'
import type { PaperId } from '../../src/preload/contract/paper.ts'
import { UP_NEXT } from '../../src/preload/contract/reading.ts'
import { makePdf } from '../support/make-pdf.ts'
import { endOfJob } from '../support/open-test-library.ts'
import { paperJson } from '../support/paper-lines.ts'
import { growthIn, measure, type Measures, openFiles } from './measures.ts'
import { makeSteppedClock } from './stepped-clock.ts'

/** Started by run.ts: hours of an open library in minutes. Feeds are refreshed, papers read and decided on, backups made. */

const [papers, hours] = [Number(process.argv[2]), Number(process.argv[3])]
const FEEDS = 5
const MINUTE = 60_000
const clock = makeSteppedClock('2026-03-02T09:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'offprint-soak-'))
const openBefore = openFiles()
try {
  process.exitCode = (await soak()) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function soak(): Promise<boolean> {
  const ports: Ports = { ...nodePorts(folder), parseFile, now: clock.now, after: clock.after, fetch: answerOf }
  const library = await openLibrary(folder, ports, { as: 'owner', host: 'soak', background: true })
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await ports.yieldTurn()
    while ((await library.api['jobs.list']({})).some(({ state }) => state === 'running' || state === 'waiting'))
      await wait(2)
  }
  await fill(library)
  await warmUp(library, settle)
  const reader = await startReader(library)
  const all: Measures[] = []
  for (let minute = 1; minute <= hours * 60; minute += 1) {
    await clock.pass(MINUTE, settle)
    await reader(minute)
    if (minute % 120 === 0) await library.api['backups.make']({})
    if (minute % 15 !== 0) continue
    const { papers: count } = await library.api['library.info']({})
    const now = measure(folder, { minute, papers: count, timers: clock.waiting() })
    all.push(now)
    print(inWords(now))
  }
  await library.close()
  const growth = growthIn(all)
  await wait(200)
  const open = openFiles()
  if (open > openBefore + 2) growth.push(`${open - openBefore} files are open still after closing`)
  if (clock.waiting() > 1) growth.push(`${clock.waiting()} timers wait still after closing`)
  print(growth.length === 0 ? `Nothing grew in ${hours} hours.` : growth.join('\n'))
  return growth.length === 0
}

async function fill(library: Library): Promise<void> {
  const upload = 'papers'
  const lines = Array.from({ length: papers }, (_, index) => JSON.stringify(paperJson(index)))
  writeFileSync(library.uploadPath(upload), lines.join('\n'))
  const job = await library.api['imports.start']({
    ...{ upload, name: 'papers.jsonl', format: 'jsonl', dryRun: false, partial: false },
  })
  const { state, error } = await endOfJob(library, job)
  if (state !== 'done') throw new Error(`the papers did not come in: ${error ?? state}`)
  await library.api['settings.set']({ refreshMinutes: 15 })
  for (let feed = 0; feed < FEEDS; feed += 1)
    await library.api['feeds.add']({ reference: `https://feed${feed}.example/rss.xml`, name: `Feed ${feed}` })
  print(`${papers.toLocaleString('en')} papers, ${FEEDS} feeds, ${hours} hours`)
}

/** Has what is kept for finding made and filed: minutes of the processor's time, of which the stepped clock knows nothing. */
async function warmUp({ api }: Library, settle: () => Promise<void>): Promise<void> {
  await api['search.papers']({ query: 'glacier', mode: 'hybrid', limit: 20, patient: true })
  while (!existsSync(snapshotPath(folder))) {
    await clock.pass(1_000, settle)
    await wait(20)
  }
}

/** A feed has three new papers a quarter of an hour, and what it had before. */
async function answerOf({ url, toFile }: FetchRequest): Promise<FetchReply> {
  const quarter = Math.floor(clock.now() / (15 * MINUTE))
  const items = Array.from({ length: 30 }, (_, index) => {
    const number = quarter * 3 - index
    return `<item><title>News ${number} of ${url}</title><link>${url}/${number}</link><guid>${url}/${number}</guid><description>What the glacier did at ${number}.</description></item>`
  })
  const body = Buffer.from(
    `<rss version="2.0"><channel><title>${url}</title><link>${url}</link>${items.join('')}</channel></rss>`,
  )
  if (toFile !== undefined) writeFileSync(toFile, body)
  return {
    status: 200,
    headers: { 'content-type': 'application/rss+xml' },
    body: toFile === undefined ? body : new Uint8Array(),
    url,
  }
}

/** What a reader does in a minute. */
async function startReader({ api, uploadPath }: Library): Promise<(minute: number) => Promise<void>> {
  const paper = 1 as PaperId
  writeFileSync(uploadPath('pdf'), await makePdf([{ lines: ['The glacier', 'moves'] }]))
  const { file } = await api['files.attach']({ upload: 'pdf', name: 'glacier.pdf', paper, sourceUrl: null })
  return async minute => {
    const { ids } = await api['papers.ids']({ view: { kind: 'status', status: 'inbox' }, first: 60 })
    await api['papers.rows']({ ids: [...ids] })
    const [first, second] = ids
    if (first === undefined || second === undefined) return
    await api['papers.get']({ id: first })
    await api['papers.setStatus']({ ids: [first], status: minute % 3 === 0 ? 'queued' : 'dismissed' })
    await api['papers.setNote']({ id: second, text: `Of minute ${minute}` })
    if (minute % 2 === 0) await api['queues.place']({ queue: UP_NEXT, ids: [second], place: { at: 'top' } })
    if (minute % 5 === 0) await api['journal.undo']({})
    if (minute % 7 === 0)
      await api['search.papers']({ query: `glacier ${minute}`, mode: 'hybrid', limit: 20, patient: false })
    if (minute % 11 === 0) await api['similar.papers']({ papers: [second], text: '', limit: 20, patient: false })
    const place = { file: file.id, page: 0, offset: (minute % 10) / 10, offsetX: 0, zoom: 1, fraction: 0.5 }
    await api['reading.savePlace']({ paper, place })
    await api['reading.logTime']({ paper, file: file.id, pages: [[0, 30]] })
    await api['annotations.create']({
      ...{ id: `mark-${minute}` as AnnotationId, paper, file: file.id, page: 0, type: 'highlight', color: 'yellow' },
      ...{ rect: [72, 700, 140, 712], quads: [[72, 712, 140, 712, 72, 700, 140, 700]], text: 'The glacier' },
      ...{ before: '', after: '', order: `00000|${minute}`, comment: '' },
    })
    if (minute % 2 === 1) await api['annotations.remove']({ ids: [`mark-${minute}` as AnnotationId] })
  }
}

function inWords({ minute, papers: count, ...rest }: Measures): string {
  const figures = Object.entries(rest).map(
    ([name, value]) => `${name} ${value.toFixed(name === 'open' || name === 'timers' ? 0 : 1)}`,
  )
  return `${String(Math.floor(minute / 60)).padStart(2)}:${String(minute % 60).padStart(2, '0')}  ${count} papers  ${figures.join('  ')}`
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

import { existsSync, readFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { HostedLibrary } from '../src/main/host/hosted-library.ts'
import type { Job } from '../src/preload/contract/job.ts'
import type { ViewIds } from '../src/preload/contract/search.ts'
import type { Bench, Part } from './bench.ts'
import { eachInvented } from './bench-papers.ts'
import { beside, type Figure, judged, percentile, timed } from './figure.ts'
import { growLibrary } from './grow-library.ts'
import { ask, openHosted } from './library-host.ts'
import { filesOf, plainFiles } from './plain-files.ts'
import { watchBoth } from './watch-both.ts'

const LARGE = 100_000
// Of a loop with the same bytes and syncs that has each text ready. Ours reads every paper out of the database, makes its
// Markdown, its JSON and its entry of the bibliography, hashes them, and looks what stands where it writes.
const TIMES_PLAIN = 3
const LONGEST_BLOCK_MS = 50
const ANSWER_MS = 100
const ASK_EVERY_MS = 100
// The mirror waits for a second and a half of quiet.
const ONE_PAPER_MS = 2_500

/** A mirror as it is first written, and as it follows one key, beside a loop that writes the same bytes as safely. */
export const mirroring: Part = {
  about:
    'writing the mirror of 20,000 papers and of one, beside a plain loop with the same bytes; OFFPRINT_BENCH_LARGE=1 for 100,000 too',
  async measure(bench: Bench) {
    const { folder, set } = await bench.filledLibrary()
    const small = join(bench.folder, 'library')
    await cp(folder, small, { recursive: true })
    const figures = await mirrorOf(bench.folder, small, set.count)
    if (process.env['OFFPRINT_BENCH_LARGE'] !== '1') return figures
    const large = join(bench.folder, 'large')
    await cp(folder, large, { recursive: true })
    growLibrary(large, eachInvented(LARGE, set.count))
    return [...figures, ...(await mirrorOf(bench.folder, large, LARGE))]
  },
}

async function mirrorOf(home: string, folder: string, count: number): Promise<Figure[]> {
  const mirror = join(home, `mirror-${count}`)
  const library = await openHosted(folder)
  await ask(library, 'search.papers', { query: 'ready', limit: 1, patient: true })
  const before = process.memoryUsage.rss()
  const [stopWatching, stopAsking] = [await watchBoth(), keepAsking(library)]
  const mark = process.cpuUsage()
  const first = await timed(() => writtenTo(library, mirror))
  const { user, system } = process.cpuUsage(mark)
  const [{ host, idle }, answers] = [await stopWatching(), await stopAsking()]
  const again = await timed(() => endOf(library, () => ask<Job>(library, 'mirror.write', {})))
  const one = await timed(() => followed(library, mirror))
  await library.close()
  const plain = await timed(() => plainFiles(mirror, filesOf(mirror), join(home, `plain-${count}`)))
  const what = `${count} papers`
  return [
    judged(
      `${what}, first writing`,
      first.ms,
      TIMES_PLAIN * plain.ms,
      `${TIMES_PLAIN} × a loop with the same bytes and syncs, same run`,
    ),
    beside(`${what}, the loop`, plain.ms),
    beside(`${what}, computing of the first writing, all threads`, (user + system) / 1_000),
    judged(`${what}, all compared again`, again.ms, first.ms, 'the first writing'),
    judged(`${what}, one note until it is in its file`, one.ms, ONE_PAPER_MS, '1,500 of it are waited for quiet'),
    judged(`${what}, longest standstill of the host, over idle`, host.longest - idle.longest, LONGEST_BLOCK_MS, ''),
    judged(`${what}, an answer of the library meanwhile, p99`, percentile(answers, 0.99), ANSWER_MS, ''),
    beside(`${what}, the slowest answer`, percentile(answers, 1)),
    { what: `${what}, memory that it took`, value: (first.value - before) / 1e6, unit: 'MB', limit: null, of: '' },
  ]
}

/** Answers the most memory that the process had meanwhile. */
async function writtenTo(library: HostedLibrary, mirror: string): Promise<number> {
  let most = 0
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50)
  await endOf(library, () => ask(library, 'settings.set', { mirrorFolder: mirror }))
  clearInterval(timer)
  return most
}

/** The end of the mirror's next job. */
async function endOf(library: HostedLibrary, start: () => Promise<unknown>): Promise<void> {
  const ended = Promise.withResolvers<Job>()
  const stop = library.onEvent(({ job }) => {
    if (job?.kind === 'mirror' && job.state !== 'waiting' && job.state !== 'running') ended.resolve(job)
  })
  await start()
  const job = await ended.promise
  stop()
  if (job.state !== 'done') throw new Error(job.error ?? 'the mirror was not written to its end')
}

/** How long the rows of a screen took to come, asked for again and again. */
function keepAsking(library: HostedLibrary): () => Promise<readonly number[]> {
  const times: number[] = []
  let isOver = false
  const asking = (async () => {
    const { ids } = await ask<ViewIds>(library, 'papers.ids', {
      view: { kind: 'status', status: 'inbox' },
      first: 50,
    })
    while (!isOver) {
      times.push((await timed(() => ask(library, 'papers.rows', { ids }))).ms)
      await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS))
    }
  })()
  return async () => {
    isOver = true
    await asking
    return times
  }
}

async function followed(library: HostedLibrary, mirror: string): Promise<void> {
  await ask(library, 'papers.setNote', { id: 1, text: 'What the mirror is waited for' })
  const path = join(mirror, filesOf(mirror).find(name => name.endsWith('(paper 1).md')) ?? 'none')
  while (!existsSync(path) || !readFileSync(path, 'utf8').includes('waited for'))
    await new Promise(resolve => setTimeout(resolve, 5))
}

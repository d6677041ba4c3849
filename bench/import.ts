import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Bench, Part } from './bench.ts'
import { type BenchSet, benchSets } from './bench-papers.ts'
import { beside, type Figure, judged, median, timed } from './figure.ts'
import { importLines, openHosted } from './library-host.ts'

// Taken in turns, so that what else the machine does falls on both.
const ROUNDS = 3

/** From a file on the disk to committed, searchable rows. */
export const importing: Part = {
  about: 'importing 20,000 papers, and importing them again, beside a plain loop with the same word index',
  async measure({ folder }: Bench) {
    const figures: Figure[] = []
    for (const set of benchSets()) figures.push(...(await importOf(set, folder)))
    return figures
  },
}

async function importOf(set: BenchSet, folder: string): Promise<Figure[]> {
  const file = join(folder, `${set.name}.jsonl`)
  writeFileSync(file, set.text)
  const [ours, plain, again]: [number[], number[], number[]] = [[], [], []]
  const [oursCpu, plainCpu]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    const loop = await inThread(file, join(folder, `${set.name}-${round}.sqlite`))
    plain.push(loop.ms)
    plainCpu.push(loop.computedMs)
    const library = await openHosted(join(folder, `${set.name}-${round}`))
    const mark = process.cpuUsage()
    ours.push((await timed(() => importLines(library, file))).ms)
    oursCpu.push(computedSince(mark))
    const second = await timed(() => importLines(library, file))
    again.push(second.ms)
    const report = second.value.report
    if (report?.new !== 0 || report.updated !== 0) throw new Error('a second import of the same file wrote something')
    await library.close()
  }
  return [
    judged(`import of ${set.count} ${set.name} papers`, median(ours), median(plain), 'the plain loop, in turns'),
    beside('… computing, all threads', median(oursCpu)),
    beside('… computing of the plain loop', median(plainCpu)),
    judged('the same file again', median(again), median(ours), 'the first import; it writes nothing'),
  ].map(figure => ({ ...figure, what: `${set.name}: ${figure.what}` }))
}

/** Without the start of the thread: what it loads is there before its clock runs. */
async function inThread(file: string, database: string): Promise<{ ms: number; computedMs: number }> {
  const worker = new Worker(new URL('plain-thread.ts', import.meta.url), { workerData: { file, database } })
  const [took] = (await once(worker, 'message')) as [{ ms: number; computedMs: number }]
  return took
}

function computedSince(mark: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(mark)
  return (user + system) / 1_000
}

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a process and its library hold at a moment. */
export interface Measures {
  readonly minute: number
  readonly papers: number
  /** Megabytes that the garbage collection leaves. */
  readonly heap: number
  /** Megabytes of the whole process, the thread that finds papers counted in. */
  readonly resident: number
  /** Files, sockets and pipes that are open; NaN where the system does not say. */
  readonly open: number
  readonly timers: number
  /** Megabytes. */
  readonly log: number
  readonly writeAhead: number
  readonly cache: number
  /** Files that nobody will want again. */
  readonly leftovers: number
}

const MEGABYTE = 2 ** 20

export function measure(folder: string, at: { minute: number; papers: number; timers: number }): Measures {
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  const uploads = namesIn(join(folder, 'uploads'))
  const halves = [folder, join(folder, 'backups'), join(folder, 'cache')].flatMap(namesIn)
  return {
    ...at,
    heap: (heapUsed + external) / MEGABYTE,
    resident: rss / MEGABYTE,
    open: openFiles(),
    log: bytesIn(join(folder, 'logs')) / MEGABYTE,
    writeAhead: (statSync(join(folder, 'library.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0) / MEGABYTE,
    cache: bytesIn(join(folder, 'cache')) / MEGABYTE,
    leftovers: uploads.length + halves.filter(name => name.endsWith('.tmp') || name.endsWith('.new')).length,
  }
}

export function openFiles(): number {
  return existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : Number.NaN
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

function bytesIn(folder: string): number {
  return namesIn(folder).reduce(
    (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
}

/** What grew between the third hour and the last one more than it may; a line each. Pure. */
export function growthIn(all: readonly Measures[]): string[] {
  const last = all.at(-1)?.minute ?? 0
  // Until then caches fill, and what the first question needs is made.
  const early = all.filter(({ minute }) => minute > last * 0.25 && minute <= last * 0.4)
  const late = all.filter(({ minute }) => minute > last * 0.85)
  const middle = (values: readonly number[]): number =>
    values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
  const of = (name: keyof Measures): readonly [number, number] => [
    middle(early.map(each => each[name])),
    middle(late.map(each => each[name])),
  ]
  const [papersThen, papersNow] = of('papers')
  // A paper that came since may be held: its words, its vector, its place in a list.
  const forPapers = (papersNow - papersThen) * 0.01
  const MAY_GROW: readonly (readonly [keyof Measures, number])[] = [
    ['heap', 6 + forPapers],
    ['resident', 80 + forPapers],
    ['open', 2],
    ['timers', 2],
    ['log', 0.25],
    ['cache', 4 + forPapers],
    ['leftovers', 0],
  ]
  const grown = MAY_GROW.flatMap(([name, most]) => {
    const [then, now] = of(name)
    return now - then > most
      ? [`${name} grew from ${then.toFixed(1)} to ${now.toFixed(1)}, more than ${most.toFixed(1)}`]
      : []
  })
  const log = Math.max(...all.map(({ writeAhead }) => writeAhead))
  return log > 256 ? [...grown, `the write-ahead log came to ${log.toFixed(0)} MB`] : grown
}

import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Part } from './bench.ts'
import { benchSets, eachInvented, inventedPapers } from './bench-papers.ts'
import { beside, type Figure, judged, percentile, timed } from './figure.ts'
import { growLibrary } from './grow-library.ts'
import { ask, importLines, openHosted } from './library-host.ts'
import { insertPlain, openPlain, plainLoop } from './plain-loop.ts'
import { plainExpression, typedQueries } from './search-queries.ts'
import { watchBoth } from './watch-both.ts'

const QUERIES = Number(process.env['OFFPRINT_BENCH_QUERIES'] ?? 120)
const SHOWN = 20
const LARGE = 100_000
// A quarter of an hour of its own.
const LARGEST = process.env['OFFPRINT_BENCH_LARGE'] === '1' ? 1_000_000 : 0
// Of what the plain join takes in the same run.
const P95_SHARE = 1 / 3
const WORST_SHARE = 1 / 10
const HYBRID_TIMES = 3
const LONGEST_BLOCK_MS = 20

/** As the window asks while one types, by words and by both, beside a plain bm25 join in this thread. */
export const search: Part = {
  about: 'finding papers as one types, beside a plain bm25 query; OFFPRINT_BENCH_LARGE=1 for a million papers too',
  measure: ({ folder }) => measure(folder),
}

/** A library and a plain database with the same papers, both closed. */
interface Pair {
  readonly name: string
  readonly count: number
  readonly library: string
  readonly plain: string
  /** Papers in JSON to draw queries from. */
  readonly lines: readonly string[]
}

interface Measured {
  readonly count: number
  readonly ours: number
  readonly theirs: number
}

async function measure(folder: string): Promise<Figure[]> {
  const figures: Figure[] = []
  const curve: Measured[] = []
  let last: Pair | null = null
  for (const set of [...benchSets().filter(({ name }) => name === 'real'), inventedPapers(LARGE)]) {
    const pair = {
      ...{ name: set.name, count: set.count, lines: set.text.trim().split('\n') },
      ...{ library: join(folder, set.name), plain: join(folder, `${set.name}.sqlite`) },
    }
    const file = join(folder, `${set.name}.jsonl`)
    writeFileSync(file, set.text)
    plainLoop(file, pair.plain)
    const library = await openHosted(pair.library)
    await importLines(library, file)
    await ask(library, 'search.papers', { query: 'ready', limit: 1, patient: true })
    await library.close()
    curve.push(await measurePair(pair, figures))
    last = pair
  }
  if (LARGEST > 0 && last) curve.push(await measurePair(grown(last, LARGEST), figures))
  drawCurve(curve)
  return figures
}

function grown(from: Pair, count: number): Pair {
  const pair = { ...from, count, library: `${from.library}-grown`, plain: `${from.plain}-grown` }
  cpSync(from.library, pair.library, { recursive: true })
  cpSync(from.plain, pair.plain)
  growLibrary(pair.library, eachInvented(count, from.count))
  const plain = openPlain(pair.plain)
  insertPlain(plain, eachInvented(count, from.count))
  plain.close()
  return pair
}

async function measurePair({ name, count, library: folder, plain: file, lines }: Pair, figures: Figure[]) {
  const queries = typedQueries(lines, QUERIES)
  const library = await openHosted(folder)
  const opened = await timed(() => ask(library, 'search.papers', { query: 'ready', limit: 1, patient: true }))
  const times: Record<'words' | 'hybrid', number[]> = { words: [], hybrid: [] }
  const stop = await watchBoth()
  for (const mode of ['words', 'hybrid'] as const)
    for (const words of queries) {
      const { ms } = await timed(() => ask(library, 'search.papers', { query: words.join(' '), mode, limit: SHOWN }))
      times[mode].push(ms)
    }
  const { host, idle } = await stop()
  const memory = process.memoryUsage().rss / 1e6
  await library.close()
  const plain = openPlain(file)
  const naive = plain.prepare(
    'SELECT p.id, p.title FROM words w JOIN papers p ON p.id = w.rowid WHERE words MATCH ? ORDER BY bm25(words, 8, 2, 6, 4, 3) LIMIT ?',
  )
  const theirs: number[] = []
  for (const words of queries) theirs.push((await timed(() => naive.all(plainExpression(words), SHOWN))).ms)
  plain.close()
  const what = `${count} ${name} papers`
  const of = (share: number): string => `plain bm25 join, same run: ${percentile(theirs, share).toFixed(1)} ms`
  const ours = percentile(times.words, 0.95)
  figures.push(
    beside(`${what}, p50`, percentile(times.words, 0.5), of(0.5)),
    judged(`${what}, p95`, ours, P95_SHARE * percentile(theirs, 0.95), of(0.95)),
    judged(`${what}, worst`, percentile(times.words, 1), WORST_SHARE * percentile(theirs, 1), of(1)),
    judged(`${what}, words and meaning, p95`, percentile(times.hybrid, 0.95), HYBRID_TIMES * ours, '3 × words alone'),
    judged(`${what}, longest standstill of the host, over idle`, host.longest - idle.longest, LONGEST_BLOCK_MS, ''),
    beside(`${what}, first search after a start`, opened.ms),
    { what: `${what}, memory of the process`, value: memory, unit: 'MB', limit: null, of: '' },
  )
  return { count, ours, theirs: percentile(theirs, 0.95) }
}

/** How both grow with the library. */
function drawCurve(curve: readonly Measured[]): void {
  const most = Math.max(...curve.flatMap(({ ours, theirs }) => [ours, theirs]))
  const bar = (ms: number): string => '█'.repeat(Math.max(1, Math.round((40 * ms) / most)))
  for (const { count, ours, theirs } of curve) {
    console.log(`${String(count).padStart(9)} papers, p95  ours  ${bar(ours)} ${ours.toFixed(1)} ms`)
    console.log(`${''.padStart(21)}  plain ${bar(theirs)} ${theirs.toFixed(1)} ms`)
  }
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Part } from './bench.ts'
import { benchSets, inventedPapers, seeded } from './bench-papers.ts'
import { type Figure, percentile, timed } from './figure.ts'
import { ask, importLines, openHosted } from './library-host.ts'
import { openPlain, plainLoop } from './plain-loop.ts'

const QUERIES = Number(process.env['OFFPRINT_BENCH_QUERIES'] ?? 120)
const SHOWN = 20
const LARGE = 100_000
// Of what the plain join takes in the same run.
const P95_SHARE = 1 / 3
const WORST_SHARE = 1 / 10

/** Words of one to three from titles of the library, common words and single letters, as the window asks for them, beside a plain bm25 join in this thread. */
export const search: Part = {
  about: 'finding papers by words, beside a plain bm25 query',
  measure: ({ folder }) => measure(folder),
}

async function measure(folder: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const set of [...benchSets().filter(({ name }) => name === 'real'), inventedPapers(LARGE)]) {
    const file = join(folder, `${set.name}.jsonl`)
    writeFileSync(file, set.text)
    plainLoop(file, join(folder, `${set.name}.sqlite`))
    const plain = openPlain(join(folder, `${set.name}.sqlite`))
    const naive = plain.prepare(
      'SELECT p.id, p.title FROM words w JOIN papers p ON p.id = w.rowid WHERE words MATCH ? ORDER BY bm25(words, 8, 2, 6, 4, 3) LIMIT ?',
    )
    const library = await openHosted(join(folder, set.name))
    await importLines(library, file)
    await ask(library, 'search.papers', { query: 'ready', limit: 1, patient: true })
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (const words of [...queriesOf(set.text), ...commonQueries(set.text)]) {
      const query = words.join(' ')
      ours.push((await timed(() => ask(library, 'search.papers', { query, mode: 'words', limit: SHOWN }))).ms)
      theirs.push((await timed(() => naive.all(words.map(expressionOf).join(' AND '), SHOWN))).ms)
    }
    await library.close()
    plain.close()
    for (const [name, share, limit] of [
      ['p50', 0.5, null],
      ['p95', 0.95, P95_SHARE],
      ['worst', 1, WORST_SHARE],
    ] as const)
      figures.push({
        what: `${set.count} ${set.name} papers, ${name}`,
        value: percentile(ours, share),
        unit: 'ms',
        limit: limit === null ? null : limit * percentile(theirs, share),
        of: `plain bm25 join, same run: ${percentile(theirs, share).toFixed(1)} ms`,
      })
  }
  return figures
}

/** A letter alone is the beginning of words, as it is while one types. */
function expressionOf(word: string): string {
  return word.length === 1 ? `"${word}"*` : `"${word}"`
}

function queriesOf(text: string): string[][] {
  const random = seeded(7)
  const lines = text.trim().split('\n')
  return Array.from({ length: QUERIES }, (_, index) => {
    const { title } = JSON.parse(lines[Math.floor(random() * lines.length)] ?? '{"title":""}') as { title: string }
    const words = title.match(/\p{L}{3,}/gu) ?? ['paper']
    return Array.from({ length: 1 + (index % 3) }, () => words[Math.floor(random() * words.length)] ?? 'paper')
  })
}

/** The commonest words, by themselves and together, and letters alone: what makes a ranking look at every paper. */
function commonQueries(text: string): string[][] {
  const counts = new Map<string, number>()
  for (const line of text.trim().split('\n').slice(0, 2_000)) {
    const { abstract } = JSON.parse(line) as { abstract: string | null }
    for (const word of new Set((abstract ?? '').toLowerCase().match(/\p{L}{2,}/gu)))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const common = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word)
  const [first = 'the', second = 'of', third = 'and'] = common
  return [[first], [first, second], [first, second, third], [first, common[40] ?? 'learning'], ['a'], ['s'], ['m']]
}

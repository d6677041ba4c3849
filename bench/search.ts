import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { benchSets, seeded } from './bench-papers.ts'
import { type Figure, percentile, timed } from './figure.ts'
import { ask, importLines, openHosted } from './library-host.ts'
import { openPlain, plainLoop } from './plain-loop.ts'

const QUERIES = 200
const SHOWN = 20

/** Words of one to three from titles of the library, as the window asks for them, beside a plain bm25 join in this thread. */
export async function benchSearch(folder: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const set of benchSets()) {
    const file = join(folder, `${set.name}.jsonl`)
    writeFileSync(file, set.text)
    plainLoop(file, join(folder, `${set.name}.sqlite`))
    const plain = openPlain(join(folder, `${set.name}.sqlite`))
    const naive = plain.prepare(
      'SELECT p.id, p.title FROM words w JOIN papers p ON p.id = w.rowid WHERE words MATCH ? ORDER BY bm25(words, 8, 2, 6) LIMIT ?',
    )
    const library = await openHosted(join(folder, set.name))
    await importLines(library, file)
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (const words of queriesOf(set.text)) {
      ours.push((await timed(() => ask(library, 'search.words', { query: words.join(' '), limit: SHOWN }))).ms)
      theirs.push((await timed(() => naive.all(words.map(word => `"${word}"`).join(' AND '), SHOWN))).ms)
    }
    await library.close()
    plain.close()
    for (const [name, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
      ['worst', 1],
    ] as const)
      figures.push({
        what: `${set.name}, ${name}`,
        value: percentile(ours, share),
        unit: 'ms',
        limit: percentile(theirs, share),
        of: 'plain bm25 join, same run',
      })
  }
  return figures
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

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, Part } from './bench.ts'
import { seeded } from './bench-papers.ts'
import { judged, percentile, timed } from './figure.ts'
import { ask, openHosted } from './library-host.ts'
import { openPlain, plainLoop } from './plain-loop.ts'

const QUERIES = 200
const SHOWN = 20

/** Words of one to three from titles of the library, as the window asks for them, beside a plain bm25 join in this thread. */
export const search: Part = {
  about: 'finding papers by words, beside a plain bm25 query',
  async measure({ folder, filledLibrary }: Bench) {
    const filled = await filledLibrary()
    const file = join(folder, 'papers.jsonl')
    writeFileSync(file, filled.set.text)
    plainLoop(file, join(folder, 'plain.sqlite'))
    const plain = openPlain(join(folder, 'plain.sqlite'))
    const naive = plain.prepare(
      'SELECT p.id, p.title FROM words w JOIN papers p ON p.id = w.rowid WHERE words MATCH ? ORDER BY bm25(words, 8, 2, 6, 4, 3) LIMIT ?',
    )
    const library = await openHosted(filled.folder)
    const [ours, theirs]: [number[], number[]] = [[], []]
    for (const words of queriesOf(filled.set.text)) {
      ours.push((await timed(() => ask(library, 'search.words', { query: words.join(' '), limit: SHOWN }))).ms)
      theirs.push((await timed(() => naive.all(words.map(word => `"${word}"`).join(' AND '), SHOWN))).ms)
    }
    await library.close()
    plain.close()
    const shares = [
      ['half of the searches', 0.5],
      ['95 % of the searches', 0.95],
      ['the slowest', 1],
    ] as const
    return shares.map(([what, share]) =>
      judged(what, percentile(ours, share), percentile(theirs, share), 'a plain bm25 join, in turns'),
    )
  },
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

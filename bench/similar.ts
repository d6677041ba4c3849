import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Part } from './bench.ts'
import { inventedPapers, seeded } from './bench-papers.ts'
import { type Figure, percentile, timed } from './figure.ts'
import { ask, importLines, openHosted } from './library-host.ts'

const PAPERS = 100_000
const ROUNDS = 21
// As many as a vector has: 256 of the table, 256 learnt.
const DIMENSIONS = 512
const MOST_TIMES_BARE = 1.2

/** Taken in turns. */
export const similar: Part = {
  about: 'papers like one of 100,000, beside a bare loop of int8 products',
  measure: ({ folder }) => measure(folder),
}

async function measure(folder: string): Promise<Figure[]> {
  const file = join(folder, 'papers.jsonl')
  writeFileSync(file, inventedPapers(PAPERS).text)
  const library = await openHosted(join(folder, 'library'))
  await importLines(library, file)
  const askSimilar = (paper: number) => ask(library, 'similar.papers', { papers: [paper], limit: 20 })
  await ask(library, 'similar.papers', { papers: [1], limit: 20, patient: true })
  const random = seeded(3)
  const numbers = Int8Array.from({ length: PAPERS * DIMENSIONS }, () => Math.floor(random() * 255) - 127)
  const [ours, bare]: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    const row = Math.floor(random() * PAPERS)
    bare.push((await timed(() => bareLoop(numbers, numbers.slice(row * DIMENSIONS, (row + 1) * DIMENSIONS)))).ms)
    ours.push((await timed(() => askSimilar(row + 1))).ms)
  }
  await library.close()
  return [
    {
      what: `similar papers among ${PAPERS}`,
      value: percentile(ours, 0.5),
      unit: 'ms',
      limit: MOST_TIMES_BARE * percentile(bare, 0.5),
      of: `${MOST_TIMES_BARE} × a bare int8 loop, same run: ${percentile(bare, 0.5).toFixed(1)} ms`,
    },
  ]
}

/** The products alone: nothing is sorted. */
function bareLoop(numbers: Int8Array, vector: Int8Array): Int32Array {
  const products = new Int32Array(numbers.length / DIMENSIONS)
  for (let row = 0; row < products.length; row += 1) {
    let product = 0
    for (let at = 0; at < DIMENSIONS; at += 1) product += (numbers[row * DIMENSIONS + at] ?? 0) * (vector[at] ?? 0)
    products[row] = product
  }
  return products
}

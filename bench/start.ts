import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inventedPapers } from './bench-papers.ts'
import { type Figure, percentile, timed } from './figure.ts'
import { ask, importLines, openHosted } from './library-host.ts'

const ROUNDS = 7
const ROWS = 50
// A library of years must not feel older than a new one.
const MOST_TIMES_EMPTY = 1.5
const FIRST_ROWS_MS = 200

/** From nothing to an open library, and to the first rows of its inbox. */
export async function benchStart(folder: string): Promise<Figure[]> {
  const set = inventedPapers(20_000)
  const [empty, full] = [join(folder, 'empty'), join(folder, 'full')]
  await (await openHosted(empty)).close()
  const library = await openHosted(full)
  const file = join(folder, 'papers.jsonl')
  writeFileSync(file, set.text)
  await importLines(library, file)
  await library.close()
  const [emptyOpens, fullOpens, rows]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    emptyOpens.push(await open(empty))
    fullOpens.push(await open(full, rows))
  }
  const [small, large] = [percentile(emptyOpens, 0.5), percentile(fullOpens, 0.5)]
  return [
    { what: 'open an empty library', value: small, unit: 'ms', limit: null, of: '' },
    {
      what: `open ${set.count} papers`,
      value: large,
      unit: 'ms',
      limit: small * MOST_TIMES_EMPTY,
      of: `${MOST_TIMES_EMPTY} × the empty one`,
    },
    {
      what: `${ROWS} rows of ${set.count}`,
      value: percentile(rows, 0.5),
      unit: 'ms',
      limit: FIRST_ROWS_MS,
      of: 'seen as at once',
    },
  ]
}

async function open(folder: string, rows?: number[]): Promise<number> {
  const { ms, value: library } = await timed(() => openHosted(folder))
  if (rows) {
    const listed = await timed(async () => {
      const { ids } = await ask<{ ids: number[] }>(library, 'papers.ids', { view: { kind: 'status', status: 'inbox' } })
      return ask(library, 'papers.rows', { ids: ids.slice(0, ROWS) })
    })
    rows.push(listed.ms)
  }
  await library.close()
  return ms
}

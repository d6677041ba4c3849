import { join } from 'node:path'
import type { Bench, Part } from './bench.ts'
import { beside, judged, median, timed } from './figure.ts'
import { ask, openHosted } from './library-host.ts'

const ROUNDS = 7
const ROWS = 50
// A library of years must not feel older than a new one.
const MOST_TIMES_EMPTY = 1.5
const FIRST_ROWS_MS = 200

/** From nothing to an open library, and to the first rows of its inbox, without any window. */
export const start: Part = {
  about: 'opening a library of 20,000 papers, beside an empty one',
  async measure({ folder, filledLibrary }: Bench) {
    const full = await filledLibrary()
    const empty = join(folder, 'empty')
    await (await openHosted(empty)).close()
    const [emptyOpens, fullOpens, rows]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      emptyOpens.push(await open(empty))
      fullOpens.push(await open(full.folder, rows))
    }
    const [small, large] = [median(emptyOpens), median(fullOpens)]
    return [
      beside('open an empty library', small),
      judged(`open ${full.set.count} papers`, large, small * MOST_TIMES_EMPTY, `${MOST_TIMES_EMPTY} × the empty one`),
      judged(`${ROWS} rows of ${full.set.count}`, median(rows), FIRST_ROWS_MS, 'seen as at once'),
    ]
  },
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

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchImport } from './import.ts'
import { benchQuality } from './quality.ts'
import { benchSearch } from './search.ts'
import { benchSimilar } from './similar.ts'
import { benchStart } from './start.ts'
import type { Figure } from './figure.ts'

// `npm run bench [-- NAME]`: each figure beside its limit, or beside a plain program doing the same in the same run.
const benches: Readonly<Record<string, (folder: string) => Promise<readonly Figure[]>>> = {
  import: benchImport,
  search: benchSearch,
  similar: benchSimilar,
  quality: benchQuality,
  start: benchStart,
}

const wanted = process.argv[2]
if (wanted !== undefined && !Object.hasOwn(benches, wanted)) {
  console.error(`There is no bench "${wanted}". There are ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
const results = join(import.meta.dirname, 'results')
mkdirSync(results, { recursive: true })
for (const [name, run] of Object.entries(benches)) {
  if (wanted !== undefined && wanted !== name) continue
  const folder = mkdtempSync(join(tmpdir(), `offprint-bench-${name}-`))
  try {
    const figures = await run(folder)
    console.log(`\n${name}`)
    console.table(
      Object.fromEntries(
        figures.map(({ what, value, unit, limit, of, isFloor = false }) => [
          what,
          {
            value: `${round(value)} ${unit}`,
            limit: limit === null ? '' : `${round(limit)} ${unit}`,
            of,
            '': verdict(value, limit, isFloor),
          },
        ]),
      ),
    )
    const machine = { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model ?? '' }
    writeFileSync(join(results, `${name}.json`), `${JSON.stringify({ machine, figures }, null, 2)}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function verdict(value: number, limit: number | null, isFloor: boolean): string {
  if (limit === null) return ''
  if (isFloor) return value >= limit ? 'ok' : 'UNDER'
  return value <= limit ? 'ok' : 'OVER'
}

function round(value: number): number {
  if (value < 1) return Math.round(value * 10_000) / 10_000
  return value < 10 ? Math.round(value * 100) / 100 : Math.round(value)
}

import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './figure.ts'

const RESULTS = join(import.meta.dirname, 'results')

/** Shows the figures of a part as a table, and keeps them as JSON with what they were measured on. */
export function report(name: string, figures: readonly Figure[], seconds: number): void {
  // What else the machine does is in every figure: a reader of them has to know.
  const load = loadavg()[0] ?? 0
  const machine = { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model ?? '', load }
  console.log(`\n${name}, ${Math.round(seconds)} s, load ${load.toFixed(1)} on ${machine.cpus} processors`)
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
  mkdirSync(RESULTS, { recursive: true })
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify({ machine, figures }, null, 2)}\n`)
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

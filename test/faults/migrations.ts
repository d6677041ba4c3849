import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SCHEMA_VERSION } from '../../src/main/core/database/migrate.ts'
import { proveCopy } from '../../src/main/core/safety/sealed-copy.ts'
import { atOnce } from '../../src/main/core/safety/soundness.ts'
import { makeEarlierLibrary } from '../support/earlier-library.ts'
import { POINT_KINDS } from './fault-points.ts'
import { differenceOf, startAgain } from './next-start.ts'
import { randomOf } from './random.ts'
import { CALLS, canTrace, type Death, liveAndDie } from './victims.ts'

export interface MigrationTotals {
  kills: number
  readonly deaths: Record<string, number>
}

/** The formats there were before this one. */
export const EARLIER_FORMATS: readonly number[] = Array.from({ length: SCHEMA_VERSION - 1 }, (_, index) => index + 1)

/**
 * Kills the process that brings a library of an earlier format up to date, each time at another place: every point of its
 * code it comes to, calls of the system, any moment. The next start makes of it what a process that was never killed does,
 * the backup of how it was is there and whole, and one more start changes nothing.
 */
export async function killMigrations(
  format: number,
  kills: number,
  tell: (totals: MigrationTotals) => void = () => {},
): Promise<MigrationTotals> {
  const place = mkdtempSync(join(tmpdir(), 'offprint-migrations-'))
  const [earlier, unharmed, folder] = ['earlier', 'unharmed', 'killed'].map(name => join(place, name)) as [
    string,
    string,
    string,
  ]
  mkdirSync(earlier)
  await makeEarlierLibrary(earlier, format)
  cpSync(earlier, unharmed, { recursive: true })
  const { dump: expected } = await startAgain(unharmed, 1)
  const totals: MigrationTotals = { kills: 0, deaths: {} }
  const unreached = new Set<string>()
  for (const death of deathsOf(format)) {
    if (totals.kills >= kills) break
    const point = death.kind === 'point' ? `${death.point.side} ${death.point.kind}` : ''
    if (unreached.has(point)) continue
    rmSync(folder, { recursive: true, force: true })
    cpSync(earlier, folder, { recursive: true })
    const how = await liveAndDie(
      { folder, acknowledged: join(place, 'acknowledged'), seed: format, first: 1, lasts: 0 },
      death,
    )
    // One that opened it and waited was killed after the migration.
    if (how === 'at any moment' && death.kind !== 'moment') {
      // It does not come there so often, and no oftener.
      if (point !== '') unreached.add(point)
      continue
    }
    totals.kills += 1
    totals.deaths[how] = (totals.deaths[how] ?? 0) + 1
    try {
      await compare(folder, expected, format, totals.kills % 5 === 0)
    } catch (error) {
      throw new Error(
        `format ${format}, kill ${totals.kills} (${JSON.stringify(death)}); the library is in ${folder}: ${error instanceof Error ? error.message : String(error)}`,
        { cause: error },
      )
    }
    tell(totals)
  }
  rmSync(place, { recursive: true, force: true })
  return totals
}

async function compare(
  folder: string,
  expected: Parameters<typeof differenceOf>[1],
  format: number,
  isTwice: boolean,
): Promise<void> {
  const { dump } = await startAgain(folder, 1)
  const difference = differenceOf(dump, expected)
  if (difference !== null) throw new Error(`it is not what it becomes unharmed: ${difference}`)
  const backups = readdirSync(join(folder, 'backups')).filter(name => name.includes(`-before-format-${format + 1}`))
  if (backups.length === 0) throw new Error('there is no backup of how it was')
  for (const name of backups) {
    const { schema, papers } = atOnce(proveCopy(join(folder, 'backups', name)))
    if (schema !== format || papers !== 12)
      throw new Error(`the backup ${name} is of format ${schema} with ${papers} papers`)
  }
  if (!isTwice) return
  const change = differenceOf((await startAgain(folder, 1)).dump, dump)
  if (change !== null) throw new Error(`a second start changed something: ${change}`)
}

const NTH = 12

/** By turns each point of the code, calls of the system where they can be had, and moments; without end. */
function* deathsOf(format: number): Generator<Death> {
  const random = randomOf(format)
  const late = { said: 'closed', times: 1, ms: 0 } as const
  const calls = Object.keys(CALLS) as (keyof typeof CALLS)[]
  for (let nth = 1; nth <= NTH; nth += 1)
    for (const kind of POINT_KINDS)
      for (const side of ['before', 'after'] as const) {
        yield { kind: 'point', point: { kind, side, nth }, after: late }
        const call = random.pick(calls)
        if (canTrace) yield { kind: 'call', call, nth: 1 + random.below(2 * CALLS[call]), after: late }
        yield { kind: 'moment', after: { said: 'opening', times: 1, ms: random.below(90) } }
      }
  for (;;) yield { kind: 'moment', after: { said: 'opening', times: 1, ms: random.below(90) } }
}

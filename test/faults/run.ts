import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bundledHarness } from './bundle.ts'
import type { Totals } from './harness.ts'
import { EARLIER_FORMATS, type MigrationTotals } from './migrations.ts'
import { appendMigration, appendStretch, lastWords, migrationsOf, type Stretch, stretchesOf, sumOf } from './run-log.ts'
import { trustReport } from './trust-report.ts'

// npm run test:faults -- --rounds 10000 --minutes 60
const usage = `usage: npm run test:faults -- [--rounds N] [--seed N] [--minutes N] [--log FILE] [--report FILE]

  --rounds N     how often the library is killed in all, 200 where not given; what the log has of them is not done again
  --seed N       where the stretches of 50 rounds get their seeds from; 1 where not given
  --migrations N kills each migration from an earlier format N times instead; formats that the log has are not done again
  --minutes N    begins no stretch after so long: the next run goes on from there
  --log FILE     one line a stretch, with its seed; test-results/faults.jsonl where not given
  --report FILE  writes what the log says as Markdown, and ends

The same command goes on where it was stopped, and runs stretches that failed again by their own seeds: one that passes
then takes the place of the failure. One alone: --seed SEED --rounds 50`

const STRETCH = 50
const project = join(import.meta.dirname, '../..')
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string' },
    migrations: { type: 'string' },
    log: { type: 'string', default: join(project, 'test-results/faults.jsonl') },
    report: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) {
  print(usage)
} else if (values.report !== undefined) {
  writeFileSync(values.report, trustReport(stretchesOf(values.log), migrationsOf(values.log)))
} else {
  process.exitCode = (await (values.migrations === undefined ? run() : migrations(Number(values.migrations)))) ? 0 : 1
}

async function migrations(wanted: number): Promise<boolean> {
  const { killMigrations } = await bundledHarness()
  const done = new Set(migrationsOf(values.log).flatMap(({ migration, kills }) => (kills >= wanted ? migration : [])))
  for (const format of EARLIER_FORMATS.filter(each => !done.has(each))) {
    const start = performance.now()
    let failure: string | null = null
    let last: MigrationTotals = { kills: 0, deaths: {} }
    try {
      last = await killMigrations(format, wanted, totals => (last = totals))
    } catch (error) {
      failure = error instanceof Error ? error.message : String(error)
    }
    const seconds = Math.round((performance.now() - start) / 1_000)
    appendMigration(values.log, { migration: format, ...last, seconds, at: new Date().toISOString(), failure })
    print(
      `from format ${format}: ${last.kills} kills, ${failure ?? 'each time whole at the next start'} (${seconds} s)`,
    )
  }
  return migrationsOf(values.log).every(({ failure }) => failure === null)
}

async function run(): Promise<boolean> {
  const [first, wanted] = [Number(values.seed), Number(values.rounds)]
  const endAt = values.minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + Number(values.minutes) * 60_000
  const all = [...stretchesOf(values.log)]
  const done = new Set(lastWords(all).flatMap(({ seed, failure }) => (failure === null ? seed : [])))
  const { killAgainAndAgain } = await bundledHarness()
  for (let begun = 0; begun < wanted; begun += STRETCH) {
    const seed = first + begun / STRETCH
    if (done.has(seed)) continue
    if (Date.now() > endAt) {
      print(`The time is up. The same command goes on with seed ${seed}.`)
      break
    }
    const stretch = await stretchOf(killAgainAndAgain, seed, Math.min(STRETCH, wanted - begun))
    appendStretch(values.log, stretch)
    all.push(stretch)
    print(
      `seed ${seed}: ${stretch.rounds} rounds, ${stretch.acknowledged} acknowledged, ${stretch.failure ?? 'none lost'} (${stretch.seconds} s)`,
    )
  }
  const settled = lastWords(all)
  print(JSON.stringify(sumOf(settled), null, 1))
  return settled.every(({ failure }) => failure === null)
}

type Kill = Awaited<ReturnType<typeof bundledHarness>>['killAgainAndAgain']

async function stretchOf(killAgainAndAgain: Kill, seed: number, rounds: number): Promise<Stretch> {
  const start = performance.now()
  let last: Totals | null = null
  let failure: string | null = null
  try {
    last = await killAgainAndAgain(rounds, seed, totals => (last = totals))
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error)
  }
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string }
  return {
    seed,
    rounds: last?.rounds ?? 0,
    killedWhileOpening: last?.killedWhileOpening ?? 0,
    acknowledged: last?.acknowledged ?? 0,
    whole: last?.wholeUnacknowledged ?? 0,
    absent: last?.absentUnacknowledged ?? 0,
    restored: last?.restored ?? 0,
    slowestOpeningMs: last?.slowestOpeningMs ?? 0,
    operations: last?.operations ?? {},
    deaths: last?.deaths ?? {},
    seconds: Math.round((performance.now() - start) / 1_000),
    version,
    at: new Date().toISOString(),
    failure,
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

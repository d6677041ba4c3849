import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** One seed's rounds, as they ended. */
export interface Stretch {
  readonly seed: number
  readonly rounds: number
  readonly killedWhileOpening: number
  readonly acknowledged: number
  /** Operations that were under way when the process died, and were there afterwards as a whole, or not at all. */
  readonly whole: number
  readonly absent: number
  /** Backups restored elsewhere. */
  readonly restored: number
  readonly slowestOpeningMs: number
  readonly operations: Readonly<Record<string, number>>
  /** Of what the processes died. */
  readonly deaths: Readonly<Record<string, number>>
  readonly seconds: number
  readonly version: string
  /** An ISO instant. */
  readonly at: string
  /** What differed; null where nothing did. */
  readonly failure: string | null
}

export interface Sum {
  readonly stretches: number
  readonly failed: number
  readonly rounds: number
  readonly killedWhileOpening: number
  readonly acknowledged: number
  readonly whole: number
  readonly absent: number
  readonly restored: number
  readonly slowestOpeningMs: number
  readonly seconds: number
  readonly operations: Readonly<Record<string, number>>
  readonly deaths: Readonly<Record<string, number>>
}

export function appendStretch(log: string, stretch: Stretch): void {
  appendLine(log, stretch)
}

/** The kills of one migration. */
export interface MigrationRun {
  /** The format it starts from. */
  readonly migration: number
  readonly kills: number
  readonly deaths: Readonly<Record<string, number>>
  readonly seconds: number
  readonly at: string
  readonly failure: string | null
}

export function appendMigration(log: string, run: MigrationRun): void {
  appendLine(log, run)
}

function appendLine(log: string, line: object): void {
  mkdirSync(dirname(log), { recursive: true })
  appendFileSync(log, `${JSON.stringify(line)}\n`)
}

/** The last word on each migration. */
export function migrationsOf(log: string): readonly MigrationRun[] {
  const runs = linesOf(log).filter((line): line is MigrationRun => 'migration' in line)
  return [...new Map(runs.map(run => [run.migration, run])).values()]
}

/** What a log has; a line that was cut off while it was written counts as not done. */
export function stretchesOf(log: string): readonly Stretch[] {
  return linesOf(log).filter((line): line is Stretch => 'seed' in line)
}

function linesOf(log: string): readonly (Stretch | MigrationRun)[] {
  if (!existsSync(log)) return []
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap(line => {
      try {
        return [JSON.parse(line) as Stretch | MigrationRun]
      } catch {
        return []
      }
    })
}

/** The last word on each seed: one that failed and was run again counts as it ended then. */
export function lastWords(stretches: readonly Stretch[]): readonly Stretch[] {
  return [...new Map(stretches.map(stretch => [stretch.seed, stretch])).values()]
}

export function sumOf(stretches: readonly Stretch[]): Sum {
  const total = (of: (stretch: Stretch) => number): number => stretches.reduce((sum, stretch) => sum + of(stretch), 0)
  return {
    stretches: stretches.length,
    failed: total(({ failure }) => (failure === null ? 0 : 1)),
    rounds: total(({ rounds }) => rounds),
    killedWhileOpening: total(({ killedWhileOpening }) => killedWhileOpening),
    acknowledged: total(({ acknowledged }) => acknowledged),
    whole: total(({ whole }) => whole),
    absent: total(({ absent }) => absent),
    restored: total(({ restored }) => restored),
    slowestOpeningMs: Math.max(0, ...stretches.map(({ slowestOpeningMs }) => slowestOpeningMs)),
    seconds: total(({ seconds }) => seconds),
    operations: countsOf(stretches.map(({ operations }) => operations)),
    deaths: countsOf(stretches.map(({ deaths }) => deaths)),
  }
}

function countsOf(parts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const part of parts) for (const [name, count] of Object.entries(part)) counts[name] = (counts[name] ?? 0) + count
  return counts
}

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
  readonly operations: Readonly<Record<string, number>>
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
  readonly seconds: number
  readonly operations: Readonly<Record<string, number>>
}

export function appendStretch(log: string, stretch: Stretch): void {
  mkdirSync(dirname(log), { recursive: true })
  appendFileSync(log, `${JSON.stringify(stretch)}\n`)
}

/** What a log has; a line that was cut off while it was written counts as not done. */
export function stretchesOf(log: string): readonly Stretch[] {
  if (!existsSync(log)) return []
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap(line => {
      try {
        return [JSON.parse(line) as Stretch]
      } catch {
        return []
      }
    })
}

export function sumOf(stretches: readonly Stretch[]): Sum {
  const total = (of: (stretch: Stretch) => number): number => stretches.reduce((sum, stretch) => sum + of(stretch), 0)
  const operations: Record<string, number> = {}
  for (const stretch of stretches)
    for (const [name, count] of Object.entries(stretch.operations)) operations[name] = (operations[name] ?? 0) + count
  return {
    stretches: stretches.length,
    failed: total(({ failure }) => (failure === null ? 0 : 1)),
    rounds: total(({ rounds }) => rounds),
    killedWhileOpening: total(({ killedWhileOpening }) => killedWhileOpening),
    acknowledged: total(({ acknowledged }) => acknowledged),
    whole: total(({ whole }) => whole),
    absent: total(({ absent }) => absent),
    seconds: total(({ seconds }) => seconds),
    operations,
  }
}

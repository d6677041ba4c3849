/** One measured number; smaller is better where it is not said otherwise. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  /** What it must not exceed; null where it stands for comparison only. */
  readonly limit: number | null
  /** Larger is better: the limit is the least it may be. */
  readonly isFloor?: boolean
  /** Where the limit comes from, or what the number is. */
  readonly of: string
}

/** A number that is judged. */
export function judged(what: string, value: number, limit: number, of: string): Figure {
  return { what, value, unit: 'ms', limit, of }
}

/** A number that others are read beside. */
export function beside(what: string, value: number, of = ''): Figure {
  return { what, value, unit: 'ms', limit: null, of }
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

export async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now()
  const value = await work()
  return { ms: performance.now() - start, value }
}

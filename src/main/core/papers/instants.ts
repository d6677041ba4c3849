/** Times of the database, milliseconds, as people read them, and back. */

export function instantOf(time: number): string
export function instantOf(time: number | null): string | null
export function instantOf(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString()
}

export function timeOf(instant: string): number
export function timeOf(instant: string | null): number | null
export function timeOf(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant)
}

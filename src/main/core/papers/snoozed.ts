import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'

/** Papers put off: hidden until their time, and then at the top of where they stand. Reads only. */

interface PutOff {
  readonly id: PaperId
  readonly until: number
}

/** True in SQL for a row `r` of `reading` that is not put off at the time `at` stands for. */
export function awakeSql(at: string): string {
  return `(r.snoozed_until IS NULL OR r.snoozed_until <= ${at})`
}

/** The ids of a list as they are shown: without those put off, those that came back first, the last to come back on top. */
export function withoutSnoozed(read: ReadHandle, ids: readonly PaperId[], at: number): readonly PaperId[] {
  const putOff = read.all<PutOff>(
    'SELECT paper_id AS id, snoozed_until AS until FROM reading WHERE snoozed_until IS NOT NULL ORDER BY snoozed_until DESC, paper_id',
  )
  if (putOff.length === 0) return ids
  const known = new Set(putOff.map(({ id }) => id))
  const here = new Set(ids.filter(id => known.has(id)))
  if (here.size === 0) return ids
  const back = putOff.filter(({ id, until }) => until <= at && here.has(id)).map(({ id }) => id)
  return [...back, ...ids.filter(id => !here.has(id))]
}

export function hasSnoozed(read: ReadHandle): boolean {
  return read.column('SELECT 1 FROM reading WHERE snoozed_until IS NOT NULL LIMIT 1').length > 0
}

export function snoozedIds(read: ReadHandle, at: number): PaperId[] {
  return read.column(
    'SELECT paper_id FROM reading WHERE snoozed_until > ? AND trashed_at IS NULL ORDER BY snoozed_until, paper_id',
    at,
  )
}

/** What is said of a paper that was put off. */
export function snoozeOf(until: number | null, at: number): { snoozedUntil: string | null; cameBackAt: string | null } {
  const instant = until === null ? null : new Date(until).toISOString()
  return until !== null && until > at
    ? { snoozedUntil: instant, cameBackAt: null }
    : { snoozedUntil: null, cameBackAt: instant }
}

/** The next time one comes back; null where none is put off. */
export function nextReturn(read: ReadHandle, at: number): number | null {
  return read.column<number | null>('SELECT min(snoozed_until) FROM reading WHERE snoozed_until > ?', at)[0] ?? null
}

/** Those that came back after one time and up to another. */
export function returnedBetween(read: ReadHandle, after: number, until: number): PaperId[] {
  return read.column(
    'SELECT paper_id FROM reading WHERE snoozed_until > ? AND snoozed_until <= ? ORDER BY paper_id',
    after,
    until,
  )
}

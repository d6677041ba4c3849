import type { PaperSignals, Signal } from '../../../preload/contract/feed.ts'
import type { PaperFacts, PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'

/** Upvotes, comments and stars of papers over time. Owns `signals`. */

interface SignalRow {
  readonly at: number
  readonly upvotes: number | null
  readonly comments: number | null
  readonly stars: number | null
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

const FAMILIES = ['upvotes', 'comments', 'stars'] as const

/** Keeps what a source counted at a time, where it differs from what was known then; answers whether it did. */
export function keepSignals(write: WriteHandle, id: PaperId, facts: PaperFacts, observedAt: string): boolean {
  const said = { upvotes: facts.upvotes, comments: facts.comments, stars: facts.githubStars }
  if (FAMILIES.every(name => said[name] === null)) return false
  const at = Date.parse(observedAt)
  if (Number.isNaN(at)) return false
  const last = write.one<SignalRow>(
    'SELECT at, upvotes, comments, stars FROM signals WHERE paper_id = ? AND at <= ? ORDER BY at DESC LIMIT 1',
    id,
    at,
  )
  // Of two sources of the same moment the larger count stands, so that their order does not matter.
  const now = Object.fromEntries(
    FAMILIES.map(name => {
      const [before, after] = [last?.[name] ?? null, said[name]]
      return [name, last?.at === at && before !== null && after !== null ? Math.max(before, after) : (after ?? before)]
    }),
  ) as Omit<SignalRow, 'at'>
  if (last && FAMILIES.every(name => now[name] === last[name])) return false
  write.run(
    `INSERT INTO signals (paper_id, at, upvotes, comments, stars) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET upvotes = excluded.upvotes, comments = excluded.comments, stars = excluded.stars`,
    ...[id, at, now.upvotes, now.comments, now.stars],
  )
  return true
}

export function signalsOf(read: ReadHandle, id: PaperId, now: number): PaperSignals {
  const rows = read.all<SignalRow>(
    'SELECT at, upvotes, comments, stars FROM signals WHERE paper_id = ? ORDER BY at',
    id,
  )
  return { paper: id, signals: rows.map(signalOf), rising: isRising(rows, now) }
}

/** Of these papers, those that are rising; only papers with more than one signal of the last days can be. */
export function risingAmong(read: ReadHandle, ids: readonly PaperId[], now: number): Set<PaperId> {
  const candidates = read.column<PaperId>(
    `SELECT paper_id FROM signals WHERE paper_id IN (SELECT value FROM json_each(?)) GROUP BY paper_id HAVING count(*) > 1 AND max(at) > ?`,
    JSON.stringify(ids),
    now - 2 * DAY,
  )
  return new Set(candidates.filter(id => signalsOf(read, id, now).rising))
}

const RISES = [
  { family: 'upvotes', least: 5, share: 0.25 },
  { family: 'stars', least: 20, share: 0.1 },
] as const

/**
 * Rising is who gained, from 24 hours before the last signal to it, at least 5 upvotes and a quarter of those it had, or
 * at least 20 stars and a tenth; the last signal being no older than two days. What was first seen within those 24 hours
 * counts from its first signal on. Pure.
 */
function isRising(rows: readonly SignalRow[], now: number): boolean {
  const last = rows.at(-1)
  if (!last || last.at < now - 2 * DAY || rows.length < 2) return false
  const base = rows.findLast(row => row.at <= last.at - DAY) ?? rows[0]
  return RISES.some(({ family, least, share }) => {
    const [before, after] = [base?.[family] ?? null, last[family]]
    if (before === null || after === null) return false
    return after - before >= Math.max(least, before * share)
  })
}

function signalOf({ at, ...counts }: SignalRow): Signal {
  return { at: new Date(at).toISOString(), ...counts }
}

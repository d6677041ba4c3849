import type { PaperId } from '../../../preload/contract/paper.ts'
import type { View, ViewIds } from '../../../preload/contract/search.ts'
import type { ReadHandle } from '../database/handles.ts'
import { FILE_WORDS_SQL, minutesOf, minutesSql, type Moment } from './reading-time.ts'

/** What the heading of a list says of it. Reads only. */

export function describeView(
  read: ReadHandle,
  view: View,
  ids: readonly PaperId[],
  moment: Moment,
): Pick<ViewIds, 'undecided' | 'minutes' | 'edition'> {
  return {
    undecided: undecidedIn(read, view, ids),
    minutes: minutesLeft(read, ids, moment),
    edition: ids[0] === undefined ? null : newestEditionOf(read, ids[0]),
  }
}

function undecidedIn(read: ReadHandle, view: View, ids: readonly PaperId[]): number {
  // Where the name of the list says it, a hundred thousand papers need not be asked.
  if (view.kind === 'status') return view.status === 'inbox' ? ids.length : 0
  if (view.kind === 'all')
    return count(
      read,
      `SELECT (SELECT count(*) FROM reading WHERE status = 'inbox' AND trashed_at IS NULL)
         - (SELECT count(*) FROM muted m JOIN reading r ON r.paper_id = m.paper_id WHERE r.status = 'inbox' AND r.trashed_at IS NULL)`,
    )
  return count(
    read,
    `SELECT count(*) FROM json_each(?) j JOIN reading r ON r.paper_id = j.value AND r.status = 'inbox' AND j.value NOT IN (SELECT paper_id FROM muted)`,
    JSON.stringify(ids),
  )
}

function count(read: ReadHandle, sql: string, ...values: readonly string[]): number {
  return read.column<number>(sql, ...values)[0] ?? 0
}

// So few are looked up one by one; of more, those that have a file are fewer than the list is long.
const FEW = 1_000

/** The minutes that are left to read of papers; those without a file count as of usual length. */
export function minutesLeft(read: ReadHandle, ids: readonly PaperId[], { wordsPerMinute }: Moment): number {
  const ofThese = ids.length <= FEW
  const minutes = new Map(
    read
      .all<{ id: PaperId; minutes: number }>(
        `SELECT pf.paper_id AS id, ${minutesSql(`max(${FILE_WORDS_SQL})`, '?')} AS minutes FROM paper_files pf JOIN files f ON f.id = pf.file_id
           JOIN reading r ON r.paper_id = pf.paper_id LEFT JOIN progress g ON g.paper_id = pf.paper_id
         ${ofThese ? 'WHERE pf.paper_id IN (SELECT value FROM json_each(?))' : ''} GROUP BY pf.paper_id`,
        wordsPerMinute,
        ...(ofThese ? [JSON.stringify(ids)] : []),
      )
      .map(row => [row.id, row.minutes]),
  )
  const usual = minutesOf(null, wordsPerMinute)
  if (minutes.size === 0) return ids.length * usual
  let sum = 0
  for (const id of ids) sum += minutes.get(id) ?? usual
  return sum
}

function newestEditionOf(read: ReadHandle, id: PaperId): ViewIds['edition'] {
  return (
    read.one<{ date: string; name: string }>(
      'SELECT d.date, d.name FROM entries e JOIN editions d ON d.id = e.edition_id WHERE e.paper_id = ? ORDER BY d.seen_at DESC LIMIT 1',
      id,
    ) ?? null
  )
}

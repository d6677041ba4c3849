import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import { minutesSql, type Moment, wordsSql } from '../papers/reading-time.ts'
import { awakeSql } from '../papers/snoozed.ts'
import type { Day } from '../reading/days.ts'

/** What a plan chooses from. Reads only. */

/** A paper that waits to be read. */
export interface Candidate {
  readonly paper: PaperId
  /** Left to read. */
  readonly minutes: number
  readonly started: boolean
  readonly dueOn: Day | null
  /** Where it stands: the name of the queue and its place in it, counted from 1; null where it stands in none. */
  readonly standing: { readonly queue: string; readonly place: number } | null
}

/** A queue with its papers in their order. */
export interface OrderedQueue {
  readonly name: string
  readonly ids: readonly PaperId[]
}

/** Papers of queues in the order of the queues, each once; and with `others` those in hand or due that stand in none of them. */
export function candidatesOf(
  read: ReadHandle,
  queues: readonly OrderedQueue[],
  others: boolean,
  moment: Moment,
): Candidate[] {
  const standings = new Map<PaperId, Candidate['standing']>()
  for (const { name, ids } of queues)
    for (const [index, id] of ids.entries())
      if (!standings.has(id)) standings.set(id, { queue: name, place: index + 1 })
  if (others) for (const id of inHandOrDue(read)) if (!standings.has(id)) standings.set(id, null)
  return read
    .all<{ paper: PaperId; started: number; due_on: Day | null; minutes: number }>(
      `SELECT r.paper_id AS paper, r.status = 'reading' AS started, r.due_on, ${minutesSql(wordsSql('r.paper_id'), '?')} AS minutes
       FROM json_each(?) j JOIN reading r ON r.paper_id = j.value LEFT JOIN progress g ON g.paper_id = r.paper_id
       WHERE r.status IN ('inbox', 'queued', 'reading') AND r.trashed_at IS NULL AND ${awakeSql('?')} ORDER BY j.key`,
      moment.wordsPerMinute,
      JSON.stringify([...standings.keys()]),
      moment.at,
    )
    .map(({ paper, started, due_on, minutes }) => ({
      paper,
      minutes,
      started: started === 1,
      dueOn: due_on,
      standing: standings.get(paper) ?? null,
    }))
}

function inHandOrDue(read: ReadHandle): PaperId[] {
  return read.column(
    `SELECT paper_id FROM reading WHERE trashed_at IS NULL AND (status = 'reading' OR (due_on IS NOT NULL AND status IN ('inbox', 'queued')))
     ORDER BY due_on IS NULL, due_on, status_at DESC, paper_id`,
  )
}

export function titlesOf(read: ReadHandle, ids: readonly PaperId[]): ReadonlyMap<PaperId, string> {
  const rows = read.all<{ id: PaperId; title: string }>(
    'SELECT id, title FROM papers WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  )
  return new Map(rows.map(({ id, title }) => [id, title]))
}

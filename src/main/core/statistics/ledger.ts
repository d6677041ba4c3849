import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import { addDays, type Day, dayOf, daysFrom, type OffsetAt, startOfDay } from '../reading/days.ts'
import { type Change, withoutSlips } from '../reading/slips.ts'

/** What happened on each of the reader's days, from the dates that rows carry. Reads only. */

export interface LedgerDay {
  readonly day: Day
  arrived: number
  readonly queued: Set<PaperId>
  readonly opened: Set<PaperId>
  readonly read: Set<PaperId>
  readonly dismissed: Set<PaperId>
  readonly annotated: Set<PaperId>
  readonly noted: Set<PaperId>
  readonly times: Map<PaperId, { readonly pages: number; readonly seconds: number }>
}

export interface StatusMove extends Change {
  readonly paper: PaperId
}

/** Every day from one to another, both counted in. */
export function ledgerOf(read: ReadHandle, from: Day, to: Day, offsetAt: OffsetAt): LedgerDay[] {
  const days = daysFrom(from, to).map(emptyDay)
  const byDay = new Map(days.map(entry => [entry.day, entry]))
  const [start, end] = [startOfDay(from, offsetAt), startOfDay(addDays(to, 1), offsetAt)]
  const on = (at: number): LedgerDay | undefined => byDay.get(dayOf(at, offsetAt))
  const stamped = (sql: string): { paper: PaperId; at: number }[] => read.all(sql, start, end)

  for (const { at } of stamped('SELECT id AS paper, added_at AS at FROM papers WHERE added_at >= ? AND added_at < ?')) {
    const entry = on(at)
    if (entry) entry.arrived += 1
  }
  const moves = read.all<StatusMove>(
    `SELECT paper_id AS paper, at, from_status AS "from", to_status AS "to" FROM status_changes WHERE at >= ? AND at < ? ORDER BY id`,
    start,
    end,
  )
  for (const move of withoutSlips(moves, at => dayOf(at, offsetAt))) {
    const entry = on(move.at)
    if (entry) bookMove(entry, move)
  }
  for (const { paper, day, pages, seconds } of read.all<{ paper: PaperId; day: Day; pages: number; seconds: number }>(
    `SELECT paper_id AS paper, day, count(*) AS pages, sum(seconds) AS seconds FROM reading_time WHERE day BETWEEN ? AND ? GROUP BY day, paper_id`,
    from,
    to,
  )) {
    byDay.get(day)?.times.set(paper, { pages, seconds: Math.round(seconds) })
    byDay.get(day)?.opened.add(paper)
  }
  // Where no time is kept, the last place in a paper still says when it was open.
  const OPENED = 'SELECT paper_id AS paper, updated_at AS at FROM progress WHERE updated_at >= ? AND updated_at < ?'
  for (const { paper, at } of stamped(OPENED)) on(at)?.opened.add(paper)
  const MARKED = 'SELECT paper_id AS paper, created_at AS at FROM annotations WHERE created_at >= ? AND created_at < ?'
  for (const { paper, at } of stamped(MARKED)) on(at)?.annotated.add(paper)
  const NOTED = 'SELECT paper_id AS paper, updated_at AS at FROM notes WHERE updated_at >= ? AND updated_at < ?'
  for (const { paper, at } of stamped(NOTED)) on(at)?.noted.add(paper)
  return days
}

function bookMove(entry: LedgerDay, { paper, from, to }: StatusMove): void {
  if (to === 'read') entry.read.add(paper)
  else if (to === 'dismissed') entry.dismissed.add(paper)
  else if (to === 'reading') entry.opened.add(paper)
  // One that was put back after it was begun was queued before.
  else if (to === 'queued' && from !== 'reading') entry.queued.add(paper)
}

function emptyDay(day: Day): LedgerDay {
  return {
    day,
    arrived: 0,
    queued: new Set(),
    opened: new Set(),
    read: new Set(),
    dismissed: new Set(),
    annotated: new Set(),
    noted: new Set(),
    times: new Map(),
  }
}

/** Papers with pages looked at, summed. */
export function timeOf({ times }: LedgerDay): { readonly pages: number; readonly seconds: number } {
  let [pages, seconds] = [0, 0]
  for (const time of times.values()) {
    pages += time.pages
    seconds += time.seconds
  }
  return { pages, seconds }
}

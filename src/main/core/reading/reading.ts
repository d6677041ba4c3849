import type { PaperId, ReadingPlace, Status } from '../../../preload/contract/paper.ts'
import { type RecentPaper, type StatusChange, UP_NEXT } from '../../../preload/contract/reading.ts'
import { type ByPaper, byPaper } from '../database/by-paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import type { Changeset, RowChange } from '../journal/changeset.ts'
import { appendToQueue, leaveAllQueues } from './queues.ts'

/** What the reader decided about papers. Owns `reading`, `progress`, `status_changes`. */

/** Gives a new paper its place among the arrivals. Never touches one that has it: nothing imported changes a decision. */
export function arrive(write: WriteHandle, id: PaperId, arrival: number): void {
  write.run('INSERT OR IGNORE INTO reading (paper_id, arrival) VALUES (?, ?)', id, arrival)
}

// Room for 16 million papers in one import, in the order of their source.
const BATCH = 2 ** 24

/** The arrival of the first paper of a new import; the next ones count down from it. */
export function nextArrival(read: ReadHandle): number {
  const last = read.one<{ arrival: number | null }>('SELECT max(arrival) AS arrival FROM reading')?.arrival ?? 0
  return (Math.floor(last / BATCH) + 2) * BATCH - 1
}

export function setStatus(
  rows: Changeset,
  read: ReadHandle,
  ids: readonly PaperId[],
  status: Status,
  at: number,
): void {
  // Asked once for all of them: ten thousand papers are one step, and nobody waits a second for it.
  const known = read.all<{ id: PaperId; status: Status; standing: number }>(
    `SELECT r.paper_id AS id, r.status, EXISTS (SELECT 1 FROM queue_items i WHERE i.paper_id = r.paper_id) AS standing
     FROM json_each(?) j JOIN reading r ON r.paper_id = j.value ORDER BY j.key`,
    JSON.stringify([...new Set(ids)]),
  )
  const homeless: PaperId[] = []
  for (const { id, status: before, standing } of known) {
    // A decision brings back what was put off, also the decision that nothing changes.
    rows.patch('reading', [id], { ...(before === status ? {} : { status, status_at: at }), snoozed_until: null })
    if (before === status) continue
    // Decided or finished papers leave the queues; a paper taken up stays where it stood, so that "next" is still next.
    if (standing === 1 && (status === 'read' || status === 'dismissed' || status === 'inbox'))
      leaveAllQueues(rows, read, id)
    if (standing === 0 && status === 'queued') homeless.push(id)
  }
  appendToQueue(rows, read, UP_NEXT, homeless, at)
}

export function patchReading(
  rows: Changeset,
  ids: readonly PaperId[],
  columns: Partial<Record<'starred' | 'remark' | 'takeaway' | 'trashed_at' | 'due_on', string | number | null>>,
): void {
  for (const id of ids) rows.patch('reading', [id], columns)
}

export function setTag(rows: Changeset, ids: readonly PaperId[], tag: string, on: boolean): void {
  for (const id of ids) {
    if (on) rows.put('tags', { tag, paper_id: id })
    else rows.remove('tags', [tag, id])
  }
}

export function setNote(rows: Changeset, id: PaperId, text: string, at: number): void {
  if (text.trim() === '') rows.remove('notes', [id])
  else rows.put('notes', { paper_id: id, text, updated_at: at })
}

/** Puts papers that wait to be read off until a time, or brings them back. Finished ones wait for nothing. */
export function snooze(rows: Changeset, read: ReadHandle, ids: readonly PaperId[], until: number | null): void {
  const waiting = read.column<PaperId>(
    `SELECT r.paper_id FROM json_each(?) j JOIN reading r ON r.paper_id = j.value WHERE r.status IN ('inbox', 'queued', 'reading') ORDER BY j.key`,
    JSON.stringify(ids),
  )
  for (const id of waiting) rows.patch('reading', [id], { snoozed_until: until })
}

/** Keeps the dates of every change of status, whoever made it: a step, its undoing, or its doing again. */
export function keepStatusHistory(write: WriteHandle, changes: readonly RowChange[], at: number): void {
  for (const { table, key, before, after } of changes) {
    const [from, to] = [before?.['status'], after?.['status']]
    if (table !== 'reading' || from === undefined || to === undefined || from === to) continue
    write.run(
      'INSERT INTO status_changes (paper_id, at, from_status, to_status) VALUES (?, ?, ?, ?)',
      key[0] ?? null,
      at,
      from,
      to,
    )
  }
}

export function statusHistory(read: ReadHandle, id: PaperId): StatusChange[] {
  return read
    .all<{ at: number; from_status: Status; to_status: Status }>(
      'SELECT at, from_status, to_status FROM status_changes WHERE paper_id = ? ORDER BY id',
      id,
    )
    .map(row => ({ paper: id, at: new Date(row.at).toISOString(), from: row.from_status, to: row.to_status }))
}

/** Keeps where the reader is in a file. The fraction read never shrinks by paging back. */
export function savePlace(write: WriteHandle, id: PaperId, place: ReadingPlace, at: number): void {
  write.run(
    `INSERT INTO progress (paper_id, file_id, page, offset_y, offset_x, zoom, fraction, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET file_id = excluded.file_id, page = excluded.page, offset_y = excluded.offset_y, offset_x = excluded.offset_x,
       zoom = excluded.zoom, updated_at = excluded.updated_at,
       fraction = CASE WHEN file_id = excluded.file_id THEN max(fraction, excluded.fraction) ELSE excluded.fraction END`,
    ...[id, place.file, place.page, place.offset, place.offsetX, JSON.stringify(place.zoom), place.fraction, at],
  )
}

/** The papers with a place in them, the last read in first. */
export function recentPapers(read: ReadHandle, limit: number): RecentPaper[] {
  return read.all(
    `SELECT g.paper_id AS paper, p.title FROM progress g JOIN papers p ON p.id = g.paper_id
       JOIN reading r ON r.paper_id = g.paper_id AND r.trashed_at IS NULL
     ORDER BY g.updated_at DESC, g.paper_id LIMIT ?`,
    limit,
  )
}

interface PlaceRow {
  readonly paper: PaperId
  readonly file_id: string
  readonly page: number
  readonly offset_y: number
  readonly offset_x: number
  readonly zoom: string
  readonly fraction: number
  readonly updated_at: number
}

/** Where the reader is in a paper, and since when. */
export interface KeptPlace {
  readonly place: ReadingPlace
  readonly at: number
}

/** One of a paper at most. */
export function placesByPaper(read: ReadHandle, papers: readonly PaperId[]): ByPaper<KeptPlace> {
  return byPaper<PlaceRow, KeptPlace>(
    read,
    papers,
    `SELECT g.paper_id AS paper, g.file_id, g.page, g.offset_y, g.offset_x, g.zoom, g.fraction, g.updated_at
     FROM json_each(?) j CROSS JOIN progress g ON g.paper_id = j.value`,
    row => ({
      place: {
        file: row.file_id,
        page: row.page,
        offset: row.offset_y,
        offsetX: row.offset_x,
        zoom: JSON.parse(row.zoom) as ReadingPlace['zoom'],
        fraction: row.fraction,
      },
      at: row.updated_at,
    }),
  )
}

export function placeOf(read: ReadHandle, id: PaperId): ReadingPlace | null {
  return placesByPaper(read, [id])(id)[0]?.place ?? null
}

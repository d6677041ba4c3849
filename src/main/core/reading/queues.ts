import type { PaperId } from '../../../preload/contract/paper.ts'
import { type Queue, type QueueId, type QueuePlace, UP_NEXT } from '../../../preload/contract/reading.ts'
import type { ReadHandle, SqlRow } from '../database/handles.ts'
import { LibraryFailure } from '../failures.ts'
import type { Changeset } from '../journal/changeset.ts'
import { UNKNOWN_MINUTES, MINUTES_SQL } from '../papers/reading-time.ts'
import { positionBetween, positionsBetween } from './position.ts'

/** Lists ordered by hand. Owns `queues` and `queue_items`. */

interface QueueRow {
  readonly id: QueueId
  readonly name: string
  readonly hue: number
  readonly icon: string | null
  readonly position: string
}

// The wheel of VISUAL: equal steps apart, none of them the accent's.
const HUES = [155, 310, 95, 250, 20] as const

export function listQueues(read: ReadHandle): Queue[] {
  return read.all<Queue>(
    `SELECT q.id, q.name, q.hue, q.icon, count(r.paper_id) AS count,
       coalesce(sum(CASE WHEN r.paper_id IS NULL THEN 0 ELSE coalesce((SELECT ${MINUTES_SQL} FROM paper_files pf JOIN files f ON f.id = pf.file_id WHERE pf.paper_id = r.paper_id AND f.pages > 0 LIMIT 1), ${UNKNOWN_MINUTES}) END), 0) AS minutes
     FROM queues q LEFT JOIN queue_items i ON i.queue_id = q.id LEFT JOIN reading r ON r.paper_id = i.paper_id AND r.trashed_at IS NULL
     GROUP BY q.id ORDER BY q.position, q.id`,
  )
}

export function requireQueue(read: ReadHandle, id: QueueId): QueueRow {
  const row = read.one<QueueRow>('SELECT id, name, hue, icon, position FROM queues WHERE id = ?', id)
  if (!row)
    throw new LibraryFailure(
      'not-found',
      `There is no queue "${id}" in this library. "offprint call queues.list {}" names them.`,
    )
  return row
}

export function createQueue(
  rows: Changeset,
  read: ReadHandle,
  queue: { id: QueueId; name: string; hue?: number | undefined; icon?: string | null | undefined },
): void {
  const others = read.all<QueueRow>('SELECT * FROM queues ORDER BY position')
  if (others.some(other => other.name.toLowerCase() === queue.name.toLowerCase()))
    throw new LibraryFailure('conflict', `There is a queue named "${queue.name}" already. Choose another name.`)
  const hue = queue.hue ?? HUES[(others.length - 1) % HUES.length] ?? 155
  rows.put('queues', {
    id: queue.id,
    name: queue.name,
    hue,
    icon: queue.icon ?? null,
    position: positionBetween(others.at(-1)?.position ?? null, null),
  })
}

export function changeQueue(
  rows: Changeset,
  read: ReadHandle,
  id: QueueId,
  change: { name?: string | undefined; hue?: number | undefined; icon?: string | null | undefined },
): void {
  requireQueue(read, id)
  const columns: SqlRow = {}
  for (const [name, value] of Object.entries(change)) if (value !== undefined) columns[name] = value
  rows.patch('queues', [id], columns)
}

/** Removes a queue. Its papers stay queued: those that stand in no other queue move to the end of "Up next". */
export function removeQueue(rows: Changeset, read: ReadHandle, id: QueueId, at: number): void {
  requireQueue(read, id)
  if (id === UP_NEXT)
    throw new LibraryFailure(
      'unsupported',
      '"Up next" is the queue every library has; it cannot be removed. Papers can be taken out of it.',
    )
  for (const paper of idsInQueue(read, id)) {
    rows.remove('queue_items', [id, paper])
    if (!inAnyQueue(read, paper)) appendToQueue(rows, read, UP_NEXT, paper, at)
  }
  rows.remove('queues', [id])
}

/** Puts papers into a queue in the order given, or moves those that stand in it. An undecided or finished paper becomes queued by it. */
export function placeInQueue(
  rows: Changeset,
  read: ReadHandle,
  queue: QueueId,
  ids: readonly PaperId[],
  place: QueuePlace,
  at: number,
): void {
  requireQueue(read, queue)
  const moving = new Set(ids)
  const present = read
    .all<{ paper_id: PaperId; position: string }>(
      'SELECT paper_id, position FROM queue_items WHERE queue_id = ? ORDER BY position, paper_id',
      queue,
    )
    .filter(item => !moving.has(item.paper_id))
  const index = indexOfPlace(present, place)
  const positions = positionsBetween(
    present[index - 1]?.position ?? null,
    present[index]?.position ?? null,
    moving.size,
  )
  let next = 0
  for (const id of moving) {
    const known = read.one<{ status: string }>('SELECT status FROM reading WHERE paper_id = ?', id)
    if (!known) continue
    const addedAt =
      read.one<{ added_at: number }>('SELECT added_at FROM queue_items WHERE queue_id = ? AND paper_id = ?', queue, id)
        ?.added_at ?? at
    rows.put('queue_items', { queue_id: queue, paper_id: id, position: positions[next] ?? '', added_at: addedAt })
    next += 1
    if (known.status !== 'queued' && known.status !== 'reading')
      rows.patch('reading', [id], { status: 'queued', status_at: at })
  }
}

function indexOfPlace(items: readonly { paper_id: PaperId }[], place: QueuePlace): number {
  if (place.at === 'top') return 0
  if (place.at === 'bottom') return items.length
  const index = items.findIndex(item => item.paper_id === place.paper)
  if (index < 0)
    throw new LibraryFailure(
      'conflict',
      `Paper ${place.paper} is not in the queue any more, so nothing can be put ${place.at} it.`,
    )
  return place.at === 'after' ? index + 1 : index
}

/** Takes papers out; one that then stands in no queue is undecided again. */
export function takeFromQueue(
  rows: Changeset,
  read: ReadHandle,
  queue: QueueId,
  ids: readonly PaperId[],
  at: number,
): void {
  requireQueue(read, queue)
  for (const id of ids) {
    rows.remove('queue_items', [queue, id])
    const status = read.one<{ status: string }>('SELECT status FROM reading WHERE paper_id = ?', id)?.status
    if (status === 'queued' && !inAnyQueue(read, id)) rows.patch('reading', [id], { status: 'inbox', status_at: at })
  }
}

export function appendToQueue(rows: Changeset, read: ReadHandle, queue: QueueId, id: PaperId, at: number): void {
  if (inAnyQueue(read, id)) return
  const last = read.one<{ position: string }>(
    'SELECT position FROM queue_items WHERE queue_id = ? ORDER BY position DESC LIMIT 1',
    queue,
  )
  rows.put('queue_items', {
    queue_id: queue,
    paper_id: id,
    position: positionBetween(last?.position ?? null, null),
    added_at: at,
  })
}

export function leaveAllQueues(rows: Changeset, read: ReadHandle, id: PaperId): void {
  for (const queue of read.column<QueueId>('SELECT queue_id FROM queue_items WHERE paper_id = ?', id))
    rows.remove('queue_items', [queue, id])
}

function inAnyQueue(read: ReadHandle, id: PaperId): boolean {
  return read.one('SELECT 1 AS found FROM queue_items WHERE paper_id = ? LIMIT 1', id) !== undefined
}

function idsInQueue(read: ReadHandle, id: QueueId): PaperId[] {
  return read.column<PaperId>('SELECT paper_id FROM queue_items WHERE queue_id = ? ORDER BY position, paper_id', id)
}

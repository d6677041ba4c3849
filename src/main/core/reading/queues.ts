import type { PaperId } from '../../../preload/contract/paper.ts'
import { type Queue, type QueueId, type QueuePlace, UP_NEXT } from '../../../preload/contract/reading.ts'
import type { ReadHandle, SqlRow } from '../database/handles.ts'
import { LibraryFailure } from '../failures.ts'
import type { Changeset } from '../journal/changeset.ts'
import { minutesSql, type Moment, wordsSql } from '../papers/reading-time.ts'
import { awakeSql } from '../papers/snoozed.ts'
import { positionBetween, positionsBetween } from './position.ts'

/** Lists ordered by hand, and searches kept among them. Owns `queues` and `queue_items`. */

export interface QueueRow {
  readonly id: QueueId
  readonly name: string
  readonly hue: number
  readonly icon: string | null
  readonly position: string
  /** Work in progress at most. */
  readonly most: number | null
  /** Of a smart queue. */
  readonly query: string | null
}

// The wheel of VISUAL: equal steps apart, none of them the accent's.
const HUES = [155, 310, 95, 250, 20] as const

/** In the order of the sidebar. What stands in a smart queue is for the owner of its search to count. */
export function listQueues(read: ReadHandle, { at, wordsPerMinute }: Moment): Queue[] {
  return read
    .all<Omit<Queue, 'over'>>(
      `SELECT q.id, q.name, q.hue, q.icon, q.most AS "limit", q.query, count(r.paper_id) AS count,
         coalesce(sum(CASE WHEN r.paper_id IS NULL THEN 0 ELSE ${minutesSql(wordsSql('r.paper_id'), '?')} END), 0) AS minutes
       FROM queues q LEFT JOIN queue_items i ON i.queue_id = q.id
         LEFT JOIN reading r ON r.paper_id = i.paper_id AND r.trashed_at IS NULL AND ${awakeSql('?')}
         LEFT JOIN progress g ON g.paper_id = r.paper_id
       GROUP BY q.id ORDER BY q.position, q.id`,
      wordsPerMinute,
      at,
    )
    .map(queue => ({ ...queue, over: queue.limit !== null && queue.count > queue.limit }))
}

/** How far a queue is over its limit; null where it is not. */
export function overLimit(read: ReadHandle, id: QueueId, at: number): { count: number; limit: number } | null {
  const limit = requireQueue(read, id).most
  if (limit === null) return null
  const count =
    read.column<number>(
      `SELECT count(*) FROM queue_items i JOIN reading r ON r.paper_id = i.paper_id AND r.trashed_at IS NULL AND ${awakeSql('?')} WHERE i.queue_id = ?`,
      at,
      id,
    )[0] ?? 0
  return count > limit ? { count, limit } : null
}

export function requireQueue(read: ReadHandle, id: QueueId): QueueRow {
  const row = read.one<QueueRow>('SELECT * FROM queues WHERE id = ?', id)
  if (!row)
    throw new LibraryFailure(
      'not-found',
      `There is no queue "${id}" in this library. "offprint call queues.list {}" names them.`,
    )
  return row
}

/** A queue that papers can be put into by hand. Throws 'unsupported' for one that is a search. */
function requireHandQueue(read: ReadHandle, id: QueueId): QueueRow {
  const row = requireQueue(read, id)
  if (row.query !== null)
    throw new LibraryFailure(
      'unsupported',
      `“${row.name}” shows what the search “${row.query}” finds, so papers are not put into it, kept in it or taken out by hand. Change its search, or choose another queue.`,
    )
  return row
}

export interface QueueChange {
  readonly name?: string | undefined
  readonly hue?: number | undefined
  readonly icon?: string | null | undefined
  readonly limit?: number | null | undefined
  readonly query?: string | undefined
}

export function createQueue(
  rows: Changeset,
  read: ReadHandle,
  queue: QueueChange & { readonly id: QueueId; readonly name: string },
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
    most: queue.limit ?? null,
    query: queue.query ?? null,
  })
}

export function changeQueue(rows: Changeset, read: ReadHandle, id: QueueId, { limit, ...change }: QueueChange): void {
  const queue = requireQueue(read, id)
  if (change.query !== undefined && queue.query === null)
    throw new LibraryFailure(
      'unsupported',
      `“${queue.name}” is ordered by hand and does not become a search. Make a new queue of the search.`,
    )
  const columns: SqlRow = {}
  for (const [name, value] of Object.entries({ ...change, most: limit })) if (value !== undefined) columns[name] = value
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
  const papers = idsInQueue(read, id)
  for (const paper of papers) rows.remove('queue_items', [id, paper])
  const homeless = papers.filter(paper => !inAnyQueue(read, paper))
  appendToQueue(rows, read, UP_NEXT, homeless, at)
  rows.remove('queues', [id])
}

export interface Placing {
  readonly queue: QueueId
  readonly ids: readonly PaperId[]
  readonly place: QueuePlace
  /** Why they are here; empty for no reason, not given where it stays what it is. */
  readonly reason?: string | undefined
}

interface ItemRow extends SqlRow {
  readonly position: string
  readonly added_at: number
  readonly reason: string | null
  readonly kept_at: number | null
}

/** Puts papers into a queue in the order given, or moves those that stand in it. An undecided or finished paper becomes queued by it, one put off is back. */
export function placeInQueue(
  rows: Changeset,
  read: ReadHandle,
  { queue, ids, place, reason }: Placing,
  at: number,
): void {
  requireHandQueue(read, queue)
  settleReturned(rows, read, queue, at)
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
    const item = read.one<ItemRow>(
      'SELECT position, added_at, reason, kept_at FROM queue_items WHERE queue_id = ? AND paper_id = ?',
      queue,
      id,
    )
    rows.put('queue_items', {
      queue_id: queue,
      paper_id: id,
      position: positions[next] ?? '',
      added_at: item?.added_at ?? at,
      reason: reason === undefined ? (item?.reason ?? null) : reason.trim() || null,
      kept_at: item?.kept_at ?? null,
    })
    next += 1
    const queued = known.status === 'queued' || known.status === 'reading'
    rows.patch('reading', [id], { ...(queued ? {} : { status: 'queued', status_at: at }), snoozed_until: null })
  }
}

/**
 * Gives papers that came back the place they are shown in, the top of every queue they stand in: before anything is
 * put beside them, the order on the screen must be the one that is kept.
 */
function settleReturned(rows: Changeset, read: ReadHandle, queue: QueueId, at: number): void {
  const returned = read.column<PaperId>(
    `SELECT i.paper_id FROM queue_items i JOIN reading r ON r.paper_id = i.paper_id
     WHERE i.queue_id = ? AND r.snoozed_until <= ? ORDER BY r.snoozed_until, i.paper_id DESC`,
    queue,
    at,
  )
  for (const id of returned) {
    for (const other of read.column<QueueId>('SELECT queue_id FROM queue_items WHERE paper_id = ?', id)) {
      const first = read.column<string>(
        'SELECT position FROM queue_items WHERE queue_id = ? AND paper_id <> ? ORDER BY position LIMIT 1',
        other,
        id,
      )[0]
      rows.patch('queue_items', [other, id], { position: positionBetween(null, first ?? null) })
    }
    rows.patch('reading', [id], { snoozed_until: null })
  }
}

/** Says of papers that stand in a queue why they are there, or that they are to stay although they have stood there for long. */
export function noteInQueue(
  rows: Changeset,
  read: ReadHandle,
  queue: QueueId,
  ids: readonly PaperId[],
  note: { readonly kept_at: number } | { readonly reason: string | null },
): void {
  requireHandQueue(read, queue)
  for (const id of ids) rows.patch('queue_items', [queue, id], note)
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
  requireHandQueue(read, queue)
  for (const id of ids) {
    rows.remove('queue_items', [queue, id])
    const status = read.one<{ status: string }>('SELECT status FROM reading WHERE paper_id = ?', id)?.status
    if (status === 'queued' && !inAnyQueue(read, id))
      rows.patch('reading', [id], { status: 'inbox', status_at: at, snoozed_until: null })
  }
}

/** Puts papers that stand in no queue at the end of one. */
export function appendToQueue(
  rows: Changeset,
  read: ReadHandle,
  queue: QueueId,
  ids: readonly PaperId[],
  at: number,
): void {
  const last = read.one<{ position: string }>(
    'SELECT position FROM queue_items WHERE queue_id = ? ORDER BY position DESC LIMIT 1',
    queue,
  )
  const positions = positionsBetween(last?.position ?? null, null, ids.length)
  for (const [index, id] of ids.entries())
    rows.put('queue_items', {
      queue_id: queue,
      paper_id: id,
      position: positions[index] ?? '',
      added_at: at,
      reason: null,
      kept_at: null,
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

import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import type { RowChange } from '../journal/changeset.ts'

/** When papers came into queues and left them. Owns `queue_changes`. */

export interface QueueEvent {
  readonly paper: PaperId
  readonly at: number
  readonly kind: 'in' | 'out'
}

/** Keeps the dates of every coming and going, whoever made it: a step, its undoing, or its doing again. */
export function keepQueueHistory(write: WriteHandle, changes: readonly RowChange[], at: number): void {
  for (const { table, key, before, after } of changes) {
    if (table !== 'queue_items' || (before === null) === (after === null)) continue
    write.run(
      'INSERT INTO queue_changes (paper_id, queue_id, at, kind) VALUES (?, ?, ?, ?)',
      ...[key[1] ?? null, key[0] ?? null, at, before === null ? 'in' : 'out'],
    )
  }
}

/** What happened in a queue from a time on, the oldest first. */
export function queueEvents(read: ReadHandle, queue: string, since: number): QueueEvent[] {
  return read.all(
    'SELECT paper_id AS paper, at, kind FROM queue_changes WHERE queue_id = ? AND at >= ? ORDER BY id',
    queue,
    since,
  )
}

/** The comings and goings of one paper, the oldest first. */
export function queueHistoryOf(
  read: ReadHandle,
  paper: PaperId,
): { readonly queue: string; readonly at: number; readonly kind: 'in' | 'out' }[] {
  return read.all('SELECT queue_id AS queue, at, kind FROM queue_changes WHERE paper_id = ? ORDER BY id', paper)
}

export function firstEventAt(read: ReadHandle, queue: string): number | null {
  return read.column<number | null>('SELECT min(at) FROM queue_changes WHERE queue_id = ?', queue)[0] ?? null
}

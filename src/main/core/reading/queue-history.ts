import type { PaperId } from '../../../preload/contract/paper.ts'
import { type ByPaper, byPaper } from '../database/by-paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import type { RowChange } from '../journal/changeset.ts'

/** When papers came into queues and left them. Owns `queue_changes`. */

export interface QueueEvent {
  readonly paper: PaperId
  readonly at: number
  readonly kind: 'in' | 'out'
}

/**
 * Keeps the dates of every coming and going, whoever made it: a step, its undoing, or its doing again. Where two records
 * become one, or one two, places change hands and nothing comes or goes; what happened before is handed over with them.
 */
export function keepQueueHistory(write: WriteHandle, changes: readonly RowChange[], at: number): void {
  const remade = new Set(changes.filter(isOfRecord).map(({ key }) => key[0]))
  const moves = changes.filter(change => change.table === 'queue_items' && isComingOrGoing(change))
  const handedOver = moves.filter(({ key }) => remade.has(key[1]))
  for (const move of moves) {
    const [queue, paper] = move.key
    const isHandOver =
      remade.has(paper) || handedOver.some(other => other.key[0] === queue && kindOf(other) !== kindOf(move))
    if (!isHandOver)
      write.run(
        'INSERT INTO queue_changes (paper_id, queue_id, at, kind) VALUES (?, ?, ?, ?)',
        ...[paper ?? null, queue ?? null, at, kindOf(move)],
      )
  }
}

function isOfRecord(change: RowChange): boolean {
  return change.table === 'papers' && isComingOrGoing(change)
}

/** Else the row only changed. */
function isComingOrGoing({ before, after }: RowChange): boolean {
  return (before === null) !== (after === null)
}

function kindOf({ before }: RowChange): 'in' | 'out' {
  return before === null ? 'in' : 'out'
}

/** What happened in a queue from a time on, the oldest first. */
export function queueEvents(read: ReadHandle, queue: string, since: number): QueueEvent[] {
  return read.all(
    'SELECT paper_id AS paper, at, kind FROM queue_changes WHERE queue_id = ? AND at >= ? ORDER BY id',
    queue,
    since,
  )
}

/** The comings and goings of papers, the oldest first. */
export function queueHistoryByPaper(
  read: ReadHandle,
  papers: readonly PaperId[],
): ByPaper<QueueEvent & { readonly queue: string }> {
  return byPaper(
    read,
    papers,
    `SELECT c.paper_id AS paper, c.queue_id AS queue, c.at, c.kind
     FROM json_each(?) j CROSS JOIN queue_changes c ON c.paper_id = j.value ORDER BY c.id`,
    (event: QueueEvent & { readonly queue: string }) => event,
  )
}

export function firstEventAt(read: ReadHandle, queue: string): number | null {
  return read.column<number | null>('SELECT min(at) FROM queue_changes WHERE queue_id = ?', queue)[0] ?? null
}

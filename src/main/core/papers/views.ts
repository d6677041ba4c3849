import type { PaperId } from '../../../preload/contract/paper.ts'
import type { View } from '../../../preload/contract/search.ts'
import type { ReadHandle, SqlValue } from '../database/handles.ts'
import { assertNever } from '../failures.ts'
import { hasSnoozed, snoozedIds, withoutSnoozed } from './snoozed.ts'

/** Lists of papers by name. Reads only. */

interface Selection {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

/**
 * The ids of a view in its order, at least as many as are asked for where it has them. A search's are given: the search
 * owns their order.
 */
export function idsOfView(
  read: ReadHandle,
  view: Exclude<View, { kind: 'search' }>,
  at: number,
  atLeast = Number.POSITIVE_INFINITY,
): readonly PaperId[] {
  if (view.kind === 'snoozed') return snoozedIds(read, at)
  const { sql, values } = selectionOf(view)
  // One that was put off may come back to the top from anywhere.
  const isCut = Number.isFinite(atLeast) && !(hidesSnoozed(view) && hasSnoozed(read))
  // As one text: that takes a third of the time that a hundred thousand rows of one number do.
  const [list = '[]'] = read.column<string>(
    `SELECT json_group_array(paper_id) FROM (${sql} LIMIT ?)`,
    ...values,
    isCut ? atLeast : -1,
  )
  const ids = JSON.parse(list) as PaperId[]
  return hidesSnoozed(view) ? withoutSnoozed(read, ids, at) : ids
}

/** Lists of what waits to be read. Elsewhere a paper is shown whatever its time. */
function hidesSnoozed(view: View): boolean {
  return view.kind === 'queue' || (view.kind === 'status' && view.status !== 'read' && view.status !== 'dismissed')
}

function selectionOf(view: Exclude<View, { kind: 'search' | 'snoozed' }>): Selection {
  const joined = (join: string, where: string, order: string, ...values: SqlValue[]): Selection => ({
    sql: `SELECT r.paper_id FROM ${join} JOIN reading r ON r.paper_id = x.paper_id AND r.trashed_at IS NULL WHERE ${where} ORDER BY ${order}, r.paper_id`,
    values,
  })
  switch (view.kind) {
    case 'status':
      // What was decided last stands first; what arrived keeps the order of its source.
      return view.status === 'inbox'
        ? {
            sql: `SELECT paper_id FROM reading WHERE status = 'inbox' AND trashed_at IS NULL AND paper_id NOT IN (SELECT paper_id FROM muted) ORDER BY arrival DESC`,
            values: [],
          }
        : {
            sql: 'SELECT paper_id FROM reading WHERE status = ? AND trashed_at IS NULL ORDER BY status_at DESC, arrival DESC',
            values: [view.status],
          }
    case 'all':
      return { sql: 'SELECT paper_id FROM reading WHERE trashed_at IS NULL ORDER BY arrival DESC', values: [] }
    case 'starred':
      return {
        sql: 'SELECT paper_id FROM reading WHERE starred = 1 AND trashed_at IS NULL ORDER BY arrival DESC',
        values: [],
      }
    case 'trash':
      return {
        sql: 'SELECT paper_id FROM reading WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC, paper_id',
        values: [],
      }
    case 'muted':
      return joined('muted x', 'true', 'r.arrival DESC')
    case 'queue':
      return joined('queue_items x', 'x.queue_id = ?', 'x.position', view.queue)
    case 'tag':
      return joined('tags x', 'x.tag = ?', 'r.arrival DESC', view.tag)
    case 'edition':
      return joined('entries x', 'x.edition_id = ?', 'x.rank', view.edition)
    case 'feed':
      return joined(
        '(SELECT DISTINCT e.paper_id FROM entries e JOIN editions d ON d.id = e.edition_id WHERE d.feed_id = ?) x',
        'true',
        'r.arrival DESC',
        view.feed,
      )
    default:
      return assertNever(view)
  }
}

import type { PaperId } from '../../../../preload/contract/paper.ts'
import type { ReadHandle, SqlRow } from '../../database/handles.ts'
import { LibraryFailure } from '../../failures.ts'
import { type Changeset, inverted, type RowChange } from '../../journal/changeset.ts'

/** Takes a record out of a paper again. What was changed since stays as it is; everything else is as before they were joined. */

interface JoinedRow {
  readonly paper_id: PaperId
  readonly record: string
}

/** Answers the paper that stands by itself again. */
export function splitPaper(rows: Changeset, read: ReadHandle, paper: PaperId, record: string): PaperId {
  const row = read.one<JoinedRow>('SELECT paper_id, record FROM joined_records WHERE id = ?', record)
  if (!row || row.paper_id !== paper)
    throw new LibraryFailure('not-found', `Paper ${paper} has no joined record ${record} (any more).`)
  // Written by mergePapers alone.
  const { changes } = JSON.parse(row.record) as { changes: readonly RowChange[] }
  for (const change of inverted(changes)) undoWhereUntouched(rows, read, change)
  rows.remove('joined_records', [record])
  const gone = changes.find(({ table, after }) => table === 'papers' && after === null)
  return Number(gone?.key[0] ?? paper) as PaperId
}

function undoWhereUntouched(rows: Changeset, read: ReadHandle, { table, key, before, after }: RowChange): void {
  const current = rows.current(table, key)
  if (after === null) {
    if (current && before && same(current, before)) rows.remove(table, key)
  } else if (before === null) {
    if (!current && hasItsOthers(read, table, after)) rows.put(table, after)
  } else if (current) {
    const columns = Object.keys(after).filter(name => current[name] === before[name])
    rows.patch(table, key, Object.fromEntries(columns.map(name => [name, after[name] ?? null])))
  }
}

function same(current: SqlRow, expected: SqlRow): boolean {
  return Object.keys(expected).every(name => current[name] === expected[name])
}

/** A queue or a list that was removed since does not come back with a paper that stood in it. */
function hasItsOthers(read: ReadHandle, table: RowChange['table'], row: SqlRow): boolean {
  if (table === 'queue_items')
    return read.one('SELECT 1 AS found FROM queues WHERE id = ?', row['queue_id'] ?? null) !== undefined
  if (table === 'entries')
    return read.one('SELECT 1 AS found FROM editions WHERE id = ?', row['edition_id'] ?? null) !== undefined
  return true
}

import type { SqlRow, SqlValue, WriteHandle } from '../database/handles.ts'

/**
 * Rows the reader made, by the columns that name one. Only these are undoable, and only a changeset writes them. The
 * second half are facts, which a changeset writes where the reader makes two records one, or one two.
 */
export const journalledTables = {
  reading: ['paper_id'],
  notes: ['paper_id'],
  tags: ['tag', 'paper_id'],
  queues: ['id'],
  queue_items: ['queue_id', 'paper_id'],
  annotations: ['id'],
  rules: ['id'],
  mutings: ['paper_id'],
  stances: ['feature'],

  papers: ['id'],
  identities: ['kind', 'value'],
  versions: ['paper_id', 'number'],
  entries: ['edition_id', 'paper_id'],
  signals: ['paper_id', 'at'],
  paper_files: ['paper_id', 'file_id'],
  progress: ['paper_id'],
  status_changes: ['id'],
  queue_changes: ['id'],
  reading_time: ['day', 'paper_id', 'file_id', 'page'],
  joined_records: ['id'],
} as const satisfies Record<string, readonly string[]>

export type JournalledTable = keyof typeof journalledTables

/** One row's change. Of a row that stays, only the columns that differ; of one that comes or goes, all of them. */
export interface RowChange {
  readonly table: JournalledTable
  readonly key: readonly SqlValue[]
  readonly before: SqlRow | null
  readonly after: SqlRow | null
}

export interface Changeset {
  /** Writes a whole row, new or in place of the one with its key. */
  put(table: JournalledTable, row: SqlRow): void
  /** Changes some columns of a row; no row, no change. */
  patch(table: JournalledTable, key: readonly SqlValue[], columns: SqlRow): void
  remove(table: JournalledTable, key: readonly SqlValue[]): void
  /** A row as it stands; null where there is none. */
  current(table: JournalledTable, key: readonly SqlValue[]): SqlRow | null
  readonly changes: readonly RowChange[]
}

const NAMES_NO_PAPER: ReadonlySet<JournalledTable> = new Set([
  'annotations',
  'identities',
  'status_changes',
  'queue_changes',
  'joined_records',
])

export function makeChangeset(write: WriteHandle): Changeset {
  const changes: RowChange[] = []
  const note = (change: RowChange): void => {
    applyChange(write, change)
    changes.push(change)
  }
  const existing = (table: JournalledTable, key: readonly SqlValue[]): SqlRow | null =>
    write.one<SqlRow>(`SELECT * FROM ${table} WHERE ${keyClause(table)}`, ...key) ?? null
  const patch = (table: JournalledTable, key: readonly SqlValue[], columns: SqlRow): void => {
    const row = existing(table, key)
    if (!row) return
    const names = Object.keys(columns).filter(name => columns[name] !== row[name])
    if (names.length === 0) return
    // Where the key does not say whose paper it is, who is told of the change must know.
    if (NAMES_NO_PAPER.has(table) && !names.includes('paper_id')) names.push('paper_id')
    note({ table, key, before: pick(row, names), after: pick({ ...row, ...columns }, names) })
  }
  return {
    changes,
    current: existing,
    patch,
    put(table, row) {
      const key = journalledTables[table].map(name => row[name] ?? null)
      if (existing(table, key)) patch(table, key, row)
      else note({ table, key, before: null, after: row })
    },
    remove(table, key) {
      const row = existing(table, key)
      if (row) note({ table, key, before: row, after: null })
    },
  }
}

/** Makes a row what the change says it is after. Also the way back, with before and after exchanged. */
export function applyChange(write: WriteHandle, { table, key, before, after }: RowChange): void {
  if (after === null) {
    write.run(`DELETE FROM ${table} WHERE ${keyClause(table)}`, ...key)
  } else if (before === null) {
    const names = Object.keys(after)
    write.run(
      `INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...names.map(name => after[name] ?? null),
    )
  } else {
    const names = Object.keys(after)
    write.run(
      `UPDATE ${table} SET ${names.map(name => `${name} = ?`).join(', ')} WHERE ${keyClause(table)}`,
      ...names.map(name => after[name] ?? null),
      ...key,
    )
  }
}

export function inverted(changes: readonly RowChange[]): RowChange[] {
  return changes.map(({ table, key, before, after }) => ({ table, key, before: after, after: before })).reverse()
}

function keyClause(table: JournalledTable): string {
  return KEY_CLAUSES[table]
}

// Asked for several times a row.
const KEY_CLAUSES = Object.fromEntries(
  Object.entries(journalledTables).map(([table, key]) => [table, key.map(name => `${name} = ?`).join(' AND ')]),
) as Record<JournalledTable, string>

function pick(row: SqlRow, names: readonly string[]): SqlRow {
  return Object.fromEntries(names.map(name => [name, row[name] ?? null]))
}

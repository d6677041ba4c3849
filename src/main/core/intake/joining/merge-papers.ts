import type { PaperId, Status } from '../../../../preload/contract/paper.ts'
import type { ReadHandle, SqlRow } from '../../database/handles.ts'
import { LibraryFailure } from '../../failures.ts'
import { type Changeset, type JournalledTable, journalledTables } from '../../journal/changeset.ts'
import { mergeFacts } from '../../papers/merge-facts.ts'
import { FACTS_COLUMNS, factsColumns, seenFactsOf } from '../../papers/paper-row.ts'
import { titleKey } from '../../papers/paper-identity.ts'
import { readFacts } from '../../papers/papers.ts'
import { leaveAllQueues } from '../../reading/queues.ts'

/** Makes one record of two that are one paper. Nothing is lost: what both have is joined, and how it was is kept. */

/** Rows that belong to a paper by a part of their key: those of the other paper move, where the kept one has none like it. */
const MOVED = [
  'versions',
  'entries',
  'paper_files',
  'tags',
  'queue_items',
  'progress',
  'mutings',
  'reading_time',
] as const
/** Rows with a name of their own: they only change hands. */
const HANDED_OVER = ['identities', 'annotations', 'status_changes', 'queue_changes', 'joined_records'] as const

export interface Merge {
  readonly kept: PaperId
  readonly gone: PaperId
  /** Names what is kept for splitting it again. */
  readonly record: string
  readonly reason: 'merged' | 'relation' | 'title'
  readonly at: number
}

export function mergePapers(rows: Changeset, read: ReadHandle, merge: Merge): void {
  const { kept, gone } = merge
  const [keptRow, goneRow] = [readFacts(read, kept), readFacts(read, gone)]
  if (!keptRow || !goneRow)
    throw new LibraryFailure('not-found', `Paper ${keptRow ? gone : kept} is not in this library.`)
  const start = rows.changes.length
  for (const table of HANDED_OVER)
    for (const row of rowsOfPaper(read, table, gone)) rows.patch(table, keyOf(table, row), { paper_id: kept })
  for (const table of MOVED) for (const row of rowsOfPaper(read, table, gone)) move(rows, read, table, row, kept)
  mergeSignals(rows, read, kept, gone)
  mergeNotes(rows, read, kept, gone)
  mergeReading(rows, read, kept, gone)
  mergeFactsOf(rows, read, kept, gone)
  rows.remove('papers', [gone])
  rows.put('joined_records', {
    id: merge.record,
    paper_id: kept,
    reason: merge.reason,
    title: goneRow.title,
    record: JSON.stringify({ changes: rows.changes.slice(start) }),
    joined_at: merge.at,
  })
}

function move(rows: Changeset, read: ReadHandle, table: JournalledTable, row: SqlRow, kept: PaperId): void {
  rows.remove(table, keyOf(table, row))
  const moved = { ...row, paper_id: kept }
  if (!isThere(read, table, moved)) rows.put(table, moved)
}

function mergeSignals(rows: Changeset, read: ReadHandle, kept: PaperId, gone: PaperId): void {
  for (const row of rowsOfPaper(read, 'signals', gone)) move(rows, read, 'signals', row, kept)
}

function mergeNotes(rows: Changeset, read: ReadHandle, kept: PaperId, gone: PaperId): void {
  const [note] = rowsOfPaper(read, 'notes', gone)
  if (!note) return
  const [own] = rowsOfPaper(read, 'notes', kept)
  rows.remove('notes', [gone])
  if (own) rows.patch('notes', [kept], { text: `${String(own['text'])}\n\n---\n\n${String(note['text'])}` })
  else rows.put('notes', { ...note, paper_id: kept })
}

const FURTHER: readonly Status[] = ['inbox', 'dismissed', 'queued', 'reading', 'read']

/** What the reader decided last counts; of two lines that both hold something, the second goes into the note. */
function mergeReading(rows: Changeset, read: ReadHandle, kept: PaperId, gone: PaperId): void {
  const [own] = rowsOfPaper(read, 'reading', kept)
  const [other] = rowsOfPaper(read, 'reading', gone)
  if (!own || !other) return
  const isFurther = FURTHER.indexOf(other['status'] as Status) > FURTHER.indexOf(own['status'] as Status)
  const from = isFurther ? other : own
  rows.patch('reading', [kept], {
    status: from['status'] ?? 'inbox',
    status_at: from['status_at'] ?? null,
    starred: own['starred'] === 1 || other['starred'] === 1 ? 1 : 0,
    remark: own['remark'] ?? other['remark'] ?? null,
    takeaway: own['takeaway'] ?? other['takeaway'] ?? null,
    due_on: own['due_on'] ?? other['due_on'] ?? null,
    snoozed_until: from['snoozed_until'] ?? null,
    trashed_at: own['trashed_at'] === null || other['trashed_at'] === null ? null : (own['trashed_at'] ?? null),
  })
  const left = (['remark', 'takeaway'] as const).flatMap(name =>
    own[name] != null && other[name] != null && own[name] !== other[name] ? [String(other[name])] : [],
  )
  if (left.length > 0) appendToNote(rows, read, kept, left.join('\n\n'), Number(from['status_at'] ?? 0))
  if (from['status'] === 'read' || from['status'] === 'dismissed') leaveAllQueues(rows, read, kept)
  rows.remove('reading', [gone])
}

function appendToNote(rows: Changeset, read: ReadHandle, paper: PaperId, text: string, at: number): void {
  const [note] = rowsOfPaper(read, 'notes', paper)
  if (note) rows.patch('notes', [paper], { text: `${String(note['text'])}\n\n${text}` })
  else rows.put('notes', { paper_id: paper, text, updated_at: at })
}

function mergeFactsOf(rows: Changeset, read: ReadHandle, kept: PaperId, gone: PaperId): void {
  const [keptRow, goneRow] = [readFacts(read, kept), readFacts(read, gone)]
  if (!keptRow || !goneRow) return
  const merged = mergeFacts(seenFactsOf(keptRow), seenFactsOf(goneRow))
  const organization = merged.facts.organization
  const organizationId =
    organization === null
      ? null
      : (read.column<number>('SELECT id FROM organizations WHERE name = ?', organization)[0] ?? null)
  const values = factsColumns(merged, titleKey(merged.facts.title), organizationId)
  rows.patch('papers', [kept], Object.fromEntries(FACTS_COLUMNS.map((name, index) => [name, values[index] ?? null])))
}

// The names of tables are those of the list above, never a text from outside.
function rowsOfPaper(read: ReadHandle, table: JournalledTable, paper: PaperId): SqlRow[] {
  return read.all<SqlRow>(`SELECT * FROM ${table} WHERE paper_id = ?`, paper)
}

function keyOf(table: JournalledTable, row: SqlRow): SqlRow[string][] {
  return journalledTables[table].map(name => row[name] ?? null)
}

function isThere(read: ReadHandle, table: JournalledTable, row: SqlRow): boolean {
  const clause = journalledTables[table].map(name => `${name} = ?`).join(' AND ')
  return read.one(`SELECT 1 AS found FROM ${table} WHERE ${clause}`, ...keyOf(table, row)) !== undefined
}

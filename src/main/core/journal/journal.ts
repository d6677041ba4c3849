import type { PaperId } from '../../../preload/contract/paper.ts'
import type { JournalStep } from '../../../preload/contract/reading.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import { applyChange, type Changeset, inverted, journalledTables, makeChangeset, type RowChange } from './changeset.ts'

/** The persistent history of what the reader did, to be taken back and done again. Owns `journal`. */

interface JournalRow {
  readonly id: number
  readonly at: number
  readonly label: string
  readonly papers: string
  readonly changes: string
  readonly merge_key: string | null
  readonly state: 'done' | 'undone' | 'dropped'
}

export interface StepOptions {
  readonly at: number
  /** "Dismissed 3 papers" */
  readonly label: string
  /** Steps of one key within half a minute are one step: typing a note. */
  readonly mergeKey?: string
}

/** Told of the rows of every step, done, undone or done again, inside its transaction. */
export type RowObserver = (write: WriteHandle, changes: readonly RowChange[], at: number) => void

const MERGE_WITHIN_MS = 30_000

export interface Journal {
  /** Runs work and keeps what it changed as one step; null where it changed nothing. */
  step(write: WriteHandle, options: StepOptions, work: (rows: Changeset) => void): JournalStep | null
  undo(write: WriteHandle, at: number): JournalStep | null
  redo(write: WriteHandle, at: number): JournalStep | null
}

export function makeJournal(observe: RowObserver): Journal {
  const replay = (
    write: WriteHandle,
    row: JournalRow | undefined,
    state: 'done' | 'undone',
    at: number,
  ): JournalStep | null => {
    if (!row) return null
    const stored = parseChanges(row)
    const changes = state === 'undone' ? inverted(stored) : stored
    for (const change of changes) applyChange(write, change)
    write.run('UPDATE journal SET state = ? WHERE id = ?', state, row.id)
    observe(write, changes, at)
    return stepOf({ ...row, state })
  }
  return {
    step(write, { at, label, mergeKey }, work) {
      const rows = makeChangeset(write)
      work(rows)
      if (rows.changes.length === 0) return null
      observe(write, rows.changes, at)
      write.run(`UPDATE journal SET state = 'dropped' WHERE state = 'undone'`)
      const papers = JSON.stringify([...new Set(rows.changes.flatMap(papersOf))])
      const last = mergeKey ? newest(write, 'done') : undefined
      if (last && last.merge_key === mergeKey && at - last.at < MERGE_WITHIN_MS && at >= last.at) {
        const changes = JSON.stringify([...parseChanges(last), ...rows.changes])
        write.run('UPDATE journal SET at = ?, changes = ? WHERE id = ?', at, changes, last.id)
        return stepOf({ ...last, at })
      }
      const changes = JSON.stringify(rows.changes)
      const id = write.insert(
        'INSERT INTO journal (at, label, papers, changes, merge_key) VALUES (?, ?, ?, ?, ?)',
        ...[at, label, papers, changes, mergeKey ?? null],
      )
      return stepOf({ id, at, label, papers, changes, merge_key: mergeKey ?? null, state: 'done' })
    },
    undo: (write, at) => replay(write, newest(write, 'done'), 'undone', at),
    redo: (write, at) => replay(write, oldestUndone(write), 'done', at),
  }
}

/** What undo and redo would do now. */
export function nextSteps(read: ReadHandle): { readonly undo: string | null; readonly redo: string | null } {
  return { undo: newest(read, 'done')?.label ?? null, redo: oldestUndone(read)?.label ?? null }
}

export function listSteps(read: ReadHandle, limit: number): JournalStep[] {
  return read
    .all<JournalRow>(
      `SELECT id, at, label, papers, '' AS changes, merge_key, state FROM journal WHERE state <> 'dropped' ORDER BY id DESC LIMIT ?`,
      limit,
    )
    .map(stepOf)
}

function newest(read: ReadHandle, state: 'done'): JournalRow | undefined {
  return read.one<JournalRow>('SELECT * FROM journal WHERE state = ? ORDER BY id DESC LIMIT 1', state)
}

function oldestUndone(read: ReadHandle): JournalRow | undefined {
  return read.one<JournalRow>(`SELECT * FROM journal WHERE state = 'undone' ORDER BY id LIMIT 1`)
}

// Only this file writes the column, always from RowChange values.
function parseChanges(row: JournalRow): RowChange[] {
  return JSON.parse(row.changes) as RowChange[]
}

function stepOf(row: JournalRow): JournalStep {
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    label: row.label,
    papers: JSON.parse(row.papers) as PaperId[],
    undone: row.state === 'undone',
  }
}

/** The papers a changed row belongs to, or belonged to; none for a queue or a rule by itself. */
export function papersOf({ table, key, before, after }: RowChange): PaperId[] {
  if (table === 'queues' || table === 'rules') return []
  const names: readonly string[] = journalledTables[table]
  const index = table === 'papers' ? 0 : names.indexOf('paper_id')
  const found = index >= 0 ? [key[index]] : [before?.['paper_id'], after?.['paper_id']]
  return [...new Set(found.flatMap(value => (value == null ? [] : [Number(value) as PaperId])))]
}

/** Adds to the newest standing step whose key begins so: what a rule does is part of the step that made the rule. */
export function extendStep(write: WriteHandle, keyStart: string, changes: readonly RowChange[]): void {
  const row = write.one<JournalRow>(
    `SELECT * FROM journal WHERE state = 'done' AND substr(merge_key, 1, ?) = ? ORDER BY id DESC LIMIT 1`,
    keyStart.length,
    keyStart,
  )
  if (!row) return
  // Only this file writes the column.
  const papers = [...new Set([...(JSON.parse(row.papers) as PaperId[]), ...changes.flatMap(papersOf)])]
  write.run(
    'UPDATE journal SET changes = ?, papers = ? WHERE id = ?',
    ...[JSON.stringify([...parseChanges(row), ...changes]), JSON.stringify(papers), row.id],
  )
}

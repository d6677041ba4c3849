import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'

/** What the mirror is behind with. Owns `mirror_debts`; where no folder is named, nothing is owed. */

/** What is owed for the bibliography, which is one file for all papers. */
export const REFERENCES = 0

export interface MirrorDebt {
  /** A paper's number, or REFERENCES. */
  readonly id: number
  /** Never the same twice for one paper: a debt is paid by what was written after it only. */
  readonly since: number
}

const OWE = `ON CONFLICT DO UPDATE SET since = max(since + 1, excluded.since)`
const IS_KEPT = `EXISTS (SELECT 1 FROM settings WHERE name = 'mirrorFolder' AND value <> '""')`

/** Notes, inside the transaction that changed them, papers whose files are now behind. */
export function oweMirror(write: WriteHandle, papers: readonly number[], at: number): void {
  if (papers.length === 0) return
  write.run(
    `INSERT INTO mirror_debts (paper_id, since) SELECT value, ? FROM json_each(?) WHERE ${IS_KEPT} ${OWE}`,
    at,
    JSON.stringify(papers),
  )
}

export function oweWholeMirror(write: WriteHandle, at: number): void {
  write.run(
    `INSERT INTO mirror_debts (paper_id, since) SELECT id, ? FROM papers WHERE ${IS_KEPT}
     UNION ALL SELECT ${REFERENCES}, ? WHERE ${IS_KEPT} ${OWE}`,
    at,
    at,
  )
}

export function forgetMirrorDebts(write: WriteHandle): void {
  write.run('DELETE FROM mirror_debts')
}

export function payMirrorDebts(write: WriteHandle, debts: readonly MirrorDebt[]): void {
  for (const { id, since } of debts) write.run('DELETE FROM mirror_debts WHERE paper_id = ? AND since = ?', id, since)
}

/** Papers that are owed since after a time, what was changed last first: the reader may be looking for it. */
export function owedPapers(read: ReadHandle, after: number, but: readonly number[], limit: number): MirrorDebt[] {
  return read.all(
    `SELECT paper_id AS id, since FROM mirror_debts
     WHERE paper_id <> ${REFERENCES} AND since > ? AND paper_id NOT IN (SELECT value FROM json_each(?))
     ORDER BY since DESC, paper_id LIMIT ?`,
    after,
    JSON.stringify(but),
    limit,
  )
}

export function owedReferences(read: ReadHandle): MirrorDebt | null {
  const sql = `SELECT paper_id AS id, since FROM mirror_debts WHERE paper_id = ${REFERENCES}`
  return read.one<MirrorDebt>(sql) ?? null
}

export function countMirrorDebts(read: ReadHandle, after = 0): number {
  const sql = `SELECT count(*) FROM mirror_debts WHERE paper_id <> ${REFERENCES} AND since > ?`
  return read.column<number>(sql, after)[0] ?? 0
}

/** Every paper that stands in the mirror: all but those in the trash. */
export function mirroredPapers(read: ReadHandle): PaperId[] {
  return read.column('SELECT paper_id FROM reading WHERE trashed_at IS NULL ORDER BY paper_id')
}

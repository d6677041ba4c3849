import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'

/** Papers whose plain file is behind the database. Owns `sidecar_debts`. */

export interface SidecarDebt {
  readonly id: PaperId
  /** When it was last changed; never the same twice for one paper, so that a debt is paid by what was written after it only. */
  readonly since: number
}

/** Notes, inside the transaction that changed them, papers whose plain file is now behind. */
export function oweSidecars(write: WriteHandle, papers: readonly PaperId[], at: number): void {
  if (papers.length === 0) return
  write.run(
    `INSERT INTO sidecar_debts (paper_id, since) SELECT value, ? FROM json_each(?) WHERE true
     ON CONFLICT DO UPDATE SET since = max(since + 1, excluded.since)`,
    at,
    JSON.stringify(papers),
  )
}

/** Papers that changed again since their debt was read stay owed. */
export function payDebts(write: WriteHandle, debts: readonly SidecarDebt[]): void {
  for (const { id, since } of debts) write.run('DELETE FROM sidecar_debts WHERE paper_id = ? AND since = ?', id, since)
}

export function debtsOf(read: ReadHandle, papers: readonly PaperId[], limit: number): SidecarDebt[] {
  return read.all(
    'SELECT paper_id AS id, since FROM sidecar_debts WHERE paper_id IN (SELECT value FROM json_each(?)) LIMIT ?',
    JSON.stringify(papers),
    limit,
  )
}

export function debtsAfter(read: ReadHandle, id: number, limit: number): SidecarDebt[] {
  return read.all(
    'SELECT paper_id AS id, since FROM sidecar_debts WHERE paper_id > ? ORDER BY paper_id LIMIT ?',
    id,
    limit,
  )
}

export function newestDebts(read: ReadHandle, limit: number): PaperId[] {
  return read.column('SELECT paper_id FROM sidecar_debts ORDER BY since DESC, paper_id LIMIT ?', limit)
}

export function countDebts(read: ReadHandle): number {
  return read.one<{ n: number }>('SELECT count(*) AS n FROM sidecar_debts')?.n ?? 0
}

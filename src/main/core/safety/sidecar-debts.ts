import type { PaperId } from '../../../preload/contract/paper.ts'
import type { WriteHandle } from '../database/handles.ts'

/** Notes, inside the transaction that changed them, the papers whose plain-file copy is now behind. Owns `sidecar_debts` with the writer that pays. */
export function oweSidecars(write: WriteHandle, papers: readonly PaperId[], at: number): void {
  for (const id of papers) write.run('INSERT INTO sidecar_debts (paper_id, since) VALUES (?, ?) ON CONFLICT DO UPDATE SET since = excluded.since', id, at)
}

import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import { addJob } from '../jobs/jobs.ts'

/** Annotations follow a paper to its next version by themselves: a new file owes that work, in the step that keeps it. */

export interface CarryTask {
  readonly paper: PaperId
  /** The file that came. */
  readonly to: string
}

export function oweCarry(write: WriteHandle, { paper, to }: CarryTask, id: string, at: number): void {
  if (filesToCarryFrom(write, paper, to).length === 0) return
  const title = write.column<string>('SELECT title FROM papers WHERE id = ?', paper)[0] ?? ''
  const label = `Annotations carried to the new file of “${title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title}”`
  addJob(write, { id, kind: 'carry', label, task: JSON.stringify({ paper, to }), at })
}

/** Files of a paper with annotations on them, but for those known to be a later version than the one that came. */
export function filesToCarryFrom(read: ReadHandle, paper: PaperId, to: string): string[] {
  const sql = `SELECT other.file_id FROM paper_files AS other
    JOIN paper_files AS came ON came.paper_id = other.paper_id AND came.file_id = ?
    WHERE other.paper_id = ? AND other.file_id <> came.file_id
      AND (other.version IS NULL OR came.version IS NULL OR other.version <= came.version)
      AND EXISTS (SELECT 1 FROM annotations
        WHERE paper_id = other.paper_id AND file_id = other.file_id AND state = 'live')
    ORDER BY other.added_at DESC, other.file_id`
  return read.column<string>(sql, to, paper)
}

import type { PaperId } from '../../../preload/contract/paper.ts'
import type { FinishSuggestion } from '../../../preload/contract/reading.ts'
import type { ReadHandle } from '../database/handles.ts'

/** Papers in hand that look finished: a question for the reader, never a change. Reads only. */

const NEARLY_ALL = 0.95
// A glance at the references is not the end of a paper.
const LOOKED_AT_SECONDS = 10

export function finishSuggestions(read: ReadHandle): FinishSuggestion[] {
  return read
    .all<{ paper: PaperId; title: string; fraction: number; dwelt: number }>(
      `SELECT * FROM (
         SELECT r.paper_id AS paper, p.title, g.fraction, g.updated_at, f.pages > 1 AND coalesce((
             SELECT sum(t.seconds) FROM reading_time t WHERE t.paper_id = r.paper_id AND t.file_id = g.file_id AND t.page = f.pages - 1
           ), 0) >= ${LOOKED_AT_SECONDS} AS dwelt
         FROM reading r JOIN papers p ON p.id = r.paper_id JOIN progress g ON g.paper_id = r.paper_id LEFT JOIN files f ON f.id = g.file_id
         WHERE r.status = 'reading' AND r.trashed_at IS NULL)
       WHERE fraction >= ${NEARLY_ALL} OR dwelt ORDER BY updated_at DESC, paper LIMIT 100`,
    )
    .map(({ paper, title, fraction, dwelt }) => ({
      paper,
      title,
      reason: dwelt === 1 ? 'you were on its last page' : `${Math.floor(fraction * 100)} % read`,
    }))
}

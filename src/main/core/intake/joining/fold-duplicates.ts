import type { PaperId } from '../../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../../database/handles.ts'
import { makeChangeset } from '../../journal/changeset.ts'
import type { Identity } from '../../ports.ts'
import { ownerOf } from '../../papers/papers.ts'
import { mergePapers } from './merge-papers.ts'

/** Two records that a source says are one paper: a preprint and its printed version that came apart. */

/**
 * Folds records of the same paper into it, as far as the reader has not touched them; answers those that are gone. Those
 * the source itself has spoken of stay: it would speak of them at its next import again, and the record would change each time.
 */
export function foldDuplicates(
  write: WriteHandle,
  kept: PaperId,
  names: readonly Identity[],
  spokenOf: ReadonlySet<PaperId>,
  at: number,
): readonly PaperId[] {
  const gone: PaperId[] = []
  for (const { kind, value } of names) {
    // A page may hold several papers: only an id of a work says that two are one.
    if (kind !== 'doi' && kind !== 'arxiv') continue
    const owner = ownerOf(write, kind, value)
    if (owner === null || owner === kept || spokenOf.has(owner) || !isUntouched(write, owner)) continue
    const record = `relation:${kept}:${owner}`
    mergePapers(makeChangeset(write), write, { kept, gone: owner, record, reason: 'relation', at })
    gone.push(owner)
  }
  return gone
}

/** Nothing of the reader's is on it, not even in the history of steps that could be taken back. */
function isUntouched(read: ReadHandle, id: PaperId): boolean {
  return (
    read.one(
      `SELECT 1 AS found FROM reading r WHERE r.paper_id = ? AND r.status = 'inbox' AND r.starred = 0 AND r.remark IS NULL AND r.takeaway IS NULL AND r.trashed_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM notes WHERE paper_id = r.paper_id) AND NOT EXISTS (SELECT 1 FROM tags WHERE paper_id = r.paper_id)
         AND NOT EXISTS (SELECT 1 FROM queue_items WHERE paper_id = r.paper_id) AND NOT EXISTS (SELECT 1 FROM annotations WHERE paper_id = r.paper_id)
         AND NOT EXISTS (SELECT 1 FROM progress WHERE paper_id = r.paper_id) AND NOT EXISTS (SELECT 1 FROM paper_files WHERE paper_id = r.paper_id)
         AND NOT EXISTS (SELECT 1 FROM status_changes WHERE paper_id = r.paper_id) AND NOT EXISTS (SELECT 1 FROM mutings WHERE paper_id = r.paper_id)
         AND NOT EXISTS (SELECT 1 FROM journal j, json_each(j.papers) x WHERE x.value = r.paper_id)`,
      id,
    ) !== undefined
  )
}

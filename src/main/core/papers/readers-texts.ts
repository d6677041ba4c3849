import type { AnnotationId } from '../../../preload/contract/annotation.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'

/** What the reader wrote on a paper, piece by piece. Reads only. */

export interface ReadersText {
  readonly field: 'note' | 'remark' | 'takeaway' | 'tag' | 'annotation'
  readonly text: string
  /** Of an annotation: where it is. */
  readonly at: { readonly id: AnnotationId; readonly file: string; readonly page: number } | null
}

export function readersTexts(read: ReadHandle, paper: PaperId): readonly ReadersText[] {
  return read
    .all<{
      field: ReadersText['field']
      text: string
      id: AnnotationId | null
      file: string | null
      page: number | null
    }>(
      `SELECT 'note' AS field, text, NULL AS id, NULL AS file, NULL AS page FROM notes WHERE paper_id = ?
       UNION ALL SELECT 'remark', remark, NULL, NULL, NULL FROM reading WHERE paper_id = ? AND remark IS NOT NULL
       UNION ALL SELECT 'takeaway', takeaway, NULL, NULL, NULL FROM reading WHERE paper_id = ? AND takeaway IS NOT NULL
       UNION ALL SELECT 'tag', tag, NULL, NULL, NULL FROM tags WHERE paper_id = ?
       UNION ALL SELECT 'annotation', trim(text || ' ' || comment), id, file_id, page FROM annotations WHERE paper_id = ? AND state = 'live'`,
      ...[paper, paper, paper, paper, paper],
    )
    .map(({ field, text, id, file, page }) => ({
      field,
      text,
      at: id === null || file === null || page === null ? null : { id, file, page },
    }))
}

import type {
  Annotation,
  AnnotationColor,
  AnnotationId,
  AnnotationType,
  NewAnnotation,
  Quad,
  Rect,
} from '../../../preload/contract/annotation.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, SqlRow } from '../database/handles.ts'
import { LibraryFailure } from '../failures.ts'
import type { Changeset } from '../journal/changeset.ts'

/** What the reader marked and wrote on pages. Owns `annotations`; knows no geometry. */

interface AnnotationRow {
  readonly id: AnnotationId
  readonly paper_id: PaperId
  readonly file_id: string
  readonly page: number
  readonly type: AnnotationType
  readonly color: AnnotationColor
  readonly rect: string
  readonly quads: string
  readonly text: string
  readonly before_text: string
  readonly after_text: string
  readonly reading_order: string
  readonly comment: string
  readonly external: number
  readonly created_at: number
  readonly updated_at: number
}

export function listAnnotations(read: ReadHandle, paper: PaperId): Annotation[] {
  return read
    .all<AnnotationRow>(
      'SELECT * FROM annotations WHERE paper_id = ? ORDER BY file_id, reading_order, created_at, id',
      paper,
    )
    .map(annotationOf)
}

export function requireAnnotation(read: ReadHandle, id: AnnotationId): Annotation {
  const row = read.one<AnnotationRow>('SELECT * FROM annotations WHERE id = ?', id)
  if (!row)
    throw new LibraryFailure(
      'not-found',
      'This annotation is not in the library any more. Undo (Z) brings back one that was deleted.',
    )
  return annotationOf(row)
}

/** Keeps a new annotation; one whose id is there already is left as it is, so that a caller may try twice. */
export function createAnnotation(
  rows: Changeset,
  read: ReadHandle,
  id: AnnotationId,
  given: NewAnnotation,
  at: number,
): void {
  if (read.one('SELECT 1 AS found FROM annotations WHERE id = ?', id)) return
  if (!read.one('SELECT 1 AS found FROM paper_files WHERE paper_id = ? AND file_id = ?', given.paper, given.file))
    throw new LibraryFailure(
      'not-found',
      `Paper ${given.paper} has no file ${given.file.slice(0, 12)}…, so nothing can be annotated on it.`,
    )
  rows.put('annotations', {
    id,
    paper_id: given.paper,
    file_id: given.file,
    page: given.page,
    type: given.type,
    color: given.color,
    rect: JSON.stringify(given.rect),
    quads: JSON.stringify(given.quads),
    text: given.text,
    before_text: given.before,
    after_text: given.after,
    reading_order: given.order,
    comment: given.comment,
    external: 0,
    created_at: at,
    updated_at: at,
  })
}

export interface AnnotationChange {
  readonly color?: AnnotationColor | undefined
  readonly comment?: string | undefined
  readonly type?: AnnotationType | undefined
}

export function changeAnnotation(rows: Changeset, id: AnnotationId, change: AnnotationChange, at: number): void {
  const columns: SqlRow = {}
  for (const [name, value] of Object.entries({ ...change })) if (value !== undefined) columns[name] = value
  if (Object.keys(columns).length > 0) rows.patch('annotations', [id], { ...columns, updated_at: at })
}

// Only this file writes the columns.
function annotationOf(row: AnnotationRow): Annotation {
  return {
    id: row.id,
    paper: row.paper_id,
    file: row.file_id,
    page: row.page,
    type: row.type,
    color: row.color,
    rect: JSON.parse(row.rect) as Rect,
    quads: JSON.parse(row.quads) as Quad[],
    text: row.text,
    before: row.before_text,
    after: row.after_text,
    order: row.reading_order,
    comment: row.comment,
    external: row.external === 1,
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  }
}

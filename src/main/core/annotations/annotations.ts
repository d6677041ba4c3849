import type {
  Annotation,
  AnnotationAnchor,
  AnnotationColor,
  AnnotationId,
  AnnotationType,
  NewAnnotation,
} from '../../../preload/contract/annotation.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'
import { type ByPaper, byPaper } from '../database/by-paper.ts'
import type { ReadHandle, SqlRow } from '../database/handles.ts'
import { LibraryFailure } from '../failures.ts'
import type { Changeset } from '../journal/changeset.ts'
import {
  anchorColumns,
  annotationOf,
  type AnnotationRow,
  type KeptAnnotation,
  keptOf,
  rowOf,
} from './annotation-row.ts'

/** What the reader marked and wrote on pages. Owns `annotations`; knows no geometry. */

const IN_ORDER = 'ORDER BY file_id, reading_order, created_at, id'

export function listAnnotations(read: ReadHandle, paper: PaperId): Annotation[] {
  return read
    .all<AnnotationRow>(`SELECT * FROM annotations WHERE paper_id = ? AND state = 'live' ${IN_ORDER}`, paper)
    .map(annotationOf)
}

/** All of a paper, the hidden ones too. */
export function keptAnnotations(read: ReadHandle, paper: PaperId): KeptAnnotation[] {
  return read.all<AnnotationRow>(`SELECT * FROM annotations WHERE paper_id = ? ${IN_ORDER}`, paper).map(keptOf)
}

export function annotationsByPaper(read: ReadHandle, papers: readonly PaperId[]): ByPaper<KeptAnnotation> {
  return byPaper<AnnotationRow & { paper: PaperId }, KeptAnnotation>(
    read,
    papers,
    `SELECT a.paper_id AS paper, a.* FROM json_each(?) j CROSS JOIN annotations a ON a.paper_id = j.value ${IN_ORDER}`,
    keptOf,
  )
}

export function requireAnnotation(read: ReadHandle, id: AnnotationId): Annotation {
  const row = read.one<AnnotationRow>(`SELECT * FROM annotations WHERE id = ? AND state = 'live'`, id)
  if (!row)
    throw new LibraryFailure(
      'not-found',
      'This annotation is not in the library any more. Undo (Z) brings back one that was deleted.',
    )
  return annotationOf(row)
}

/** Of the annotations that stand in a file, how many the library knows, hidden ones and those carried elsewhere too. */
export function countKnown(read: ReadHandle, paper: PaperId, file: string): number {
  const sql = `SELECT count(*) FROM annotations WHERE paper_id = ? AND pdf_print IS NOT NULL
    AND (file_id = ? OR carried ->> '$.file' = ?)`
  return read.column<number>(sql, paper, file, file)[0] ?? 0
}

export function isKnownAnnotation(read: ReadHandle, id: AnnotationId): boolean {
  return read.one('SELECT 1 AS found FROM annotations WHERE id = ?', id) !== undefined
}

export function requirePaperFile(read: ReadHandle, paper: PaperId, file: string, purpose: string): void {
  if (!read.one('SELECT 1 AS found FROM paper_files WHERE paper_id = ? AND file_id = ?', paper, file))
    throw new LibraryFailure('not-found', `Paper ${paper} has no file ${file.slice(0, 12)}…, so ${purpose}.`)
}

/** Keeps a new annotation; one whose id is there already is left as it is, so that a caller may try twice. */
export function createAnnotation(
  rows: Changeset,
  read: ReadHandle,
  id: AnnotationId,
  given: NewAnnotation,
  picture: string | null,
  at: number,
): void {
  if (isKnownAnnotation(read, id)) return
  requirePaperFile(read, given.paper, given.file, 'nothing can be annotated on it')
  const instant = new Date(at).toISOString()
  putAnnotation(rows, {
    ...withoutPng(given),
    id,
    external: false,
    createdAt: instant,
    updatedAt: instant,
    ...(picture === null ? {} : { picture }),
    ...NOT_FROM_A_PDF,
  })
}

function withoutPng({ png: _, ...anchor }: NewAnnotation): Omit<NewAnnotation, 'png'> {
  return anchor
}

const NOT_FROM_A_PDF = { pdfName: null, pdfPrint: null, editedAt: null, state: 'live', tray: null } as const

/** Writes an annotation as it is given, new or in place of the one with its id. */
export function putAnnotation(rows: Changeset, kept: KeptAnnotation): void {
  rows.put('annotations', rowOf(kept))
}

export interface AnnotationChange {
  readonly color?: AnnotationColor | undefined
  readonly comment?: string | undefined
  readonly type?: AnnotationType | undefined
}

export function changeAnnotation(
  rows: Changeset,
  read: ReadHandle,
  id: AnnotationId,
  change: AnnotationChange,
  at: number,
): void {
  const columns: SqlRow = {}
  for (const [name, value] of Object.entries({ ...change })) if (value !== undefined) columns[name] = value
  if (Object.keys(columns).length > 0) rows.patch('annotations', [id], { ...columns, ...edited(read, id, at) })
}

/** Gives an annotation another place; it is in no tray then. */
export function placeAnnotation(
  rows: Changeset,
  read: ReadHandle,
  id: AnnotationId,
  anchor: AnnotationAnchor,
  at: number,
): void {
  const { paper } = requireAnnotation(read, id)
  requirePaperFile(read, paper, anchor.file, 'the annotation cannot be placed on it')
  rows.patch('annotations', [id], { ...anchorColumns(anchor), tray: null, ...edited(read, id, at) })
}

/** One that a PDF has is hidden only: read again, it would be new. */
export function removeAnnotation(rows: Changeset, read: ReadHandle, id: AnnotationId): void {
  const row = read.one<AnnotationRow>('SELECT * FROM annotations WHERE id = ?', id)
  if (row?.pdf_print == null) rows.remove('annotations', [id])
  else rows.patch('annotations', [id], { state: 'removed' })
}

function edited(read: ReadHandle, id: AnnotationId, at: number): SqlRow {
  const isFromPdf = read.one(`SELECT 1 AS found FROM annotations WHERE id = ? AND pdf_print IS NOT NULL`, id)
  return isFromPdf ? { updated_at: at, edited_at: at } : { updated_at: at }
}

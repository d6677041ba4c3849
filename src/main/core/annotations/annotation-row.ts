import type {
  Annotation,
  AnnotationAnchor,
  AnnotationColor,
  AnnotationId,
  AnnotationType,
  CarriedFrom,
  Quad,
  Rect,
  Stroke,
} from '../../../preload/contract/annotation.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'
import type { SqlRow } from '../database/handles.ts'

/** How annotations are kept as rows. */

export interface AnnotationRow {
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
  readonly strokes: string
  readonly picture: string | null
  readonly author: string | null
  readonly pdf_name: string | null
  readonly pdf_print: string | null
  readonly edited_at: number | null
  readonly state: AnnotationState
  readonly carried: string | null
  readonly tray: string | null
}

/** 'removed' by the reader though a PDF has it; 'gone' from the PDF it came from. Both are hidden and can come back. */
export type AnnotationState = 'live' | 'removed' | 'gone'

export interface TrayPlace {
  /** The file it was to be carried to. */
  readonly to: string
  readonly at: string
  readonly confidence: number
}

/** An annotation with what only the library itself needs to know. */
export interface KeptAnnotation extends Annotation {
  /** What the PDF it was read from calls it (/NM). */
  readonly pdfName: string | null
  /** A fingerprint of how it was when it was last read there. */
  readonly pdfPrint: string | null
  /** When the reader changed it after it had come with a PDF. */
  readonly editedAt: string | null
  readonly state: AnnotationState
  readonly tray: TrayPlace | null
}

// Only this room writes the columns.
export function annotationOf(row: AnnotationRow): Annotation {
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
    ...(row.strokes === '[]' ? {} : { strokes: JSON.parse(row.strokes) as Stroke[] }),
    ...(row.picture === null ? {} : { picture: row.picture }),
    ...(row.author === null ? {} : { author: row.author }),
    ...(row.external === 1 && row.edited_at !== null ? { isEdited: true } : {}),
    ...(row.carried === null ? {} : { carried: JSON.parse(row.carried) as CarriedFrom }),
  }
}

export function keptOf(row: AnnotationRow): KeptAnnotation {
  return {
    ...annotationOf(row),
    pdfName: row.pdf_name,
    pdfPrint: row.pdf_print,
    editedAt: row.edited_at === null ? null : new Date(row.edited_at).toISOString(),
    state: row.state,
    tray: row.tray === null ? null : (JSON.parse(row.tray) as TrayPlace),
  }
}

export function anchorColumns(anchor: AnnotationAnchor): SqlRow {
  return {
    file_id: anchor.file,
    page: anchor.page,
    rect: JSON.stringify(anchor.rect),
    quads: JSON.stringify(anchor.quads),
    text: anchor.text,
    before_text: anchor.before,
    after_text: anchor.after,
    reading_order: anchor.order,
    strokes: JSON.stringify(anchor.strokes ?? []),
  }
}

/** The whole row of an annotation. */
export function rowOf(kept: KeptAnnotation): SqlRow {
  return {
    ...anchorColumns(kept),
    id: kept.id,
    paper_id: kept.paper,
    type: kept.type,
    color: kept.color,
    comment: kept.comment,
    external: kept.external ? 1 : 0,
    created_at: Date.parse(kept.createdAt),
    updated_at: Date.parse(kept.updatedAt),
    picture: kept.picture ?? null,
    author: kept.author ?? null,
    pdf_name: kept.pdfName,
    pdf_print: kept.pdfPrint,
    edited_at: kept.editedAt === null ? null : Date.parse(kept.editedAt),
    state: kept.state,
    carried: kept.carried ? JSON.stringify(kept.carried) : null,
    tray: kept.tray ? JSON.stringify(kept.tray) : null,
  }
}

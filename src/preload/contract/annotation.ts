import type { PaperId } from './paper.ts'

export type AnnotationId = string & { readonly __annotation: true }

export type AnnotationType = 'highlight' | 'underline' | 'strikeout' | 'note' | 'text' | 'area' | 'ink'
export const ANNOTATION_TYPES = ['highlight', 'underline', 'strikeout', 'note', 'text', 'area', 'ink'] as const

/** Colours by the name of their hue; the theme gives each its value, the reader may give each a meaning. */
export type AnnotationColor = 'yellow' | 'green' | 'blue' | 'purple' | 'red'
export const ANNOTATION_COLORS = ['yellow', 'green', 'blue', 'purple', 'red'] as const

/** [x1, y1, x2, y2], lower left and upper right, in PDF user space (points, y up) of the unrotated page. */
export type Rect = readonly [number, number, number, number]
/** Eight numbers, the corners of one line of text in PDF user space: upper left, upper right, lower left, lower right. */
export type Quad = readonly [number, number, number, number, number, number, number, number]

/** One stroke of a pen: x, y, x, y ... in PDF user space. */
export type Stroke = readonly number[]

export interface AnnotationAnchor {
  /** SHA-256 of the file it was made on. */
  readonly file: string
  /** 0-based. */
  readonly page: number
  readonly rect: Rect
  readonly quads: readonly Quad[]
  /** The exact text under the quads; empty for an area, a note in the margin, ink. */
  readonly text: string
  /** Up to 32 characters on each side of the text, to find the place again in another version. */
  readonly before: string
  readonly after: string
  /** Sorts annotations of a file into reading order: page, then position in the text, as fixed-width digits. */
  readonly order: string
  /** Of ink alone. */
  readonly strokes?: readonly Stroke[] | undefined
}

export interface Annotation extends AnnotationAnchor {
  readonly id: AnnotationId
  readonly paper: PaperId
  readonly type: AnnotationType
  readonly color: AnnotationColor
  /** Markdown. */
  readonly comment: string
  /** True where it came with the PDF, made by another program. */
  readonly external: boolean
  readonly createdAt: string
  readonly updatedAt: string
  /** Who made it, as the PDF says; only where it is external. */
  readonly author?: string | undefined
  /** Changed here since it came with the PDF; only where it is external. */
  readonly isEdited?: boolean | undefined
  /** SHA-256 of the picture of an area, a PNG that `annotations.picture` gives. */
  readonly picture?: string | undefined
  /** Where it stood before it was carried over to this file. */
  readonly carried?: CarriedFrom | undefined
}

export interface CarriedFrom extends AnnotationAnchor {
  /** 0..1: how surely its place in this file is the one that was meant. */
  readonly confidence: number
}

/** An annotation that found no place in a newer file: it stays on the old one, where it was. */
export interface TrayItem {
  readonly annotation: Annotation
  /** The file it was to be carried to. */
  readonly to: string
  readonly at: string
  /** Of the best place that was found, not good enough to be taken; 0 where there was none. */
  readonly confidence: number
}

/** One page of what was found among the annotations of all papers. */
export interface FoundAnnotations {
  readonly items: readonly FoundAnnotation[]
  /** All that fit, on whatever page. */
  readonly total: number
  /** Hand it in as `after` for the next page; null on the last. */
  readonly next: AnnotationId | null
}

export interface FoundAnnotation {
  readonly annotation: Annotation
  readonly title: string
}

export interface CarryReport {
  readonly placed: number
  /** Of these, with a confidence of less than 0.8: worth a look. */
  readonly doubtful: number
  readonly inTray: number
}

/** What an import of the annotations in a PDF did. */
export interface AnnotationImport {
  readonly new: number
  readonly updated: number
  readonly unchanged: number
  /** Changed or gone in the file, and kept as the reader has edited them. */
  readonly kept: number
  /** Gone from the file: hidden, and back as soon as the file has them again. */
  readonly gone: number
  /** What was not taken in, by kind: links, fields of forms, attachments. */
  readonly skipped: Readonly<Record<string, number>>
}

/** What the annotations of a PDF add to it: its own bytes and these after them are a copy with the annotations in it. */
export interface AnnotationAddition {
  /** Of the copy. */
  readonly name: string
  /** In base64. */
  readonly tail: string
  /** Written into the copy; what the file has already counts where it was changed. */
  readonly written: number
  /** The file is signed: the copy is not what was signed any more. */
  readonly signed: boolean
  /** What a reader should know, in words. */
  readonly notes: readonly string[]
}

/** A copy of a PDF with the annotations in it. */
export interface AnnotatedCopy extends Omit<AnnotationAddition, 'tail'> {
  /** Where it lies, in the library's folder `exports`. */
  readonly path: string
  readonly bytes: number
}

export interface NewAnnotation extends AnnotationAnchor {
  /** Given by the caller where it must be the same on a second try; made otherwise. */
  readonly id?: AnnotationId | undefined
  readonly paper: PaperId
  readonly type: AnnotationType
  readonly color: AnnotationColor
  readonly comment: string
  /** The picture of an area, a PNG in base64. */
  readonly png?: string | undefined
}

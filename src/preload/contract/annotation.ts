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
}

export interface NewAnnotation extends AnnotationAnchor {
  /** Given by the caller where it must be the same on a second try; made otherwise. */
  readonly id?: AnnotationId | undefined
  readonly paper: PaperId
  readonly type: AnnotationType
  readonly color: AnnotationColor
  readonly comment: string
}

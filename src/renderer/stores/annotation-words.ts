import type { Annotation, AnnotationType } from '../../preload/contract/annotation.ts'

/** What kinds of annotations are called. */
export const KIND_NAMES: Readonly<Record<AnnotationType, string>> = {
  highlight: 'Highlights',
  underline: 'Underlines',
  strikeout: 'Strikeouts',
  note: 'Notes',
  text: 'Texts',
  area: 'Areas',
  ink: 'Drawings',
}

const ALONE: Readonly<Record<AnnotationType, string>> = {
  highlight: 'Highlight',
  underline: 'Underline',
  strikeout: 'Struck out',
  note: 'Note',
  text: 'Text',
  area: 'Area',
  ink: 'Drawing',
}

/** What stands for an annotation in a list: the text under it, what was written on the page, else its kind. */
export function sayAnnotation({ type, text, comment }: Annotation): string {
  return text || (type === 'text' && comment) || ALONE[type]
}

/** Whether its comment stands beside that. */
export function hasOwnComment({ type, comment }: Annotation): boolean {
  return comment !== '' && type !== 'text'
}

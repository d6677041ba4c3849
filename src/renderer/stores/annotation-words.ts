import type { Annotation, AnnotationType } from '../../preload/contract/annotation.ts'
import { say } from './messages.ts'

/** What kinds of annotations are called. */
export const KIND_NAMES: Readonly<Record<AnnotationType, string>> = {
  highlight: say('Highlights'),
  underline: say('Underlines'),
  strikeout: say('Strikeouts'),
  note: say('Notes'),
  text: say('Texts'),
  area: say('Areas'),
  ink: say('Drawings'),
}

const ALONE: Readonly<Record<AnnotationType, string>> = {
  highlight: say('Highlight'),
  underline: say('Underline'),
  strikeout: say('Struck out'),
  note: say('Note'),
  text: say('Text'),
  area: say('Area'),
  ink: say('Drawing'),
}

/** What stands for an annotation in a list: the text under it, what was written on the page, else its kind. */
export function sayAnnotation({ type, text, comment }: Annotation): string {
  return text || (type === 'text' && comment) || ALONE[type]
}

/** Whether its comment stands beside that. */
export function hasOwnComment({ type, comment }: Annotation): boolean {
  return comment !== '' && type !== 'text'
}

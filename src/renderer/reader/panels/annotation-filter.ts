import type { Annotation, AnnotationColor } from '../../../preload/contract/annotation.ts'
import { foldText } from '../find/fold-text.ts'

export interface AnnotationFilter {
  /** All of them must be in the text or the comment. */
  readonly words: string
  /** None chosen means all. */
  readonly colors: readonly AnnotationColor[]
}

export function filterAnnotations(
  annotations: readonly Annotation[],
  { words, colors }: AnnotationFilter,
): readonly Annotation[] {
  const wanted = fold(words)
    .split(' ')
    .filter(word => word !== '')
  return annotations.filter(({ text, comment, color }) => {
    if (colors.length > 0 && !colors.includes(color)) return false
    const all = fold(`${text} ${comment}`)
    return wanted.every(word => all.includes(word))
  })
}

function fold(text: string): string {
  return foldText(text).text.toLowerCase()
}

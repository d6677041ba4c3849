import type { Annotation, AnnotationColor, AnnotationType } from '../../../preload/contract/annotation.ts'
import { foldText } from '../find/fold-text.ts'

export interface AnnotationFilter {
  /** All of them must be in the text or the comment. */
  readonly words: string
  /** None chosen means all. */
  readonly colors: readonly AnnotationColor[]
  readonly types: readonly AnnotationType[]
  /** Of other programs, or made here; both or none chosen means all. */
  readonly origins: readonly Origin[]
}

export type Origin = 'own' | 'external'

export const NO_FILTER: AnnotationFilter = { words: '', colors: [], types: [], origins: [] }

export function filterAnnotations(
  annotations: readonly Annotation[],
  { words, colors, types, origins }: AnnotationFilter,
): readonly Annotation[] {
  const wanted = fold(words)
    .split(' ')
    .filter(word => word !== '')
  const isWanted = <T>(chosen: readonly T[], value: T): boolean => chosen.length === 0 || chosen.includes(value)
  return annotations.filter(({ text, comment, color, type, external, author = '' }) => {
    if (!isWanted(colors, color) || !isWanted(types, type)) return false
    if (!isWanted(origins, external ? 'external' : 'own')) return false
    const all = fold(`${text} ${comment} ${author}`)
    return wanted.every(word => all.includes(word))
  })
}

/** How many annotations have each value. */
export function countBy<T extends string>(
  annotations: readonly Annotation[],
  valueOf: (annotation: Annotation) => T,
): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const annotation of annotations) {
    const value = valueOf(annotation)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

function fold(text: string): string {
  return foldText(text).text.toLowerCase()
}

import type { Annotation } from '../../preload/contract/annotation.ts'

/** As the library will have it, once it has been changed here. */
export function touched(annotation: Annotation): Annotation {
  return annotation.external ? { ...annotation, isEdited: true } : annotation
}

import type { AnnotationId, AnnotationImport } from '../../../../preload/contract/annotation.ts'
import type { PaperId } from '../../../../preload/contract/paper.ts'
import { isKnownAnnotation, keptAnnotations, putAnnotation } from '../../annotations/annotations.ts'
import type { ReadHandle } from '../../database/handles.ts'
import type { Changeset } from '../../journal/changeset.ts'
import type { PdfReading } from '../../ports.ts'
import { joinThreads } from './join-threads.ts'
import { mergeMarks } from './merge-marks.ts'

/** Takes in what a PDF's annotations say, one step that can be taken back; a second time nothing is written. */

export interface AnnotationsToImport {
  readonly paper: PaperId
  readonly file: string
  readonly reading: PdfReading
  readonly earlierFiles: ReadonlySet<string>
  readonly at: number
  newId(): string
}

export function importAnnotations(rows: Changeset, read: ReadHandle, given: AnnotationsToImport): AnnotationImport {
  const { marks, skipped } = joinThreads(given.reading.annotations)
  const taken = new Set<string>()
  const { puts, report } = mergeMarks(keptAnnotations(read, given.paper), marks, {
    ...given,
    newId(wanted) {
      // What the file calls it is kept where nobody here is called so.
      const isFree = wanted !== null && !taken.has(wanted) && !isKnownAnnotation(read, wanted as AnnotationId)
      const id = isFree ? wanted : given.newId()
      taken.add(id)
      return id as AnnotationId
    },
  })
  for (const put of puts) putAnnotation(rows, put)
  return { ...report, skipped }
}

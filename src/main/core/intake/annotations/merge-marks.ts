import type { AnnotationImport } from '../../../../preload/contract/annotation.ts'
import type { KeptAnnotation } from '../../annotations/annotation-row.ts'
import { placeAndWordsOfPrint, placeOfPrint } from '../../pdfs/marks/fingerprint.ts'
import type { ReadMark } from './join-threads.ts'
import { annotationOfMark, type Target } from './mark-to-annotation.ts'

/** What a file's annotations mean for those the library has: which are new, which changed, which are gone. Pure. */
export interface Merge extends Target {
  /** The file is known to be a later state of these: what they had and it has not is gone. */
  readonly earlierFiles: ReadonlySet<string>
}

export interface Merged {
  readonly puts: readonly KeptAnnotation[]
  readonly report: Omit<AnnotationImport, 'skipped'>
}

export function mergeMarks(kept: readonly KeptAnnotation[], marks: readonly ReadMark[], merge: Merge): Merged {
  const pairs = pairUp(kept, marks)
  const puts: KeptAnnotation[] = []
  const count = { new: 0, updated: 0, unchanged: 0, kept: 0, gone: 0 }
  const earlier = new Set([...merge.earlierFiles, merge.file])
  for (const mark of marks) {
    const known = pairs.get(mark)
    if (!known) {
      count.new += 1
      puts.push(annotationOfMark(mark, merge))
      continue
    }
    // Whoever has one of a file's annotations has that file's later state.
    if (known.pdfPrint !== null) earlier.add(known.file)
    const outcome = meet(known, mark, merge)
    count[outcome.kind] += 1
    if (outcome.put) puts.push(outcome.put)
  }
  const met = new Set(pairs.values())
  for (const known of kept) {
    if (met.has(known) || known.pdfPrint === null || !known.external || known.state !== 'live') continue
    if (!earlier.has(known.file)) continue
    if (known.editedAt !== null) count.kept += 1
    else {
      count.gone += 1
      puts.push({ ...known, state: 'gone' })
    }
  }
  return { puts, report: count }
}

interface Outcome {
  readonly kind: 'updated' | 'unchanged' | 'kept'
  readonly put: KeptAnnotation | null
}

function meet(known: KeptAnnotation, mark: ReadMark, merge: Merge): Outcome {
  const { own } = mark.pdf
  // One of ours that nobody has touched since it was written; else one that is as it was last read.
  const isAsKnown = known.pdfPrint === null ? own?.print === mark.print : known.pdfPrint === mark.print
  const isSameFile = known.file === merge.file
  if (isAsKnown && known.state !== 'gone' && (isSameFile || !known.external))
    return { kind: 'unchanged', put: known.pdfPrint === mark.print ? null : { ...known, pdfPrint: mark.print } }
  const isEdited =
    known.editedAt !== null || (own !== null && !known.external && Date.parse(known.updatedAt) > own.updatedAt)
  const read = annotationOfMark(mark, merge)
  const found = {
    ...known,
    pdfName: mark.pdf.name,
    pdfPrint: mark.print,
    state: known.state === 'gone' ? 'live' : known.state,
  } as const
  if (isEdited) return { kind: 'kept', put: found }
  const { file, page, rect, quads, text, before, after, order, strokes, type, color, comment } = read
  const put = { ...found, file, page, rect, quads, text, before, after, order, strokes, type, color, comment }
  return { kind: isAsKnown ? 'unchanged' : 'updated', put: isAsKnown ? put : { ...put, updatedAt: read.updatedAt } }
}

/** Pairs by the name in the file, then by place and words, then by place alone; each once. */
function pairUp(kept: readonly KeptAnnotation[], marks: readonly ReadMark[]): Map<ReadMark, KeptAnnotation> {
  const pairs = new Map<ReadMark, KeptAnnotation>()
  const free = new Set(kept)
  const pair = (keyOfKept: (known: KeptAnnotation) => string | null, keyOfMark: (mark: ReadMark) => string | null) => {
    const known = new Map<string, KeptAnnotation[]>()
    for (const one of free) {
      const key = keyOfKept(one)
      if (key !== null) known.set(key, [...(known.get(key) ?? []), one])
    }
    for (const mark of marks) {
      const key = pairs.has(mark) ? null : keyOfMark(mark)
      const found = key === null ? undefined : known.get(key)?.shift()
      if (!found) continue
      pairs.set(mark, found)
      free.delete(found)
    }
  }
  pair(
    one => one.id,
    mark => mark.pdf.own?.id ?? null,
  )
  pair(
    one => one.pdfName,
    mark => mark.pdf.name,
  )
  // A name that both have and that differs says that they are two.
  const nameless = (one: KeptAnnotation): string | null => (one.pdfName === null ? one.pdfPrint : null)
  const anyPrint = (mark: ReadMark): string | null => (mark.pdf.own ? null : mark.print)
  pair(
    one => partOf(nameless(one), placeAndWordsOfPrint),
    mark => partOf(anyPrint(mark), placeAndWordsOfPrint),
  )
  pair(
    one => partOf(nameless(one), placeOfPrint),
    mark => partOf(anyPrint(mark), placeOfPrint),
  )
  return pairs
}

function partOf(print: string | null, part: (print: string) => string): string | null {
  return print === null ? null : part(print)
}

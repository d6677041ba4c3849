import type { AnnotationType } from '../../../../preload/contract/annotation.ts'
import { printWithWords } from '../../pdfs/marks/fingerprint.ts'
import type { PdfAnnotation } from '../../ports.ts'

/** One annotation of a PDF as the library keeps it: its kind, and its comment with the replies to it. */
export interface ReadMark {
  readonly pdf: PdfAnnotation
  readonly type: AnnotationType
  readonly comment: string
  readonly print: string
}

export interface JoinedMarks {
  readonly marks: readonly ReadMark[]
  /** What is no annotation of a reader's, by kind. */
  readonly skipped: Readonly<Record<string, number>>
}

const TYPES: Readonly<Record<string, AnnotationType>> = {
  Highlight: 'highlight',
  Underline: 'underline',
  Squiggly: 'underline',
  StrikeOut: 'strikeout',
  Text: 'note',
  Caret: 'note',
  FileAttachment: 'note',
  Sound: 'note',
  FreeText: 'text',
  Square: 'area',
  Circle: 'area',
  Polygon: 'area',
  Stamp: 'area',
  Redact: 'area',
  Ink: 'ink',
  Line: 'ink',
  PolyLine: 'ink',
}

/** Joins replies to what they reply to, and what was made as one (a word struck out and the word in its place). Pure. */
export function joinThreads(annotations: readonly PdfAnnotation[]): JoinedMarks {
  const skipped: Record<string, number> = {}
  const marks: ReadMark[] = []
  const replies = repliesOf(annotations)
  for (const [index, pdf] of annotations.entries()) {
    const type = TYPES[pdf.type]
    if (!type) {
      // A popup is the window of another annotation.
      if (pdf.type !== 'Popup') skipped[pdf.type] = (skipped[pdf.type] ?? 0) + 1
      continue
    }
    if (isReply(pdf, annotations) || isSaidElsewhere(index, annotations)) continue
    const parent = pdf.isGrouped && pdf.replyTo !== null ? annotations[pdf.replyTo] : undefined
    const own = pdf.comment ?? parent?.comment ?? (pdf.attached === null ? '' : `Attached file: ${pdf.attached}`)
    const said = [
      ...(replies.get(index) ?? []),
      ...(parent && pdf.replyTo !== null ? (replies.get(pdf.replyTo) ?? []) : []),
    ]
    const comment = [own, ...said.map(replyInWords)].filter(part => part !== '').join('\n\n')
    marks.push({
      pdf,
      type,
      comment,
      print: comment === (pdf.comment ?? '') ? pdf.print : printWithWords(pdf.print, comment),
    })
  }
  return { marks, skipped }
}

/** A reply by itself; a member of a group is an annotation of its own. */
function isReply({ replyTo, isGrouped, type }: PdfAnnotation, all: readonly PdfAnnotation[]): boolean {
  return replyTo !== null && !isGrouped && (type === 'Text' || type === 'FreeText') && all[replyTo] !== undefined
}

/** The caret of a replacement: what it says stands with the text that is struck out. */
function isSaidElsewhere(index: number, all: readonly PdfAnnotation[]): boolean {
  return (
    all[index]?.type === 'Caret' &&
    all.some(({ isGrouped, replyTo, quads }) => isGrouped && replyTo === index && quads.length > 0)
  )
}

/** Every reply to a reply counts for what began the thread; in the order they were written. */
function repliesOf(all: readonly PdfAnnotation[]): Map<number, PdfAnnotation[]> {
  const replies = new Map<number, PdfAnnotation[]>()
  for (const annotation of all) {
    if (!isReply(annotation, all) || annotation.isState || annotation.comment === null) continue
    let root = annotation.replyTo
    for (let hop = 0; root !== null && hop < all.length; hop += 1) {
      const above = all[root]
      if (!above || !isReply(above, all)) break
      root = above.replyTo
    }
    if (root !== null) replies.set(root, [...(replies.get(root) ?? []), annotation])
  }
  for (const list of replies.values()) list.sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0))
  return replies
}

function replyInWords({ author, comment }: PdfAnnotation): string {
  return `${author ?? 'Reply'}: ${comment ?? ''}`
}

import type { AnnotationColor, AnnotationId } from '../../../../preload/contract/annotation.ts'
import type { PaperId } from '../../../../preload/contract/paper.ts'
import type { KeptAnnotation } from '../../annotations/annotation-row.ts'
import { lookOfPrint, placeOfPrint } from '../../pdfs/marks/fingerprint.ts'
import type { PdfAnnotation } from '../../ports.ts'
import type { ReadMark } from './join-threads.ts'

/** Where annotations are taken in. */
export interface Target {
  readonly paper: PaperId
  readonly file: string
  readonly at: number
  newId(wanted: string | null): AnnotationId
}

/** An annotation of a PDF as one of the library's; one of our own with what it was exported with. Pure. */
export function annotationOfMark({ pdf, type, comment, print }: ReadMark, merge: Target): KeptAnnotation {
  const { own } = pdf
  const at = new Date(merge.at).toISOString()
  const moment = (time: number | null): string => (time === null ? at : new Date(time).toISOString())
  const base = {
    id: merge.newId(own?.id ?? null),
    paper: merge.paper,
    file: merge.file,
    page: pdf.page - 1,
    rect: pdf.rect,
    quads: pdf.quads,
    comment,
    pdfName: pdf.name,
    pdfPrint: print,
    editedAt: null,
    state: 'live',
    tray: null,
    ...(type === 'ink' && pdf.strokes.length > 0 ? { strokes: pdf.strokes } : {}),
  } as const
  if (own) {
    const isUntouched = own.print === print
    const isSameLook = lookOfPrint(own.print) === lookOfPrint(print)
    return {
      ...base,
      rect: placeOfPrint(own.print) === placeOfPrint(print) ? own.rect : pdf.rect,
      type: isSameLook ? own.type : type,
      color: isSameLook ? own.color : colorOf(pdf),
      text: isSameLook ? own.text : (pdf.text ?? own.text),
      before: own.before,
      after: own.after,
      order: own.order,
      external: false,
      createdAt: moment(own.createdAt),
      updatedAt: isUntouched ? moment(own.updatedAt) : moment(pdf.modifiedAt),
    }
  }
  return {
    ...base,
    type,
    color: colorOf(pdf),
    text: pdf.text ?? '',
    before: pdf.before,
    after: pdf.after,
    order: orderOf(pdf),
    external: true,
    createdAt: moment(pdf.createdAt ?? pdf.modifiedAt),
    updatedAt: moment(pdf.modifiedAt ?? pdf.createdAt),
    ...(pdf.author === null ? {} : { author: pdf.author }),
  }
}

function colorOf(pdf: PdfAnnotation): AnnotationColor {
  return pdf.nearestColor ?? 'yellow'
}

// A page is no higher than this: what stands further up comes first.
const TOP = 20_000

/** As the reader's own: page, place in the page's text, distance from the top. */
function orderOf({ page, offset, rect }: PdfAnnotation): string {
  const digits = (value: number, width: number): string =>
    String(Math.min(10 ** width - 1, Math.max(0, Math.round(value)))).padStart(width, '0')
  return `${digits(page - 1, 5)}|${digits(offset ?? 0, 6)}|${digits(TOP - rect[3], 5)}`
}

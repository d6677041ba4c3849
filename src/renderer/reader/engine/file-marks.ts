import type { Rect } from '../../../preload/contract/annotation.ts'

/** An annotation that stands in the file itself, as far as pdf.js tells of it. */
export interface FileMark {
  /** What pdf.js calls it. */
  readonly id: string
  /** "Highlight", "Stamp" ... */
  readonly subtype: string
  /** In user space. */
  readonly rect: Rect
  readonly author: string
}

/** What a reader makes; fields of forms and links are the document's own. */
const MARKS: ReadonlySet<string> = new Set([
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Text',
  'Caret',
  'FileAttachment',
  'Sound',
  'FreeText',
  'Square',
  'Circle',
  'Polygon',
  'Stamp',
  'Redact',
  'Ink',
  'Line',
  'PolyLine',
])

export function readFileMarks(annotations: readonly unknown[]): readonly FileMark[] {
  return annotations.flatMap((annotation): readonly FileMark[] => {
    if (typeof annotation !== 'object' || annotation === null) return []
    const { id, subtype, rect, titleObj, inReplyTo } = annotation as Readonly<Record<string, unknown>>
    if (typeof id !== 'string' || typeof subtype !== 'string' || !MARKS.has(subtype)) return []
    // A reply is read with what it replies to.
    if (inReplyTo !== undefined && inReplyTo !== null && inReplyTo !== '') return []
    if (!Array.isArray(rect) || rect.length !== 4 || !rect.every(Number.isFinite)) return []
    const [x1, y1, x2, y2] = rect as [number, number, number, number]
    const author =
      typeof titleObj === 'object' && titleObj !== null && 'str' in titleObj && typeof titleObj.str === 'string'
        ? titleObj.str.trim()
        : ''
    return [{ id, subtype, rect: [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)], author }]
  })
}

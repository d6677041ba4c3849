import type { AnnotationColor, AnnotationType, NewAnnotation, Rect } from '../../../preload/contract/annotation.ts'
import type { Point } from '../geometry/matrix.ts'
import { CSS_UNITS, type PageBox, pageSize, rectToPage, toView } from '../geometry/page-space.ts'
import type { LineRect } from '../geometry/line-rects.ts'
import { boundsOf, quadFromView } from '../geometry/quads.ts'
import { orderKey } from '../geometry/reading-order.ts'
import { contextOf, toHumanText } from '../text/human-text.ts'
import type { PageText } from '../text/page-text.ts'
import { nearestRun, runBox } from '../text/run-boxes.ts'
import type { TextPiece } from '../select/text-selection.ts'

export type Draft = Omit<NewAnnotation, 'id' | 'paper' | 'file'>

export interface TextMark {
  readonly piece: TextPiece
  /** One a line, in view space. */
  readonly rects: readonly LineRect[]
  readonly text: PageText
  readonly box: PageBox
  readonly words: ReadonlySet<string>
  readonly type: Extract<AnnotationType, 'highlight' | 'underline' | 'strikeout'>
  readonly color: AnnotationColor
}

/** An annotation of chosen text; null where it covers nothing of the page. */
export function markText({ piece, rects, text, box, words, type, color }: TextMark): Draft | null {
  const quads = rects.map(rect => quadFromView(box, rect))
  const rect = boundsOf(quads)
  if (!rect) return null
  const top = rects.reduce((least, { y }) => Math.min(least, y), Infinity)
  return {
    page: piece.page,
    type,
    color,
    rect,
    quads,
    text: toHumanText(text.text.slice(piece.start, piece.end), words),
    ...contextOf(text.text, piece.start, piece.end, words),
    order: orderKey(piece.page, piece.start, top / CSS_UNITS),
    comment: '',
  }
}

/** The icon of a note, in view space. */
const NOTE_SIZE = 20

/** A note at a point of view space; read where the text beside it is read. */
export function noteAt(page: number, point: Point, box: PageBox, text: PageText | null, color: AnnotationColor): Draft {
  const { width, height } = pageSize(box)
  const x = Math.min(width - NOTE_SIZE, Math.max(0, point.x - NOTE_SIZE / 2))
  const y = Math.min(height - NOTE_SIZE, Math.max(0, point.y - NOTE_SIZE / 2))
  const rect: Rect = rectToPage(box, { x, y, width: NOTE_SIZE, height: NOTE_SIZE })
  const rounded: Rect = [round(rect[0]), round(rect[1]), round(rect[2]), round(rect[3])]
  const beside =
    text &&
    nearestRun(
      text,
      text.runs.map(run => runBox(run, box)),
      point.x,
      point.y,
    )
  return {
    page,
    type: 'note',
    color,
    rect: rounded,
    quads: [],
    text: '',
    before: '',
    after: '',
    order: orderKey(page, beside?.run.start ?? 0, y / CSS_UNITS),
    comment: '',
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** Where a note's icon stands in view space: from the upper left corner of its rectangle as shown. */
export function notePoint(box: PageBox, [x1, y1, x2, y2]: Rect): Point {
  const a = toView(box, { x: x1, y: y1 })
  const b = toView(box, { x: x2, y: y2 })
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) }
}

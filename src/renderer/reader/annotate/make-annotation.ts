import type {
  AnnotationAnchor,
  AnnotationColor,
  AnnotationType,
  NewAnnotation,
  Rect,
  Stroke,
} from '../../../preload/contract/annotation.ts'
import type { Point } from '../geometry/matrix.ts'
import { boundsOfStrokes, simplifyStroke } from '../geometry/ink-strokes.ts'
import {
  CSS_UNITS,
  type PageBox,
  pageSize,
  rectToPage,
  rectToView,
  toPage,
  toView,
  type ViewRect,
} from '../geometry/page-space.ts'
import type { LineRect } from '../geometry/line-rects.ts'
import { boundsOf, quadFromView } from '../geometry/quads.ts'
import { orderKey } from '../geometry/reading-order.ts'
import { contextOf, toHumanText } from '../text/human-text.ts'
import type { PageText } from '../text/page-text.ts'
import { nearestRun, runBox } from '../text/run-boxes.ts'
import type { TextPiece } from '../select/text-selection.ts'

export type Draft = Omit<NewAnnotation, 'id' | 'paper' | 'file'>
/** The place of an annotation on the file that is open. */
export type Place = Omit<AnnotationAnchor, 'file'>

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
export function markText({ type, color, ...chosen }: TextMark): Draft | null {
  const anchor = textAnchor(chosen)
  return anchor && { ...anchor, type, color, comment: '' }
}

/** Where chosen text lies. */
export function textAnchor({ piece, rects, text, box, words }: Omit<TextMark, 'type' | 'color'>): Place | null {
  const quads = rects.map(rect => quadFromView(box, rect))
  const rect = boundsOf(quads)
  if (!rect) return null
  const top = rects.reduce((least, { y }) => Math.min(least, y), Infinity)
  return {
    page: piece.page,
    rect,
    quads,
    text: toHumanText(text.text.slice(piece.start, piece.end), words),
    ...contextOf(text.text, piece.start, piece.end, words),
    order: orderKey(piece.page, piece.start, top / CSS_UNITS),
  }
}

/** The icon of a note, in view space. */
const NOTE_SIZE = 20

/** A note at a point of view space. */
export function noteAt(page: number, point: Point, box: PageBox, text: PageText | null, color: AnnotationColor): Draft {
  const { width, height } = pageSize(box)
  const x = Math.min(width - NOTE_SIZE, Math.max(0, point.x - NOTE_SIZE / 2))
  const y = Math.min(height - NOTE_SIZE, Math.max(0, point.y - NOTE_SIZE / 2))
  return boxMark({ page, rect: { x, y, width: NOTE_SIZE, height: NOTE_SIZE }, box, text, type: 'note', color })
}

export interface BoxMark {
  readonly page: number
  /** In view space. */
  readonly rect: ViewRect
  readonly box: PageBox
  readonly text: PageText | null
  readonly type: Extract<AnnotationType, 'note' | 'text' | 'area'>
  readonly color: AnnotationColor
  /** Of a box of text, what stands in it. */
  readonly comment?: string
}

/** What stands in a rectangle of the page. */
export function boxMark({ page, rect, box, text, type, color, comment = '' }: BoxMark): Draft {
  return { ...boxAnchor(page, rect, box, text), type, color, comment }
}

/** Where a rectangle of view space lies on the page. */
export function boxAnchor(page: number, rect: ViewRect, box: PageBox, text: PageText | null): Place {
  const [x1, y1, x2, y2] = rectToPage(box, rect)
  return {
    page,
    rect: [round(x1), round(y1), round(x2), round(y2)],
    quads: [],
    text: '',
    before: '',
    after: '',
    order: orderBeside(page, rect, box, text),
  }
}

/** A drawing; its strokes in view space, simplified here to what the eye sees. Null of no strokes. */
export function inkMark(
  page: number,
  strokes: readonly Stroke[],
  box: PageBox,
  text: PageText | null,
  color: AnnotationColor,
): Draft | null {
  const anchor = inkAnchor(
    page,
    strokes.map(stroke => strokeToPage(box, simplifyStroke(stroke, TOLERANCE))),
    box,
    text,
  )
  return anchor && { ...anchor, type: 'ink', color, comment: '' }
}

/** Where strokes of user space lie. */
export function inkAnchor(page: number, strokes: readonly Stroke[], box: PageBox, text: PageText | null): Place | null {
  const rect = boundsOfStrokes(strokes)
  if (!rect) return null
  return {
    page,
    rect,
    quads: [],
    text: '',
    before: '',
    after: '',
    order: orderBeside(page, rectToView(box, rect), box, text),
    strokes,
  }
}

/** A third of a pixel at 100 %. */
const TOLERANCE = 0.33

function strokeToPage(box: PageBox, stroke: Stroke): Stroke {
  const points: number[] = []
  for (let at = 0; at + 1 < stroke.length; at += 2) {
    const { x, y } = toPage(box, { x: stroke[at] ?? 0, y: stroke[at + 1] ?? 0 })
    points.push(round(x), round(y))
  }
  return points
}

/** Read where the text beside its upper left corner is read. */
function orderBeside(page: number, { x, y, width, height }: ViewRect, box: PageBox, text: PageText | null): string {
  const beside =
    text &&
    nearestRun(
      text,
      text.runs.map(run => runBox(run, box)),
      x + Math.min(width, NOTE_SIZE) / 2,
      y + Math.min(height, NOTE_SIZE) / 2,
    )
  return orderKey(page, beside?.run.start ?? 0, y / CSS_UNITS)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0
}

/** Where a note's icon stands in view space: from the upper left corner of its rectangle as shown. */
export function notePoint(box: PageBox, [x1, y1, x2, y2]: Rect): Point {
  const a = toView(box, { x: x1, y: y1 })
  const b = toView(box, { x: x2, y: y2 })
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) }
}

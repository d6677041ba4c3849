import type { Quad, Rect } from '../../../../preload/contract/annotation.ts'
import type { MarkToWrite } from '../../ports.ts'
import { dict, name, type PdfDict, type PdfValue } from '../file/values.ts'
import { writtenNumber } from '../file/write-value.ts'
import { lightColor, strongColor } from './colors.ts'

/** How an annotation is drawn by every program alike: a form in the page's own space, or one turned with the page. */
export interface Appearance {
  readonly content: string
  readonly form: PdfDict
  /** What the drawing covers: the annotation's own rectangle and the width of its lines. */
  readonly rect: Rect
}

type Rgb = readonly [number, number, number]

const PEN = 1.5
const NOTE_SIZE = 20

/** Everything but a box of text, which needs a font. `unit` is the page's user unit. */
export function appearanceOf(mark: MarkToWrite, unit: number): Appearance | null {
  const pen = PEN / unit
  switch (mark.type) {
    case 'highlight':
      return inPage(
        `/Multiply gs ${fill(lightColor(mark.color))} ${mark.quads.map(quadPath).join(' ')}`,
        around(mark.rect, mark.quads, 0),
        { ExtGState: dict({ Multiply: dict({ Type: name('ExtGState'), BM: name('Multiply') }) }) },
      )
    case 'underline':
    case 'strikeout': {
      const part = mark.type === 'underline' ? 0.06 : 0.42
      const lines = mark.quads.map(quad => linePath(quad, part, pen))
      return inPage(`${stroke(strongColor(mark.color))} ${lines.join(' ')}`, around(mark.rect, mark.quads, pen))
    }
    case 'area': {
      const [x1, y1, x2, y2] = mark.rect
      const inner = [x1 + pen / 2, y1 + pen / 2, Math.max(0, x2 - x1 - pen), Math.max(0, y2 - y1 - pen)]
      return inPage(`${stroke(strongColor(mark.color))} ${numbers(pen)} w ${numbers(...inner)} re S`, mark.rect)
    }
    case 'ink':
      return inPage(
        `${stroke(strongColor(mark.color))} ${numbers(pen)} w 1 J 1 j ${(mark.strokes ?? []).map(strokePath).join(' ')}`,
        aroundStrokes(mark.rect, mark.strokes ?? [], pen),
      )
    case 'note':
      return noteIcon(mark.rect, lightColor(mark.color))
    case 'text':
      return null
  }
}

/** A form that stands upright on a turned page: drawn from (0, 0) in the size the reader sees. */
export function upright(
  content: string,
  rect: Rect,
  size: readonly [number, number],
  turn: number,
  resources: Readonly<Record<string, PdfValue>> = {},
): Appearance {
  const [cosine, sine] = (
    [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const
  )[(turn / 90) % 4] ?? [1, 0]
  return {
    content,
    rect,
    form: dict({
      ...FORM,
      BBox: [0, 0, ...size],
      Matrix: [cosine, sine, -sine, cosine, 0, 0],
      Resources: dict(resources),
    }),
  }
}

/** Width and height of a rectangle as it is seen on a turned page. */
export function seenSize([x1, y1, x2, y2]: Rect, turn: number): readonly [number, number] {
  const [width, height] = [x2 - x1, y2 - y1]
  return turn % 180 === 0 ? [width, height] : [height, width]
}

const FORM = { Type: name('XObject'), Subtype: name('Form'), FormType: 1 } as const

function inPage(content: string, rect: Rect, resources: Readonly<Record<string, PdfValue>> = {}): Appearance {
  return { content, rect, form: dict({ ...FORM, BBox: rect, Resources: dict(resources) }) }
}

/** A sheet with three lines on it. By the standard it stands upright however the page is turned. */
function noteIcon(rect: Rect, color: Rgb): Appearance {
  const sheet = `${fill(color)} 0.25 0.25 0.25 RG 0.8 w 3 1.5 14 17 re B`
  const lines = [14, 10.5, 7].map(y => `6 ${y} m 14 ${y} l S`).join(' ')
  return upright(`${sheet} ${lines}`, rect, [NOTE_SIZE, NOTE_SIZE], 0)
}

export function numbers(...values: readonly number[]): string {
  return values.map(writtenNumber).join(' ')
}

export function fill(color: Rgb): string {
  return `${numbers(...color)} rg`
}

function stroke(color: Rgb): string {
  return `${numbers(...color)} RG`
}

function quadPath([ulx, uly, urx, ury, llx, lly, lrx, lry]: Quad): string {
  return `${numbers(ulx, uly)} m ${numbers(urx, ury)} l ${numbers(lrx, lry)} l ${numbers(llx, lly)} l h f`
}

/** A line along the text, `part` of the quad's height above its lower edge. */
function linePath([ulx, uly, urx, ury, llx, lly, lrx, lry]: Quad, part: number, pen: number): string {
  const height = Math.hypot(ulx - llx, uly - lly)
  const at = (low: number, high: number): number => low + (high - low) * part
  const width = Math.max(pen / 3, Math.min(pen, height / 12))
  return `${numbers(width)} w ${numbers(at(llx, ulx), at(lly, uly))} m ${numbers(at(lrx, urx), at(lry, ury))} l S`
}

function strokePath(points: readonly number[]): string {
  const steps: string[] = []
  for (let at = 0; at + 1 < points.length; at += 2)
    steps.push(`${numbers(points[at] ?? 0, points[at + 1] ?? 0)} ${at === 0 ? 'm' : 'l'}`)
  // A single point is a dot: a line to itself, with round ends.
  if (steps.length === 1) steps.push(`${numbers(points[0] ?? 0, points[1] ?? 0)} l`)
  return steps.length === 0 ? '' : `${steps.join(' ')} S`
}

function around(rect: Rect, quads: readonly Quad[], margin: number): Rect {
  return quads.reduce<Rect>((all, quad) => withPoints(all, quad, margin), rect)
}

function aroundStrokes(rect: Rect, strokes: readonly (readonly number[])[], margin: number): Rect {
  return strokes.reduce<Rect>((all, points) => withPoints(all, points, margin), rect)
}

function withPoints([x1, y1, x2, y2]: Rect, points: readonly number[], margin: number): Rect {
  let [left, bottom, right, top] = [x1, y1, x2, y2]
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [x, y] = [points[at] ?? 0, points[at + 1] ?? 0]
    left = Math.min(left, x - margin)
    right = Math.max(right, x + margin)
    bottom = Math.min(bottom, y - margin)
    top = Math.max(top, y + margin)
  }
  return [left, bottom, right, top]
}

import type { AnnotationColor, Quad, Rect } from '../../../preload/contract/annotation.ts'
import type { PdfAnnotation } from '../ports.ts'
import { fingerprintOf } from './marks/fingerprint.ts'

/** An annotation as pdf.js describes it, for files whose own objects we cannot read. Pure; what is not as it should be is left out. */

/** Kinds that lie over text and mean it. */
const OVER_TEXT = new Set(['Highlight', 'Underline', 'Squiggly', 'StrikeOut'])

export function isOverText(annotation: PdfAnnotation): boolean {
  return OVER_TEXT.has(annotation.type)
}

/** Null where it has no kind or no place. `page` counts from 1. */
export function annotationOf(data: unknown, page: number): PdfAnnotation | null {
  const fields = fieldsOf(data)
  const type = fields['subtype']
  const rect = numbersOf(fields['rect'])
  if (typeof type !== 'string' || type === '' || rect.length !== 4) return null
  const color = colorOf(fields['color'])
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect
  const box: Rect = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
  const comment =
    stringOf(fields['contentsObj']) ??
    stringOf(fields['richText']) ??
    (type === 'FreeText' ? linesOf(fields['textContent']) : null)
  const quads = quadsOf(fields['quadPoints'], OVER_TEXT.has(type) ? box : null)
  const printed = { page, type, rect: box, quads, strokes: [], color, comment }
  return {
    ...printed,
    text: null,
    author: stringOf(fields['titleObj']),
    nearestColor: color && nearestColor(color),
    name: null,
    createdAt: null,
    modifiedAt: null,
    replyTo: null,
    isGrouped: false,
    isState: fields['stateModel'] !== undefined,
    attached: null,
    print: fingerprintOf(printed),
    before: '',
    after: '',
    offset: null,
    own: null,
  }
}

const HIDDEN = 0x22

/** What a box of text or a field of a form shows on its page, line by line; nothing of one that is hidden or empty. */
export function shownLinesOf(data: unknown): string[] {
  const fields = fieldsOf(data)
  const flags = typeof fields['annotationFlags'] === 'number' ? fields['annotationFlags'] : 0
  if ((flags & HIDDEN) !== 0 || fields['hidden'] === true || fields['hasAppearance'] !== true) return []
  if (fields['subtype'] === 'FreeText')
    return linesIn(linesOf(fields['textContent']) ?? stringOf(fields['contentsObj']))
  if (fields['subtype'] !== 'Widget') return []
  const shown = linesOf(fields['textContent'])
  if (shown !== null) return linesIn(shown)
  const value = fields['fieldValue']
  if (fields['fieldType'] === 'Tx') return linesIn(typeof value === 'string' ? value : null)
  if (fields['fieldType'] !== 'Ch' || !Array.isArray(fields['options'])) return []
  const options = fields['options'].map(fieldsOf)
  // A list shows what can be chosen, a menu what was.
  const isMenu = fields['combo'] === true
  const chosen = Array.isArray(value) ? value : [value]
  return options
    .filter(({ exportValue }) => !isMenu || chosen.includes(exportValue))
    .flatMap(({ displayValue }) => linesIn(typeof displayValue === 'string' ? displayValue : null))
}

function linesIn(text: string | null): string[] {
  return (text ?? '').split(/\r\n?|\n/).flatMap(line => (line.trim() === '' ? [] : [line.trim()]))
}

/** The text a box of text shows, which stands in no entry of its own. */
export function shownTextOf(data: unknown): string | null {
  return linesOf(fieldsOf(data)['textContent'])
}

/** "12 0" of the object an annotation is, which pdf.js calls "12R"; null where it has none. */
export function objectKeyOf(data: unknown): string | null {
  const id = fieldsOf(data)['id']
  const found = typeof id === 'string' ? /^(\d+)R(\d*)$/.exec(id) : null
  return found ? `${found[1]} ${found[2] === '' ? 0 : found[2]}` : null
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

/** pdf.js gives texts as {str, dir}. */
function stringOf(value: unknown): string | null {
  const text = fieldsOf(value)['str']
  return typeof text === 'string' && text.trim() !== '' ? text.replace(/\r\n?/g, '\n') : null
}

function linesOf(value: unknown): string | null {
  const text = Array.isArray(value)
    ? value
        .filter(line => typeof line === 'string')
        .join('\n')
        .trim()
    : ''
  return text === '' ? null : text
}

function numbersOf(value: unknown): number[] {
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return []
  // Not made into numbers: that may throw, of an object without a way to be one.
  const numbers = Array.from(value as ArrayLike<unknown>, item => (typeof item === 'number' ? item : Number.NaN))
  // Four digits are a thousandth of a hair; pdf.js keeps some numbers in single precision, with digits nobody wrote.
  return numbers.every(Number.isFinite) ? numbers.map(number => Math.round(number * 1e4) / 1e4) : []
}

function colorOf(value: unknown): readonly [number, number, number] | null {
  const [red, green, blue] = numbersOf(value)
  if (red === undefined || green === undefined || blue === undefined) return null
  return [part(red), part(green), part(blue)]
}

/** 0..255 to 0..1, at the six digits in which PDFs are written. */
function part(value: number): number {
  return Math.round((Math.min(255, Math.max(0, value)) / 255) * 1e6) / 1e6
}

/** pdf.js drops quads that reach out of the rectangle, if by a hair: the rectangle then has to stand for them. */
function quadsOf(value: unknown, fallback: Rect | null): Quad[] {
  const numbers = numbersOf(value)
  const quads: Quad[] = []
  for (let at = 0; at + 8 <= numbers.length; at += 8) quads.push(numbers.slice(at, at + 8) as unknown as Quad)
  if (quads.length > 0 || !fallback) return quads
  const [left, bottom, right, top] = fallback
  return right > left && top > bottom ? [[left, top, right, top, left, bottom, right, bottom]] : []
}

// The hues of our colours, in degrees of the HSL wheel, as highlighters have them.
const HUES: readonly (readonly [AnnotationColor, number])[] = [
  ['red', 0],
  ['yellow', 55],
  ['green', 120],
  ['blue', 210],
  ['purple', 285],
  ['red', 360],
]

/** Which of our colours is nearest; yellow for what has no hue, as a highlighter in black or grey is nobody's choice. */
export function nearestColor([red, green, blue]: readonly [number, number, number]): AnnotationColor {
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const range = most - least
  if (range < 0.05) return 'yellow'
  const sector =
    most === red ? (green - blue) / range : most === green ? (blue - red) / range + 2 : (red - green) / range + 4
  const hue = (sector * 60 + 360) % 360
  const [nearest] = HUES.toSorted((a, b) => Math.abs(a[1] - hue) - Math.abs(b[1] - hue))
  return nearest?.[0] ?? 'yellow'
}

import type { TextItemLike } from '../text/page-text.ts'

/**
 * Words of a page that its own text does not have: those a box of text, a field or a menu shows. They are chosen, copied and
 * found like any others, so each line becomes a run of text where it is drawn, as nearly as pdf.js tells.
 */

/** What is given for a font by the names of fonts; words shown are set in the reader's own. */
export const SHOWN_FONT = 'shown-words'
export const SHOWN_STYLE = { fontFamily: 'sans-serif', ascent: 0.9, descent: -0.2, vertical: false } as const

export interface ShownWordsOptions {
  /** The page's, clockwise: 0, 90, 180, 270. */
  readonly turn: number
  /** How long a line is at a size of one. */
  readonly lengthOf: (line: string) => number
}

export interface ShownRun extends TextItemLike {
  readonly dir: 'ltr'
}

const HIDDEN = 0x22
const USUAL_SIZE = 12
const LEADING = 1.2
const PADDING = 2

export function shownWords(annotations: readonly unknown[], options: ShownWordsOptions): readonly ShownRun[] {
  return annotations.flatMap(annotation => {
    const fields = fieldsOf(annotation)
    const rect = fields['rect']
    const lines = linesOf(fields)
    if (lines.length === 0 || !isNumbers(rect, 4)) return []
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect
    return runsOf([Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)], lines, fields, options)
  })
}

type Box = readonly [number, number, number, number]

function runsOf(
  [left, bottom, right, top]: Box,
  lines: readonly string[],
  fields: Fields,
  { turn, lengthOf }: ShownWordsOptions,
): readonly ShownRun[] {
  const start = isNumbers(fields['textPosition'], 2) ? fields['textPosition'] : null
  // Boxes are written as the page is read, or as the sheet lies: the corner they begin in tells.
  const isTurned = start !== null && turn !== 0 && isNearer(start, right - left, top - bottom, turn)
  const [ax, ay] = (isTurned ? ALONG[turn] : null) ?? [1, 0]
  const height = ax === 0 ? right - left : top - bottom
  const given = fieldsOf(fields['defaultAppearanceData'])['fontSize']
  const most = height / lines.length / LEADING
  const size = typeof given === 'number' && given > 0 ? given : Math.max(1, Math.min(USUAL_SIZE, most))
  // From the foot of the box to the baseline of the last line, and where along the line it begins.
  const foot = start ? heightAt(start, right - left, top - bottom, ax, ay) : null
  const inset = start ? insetAt(start, right - left, top - bottom, ax, ay) : PADDING
  const room = foot === null ? 0 : (height - foot - size * 0.8) / Math.max(1, lines.length - 1)
  const leading = foot === null ? size * LEADING : Math.min(size * 1.6, Math.max(size, room))
  const last = foot ?? Math.max(0, height - PADDING - size * 0.9 - (lines.length - 1) * leading)
  const [ox, oy] = corner([left, bottom, right, top], ax, ay)
  return lines.map((str, at) => {
    const up = last + (lines.length - 1 - at) * leading
    return {
      str,
      dir: 'ltr',
      transform: [size * ax, size * ay, -size * ay, size * ax, ox + inset * ax - up * ay, oy + inset * ay + up * ax],
      width: lengthOf(str) * size,
      height: size,
      fontName: SHOWN_FONT,
      hasEOL: true,
    }
  })
}

/** The way a line runs up or down the sheet so that it is level on the page as it is read. */
const ALONG: Readonly<Record<number, readonly [number, number]>> = { 90: [0, 1], 180: [-1, 0], 270: [0, -1] }

/** The lower left corner of a box for text that runs along (ax, ay). */
function corner([left, bottom, right, top]: Box, ax: number, ay: number): readonly [number, number] {
  return [ax < 0 || ay > 0 ? right : left, ax < 0 || ay < 0 ? top : bottom]
}

function heightAt(start: readonly number[], width: number, height: number, ax: number, ay: number): number {
  const [ox, oy] = corner([0, 0, width, height], ax, ay)
  return ((start[1] ?? 0) - oy) * ax - ((start[0] ?? 0) - ox) * ay
}

function insetAt(start: readonly number[], width: number, height: number, ax: number, ay: number): number {
  const [ox, oy] = corner([0, 0, width, height], ax, ay)
  return ((start[0] ?? 0) - ox) * ax + ((start[1] ?? 0) - oy) * ay
}

function isNearer([x = 0, y = 0]: readonly number[], width: number, height: number, turn: number): boolean {
  const [ax, ay] = ALONG[turn] ?? [1, 0]
  const [ox, oy] = corner([0, 0, width, height], ax, ay)
  return Math.hypot(x - ox, y - oy) < Math.hypot(x, y)
}

function linesOf(fields: Fields): readonly string[] {
  const flags = typeof fields['annotationFlags'] === 'number' ? fields['annotationFlags'] : 0
  if ((flags & HIDDEN) !== 0 || fields['hidden'] === true) return []
  const shown = Array.isArray(fields['textContent'])
    ? fields['textContent'].filter(line => typeof line === 'string')
    : null
  switch (fields['subtype']) {
    case 'FreeText':
      return trimmed(shown ?? [])
    case 'Widget':
      return trimmed(shown ?? valuesOf(fields))
    default:
      return []
  }
}

/** A field of text shows its value; a list shows what can be chosen, a menu what was. */
function valuesOf(fields: Fields): readonly string[] {
  const value = fields['fieldValue']
  if (fields['hasAppearance'] !== true) return []
  if (fields['fieldType'] === 'Tx') return typeof value === 'string' ? value.split(/\r\n?|\n/) : []
  if (fields['fieldType'] !== 'Ch' || !Array.isArray(fields['options'])) return []
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value]
  return fields['options']
    .map(fieldsOf)
    .filter(({ exportValue }) => fields['combo'] !== true || chosen.includes(exportValue))
    .flatMap(({ displayValue }) => (typeof displayValue === 'string' ? [displayValue] : []))
}

function trimmed(lines: readonly string[]): readonly string[] {
  return lines.map(line => line.trim()).filter(line => line !== '')
}

type Fields = Readonly<Record<string, unknown>>

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function isNumbers(value: unknown, count: number): value is readonly number[] {
  return Array.isArray(value) && value.length === count && value.every(Number.isFinite)
}

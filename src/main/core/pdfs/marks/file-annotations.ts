import type { Quad, Rect } from '../../../../preload/contract/annotation.ts'
import type { PdfAnnotation } from '../../ports.ts'
import type { FilePage } from '../file/pages.ts'
import type { PdfFile } from '../file/pdf-file.ts'
import { decodeText, timeOfDate } from '../file/text-string.ts'
import { isArray, isKind, keyOf, type PdfDict, type PdfValue } from '../file/values.ts'
import { nearestColor } from '../pdf-annotations.ts'
import { fingerprintOf } from './fingerprint.ts'
import { normalQuad } from './normal-quad.ts'
import { OWN_KEY, ownMarkOf } from './own-mark.ts'
import { textOfRichText } from './rich-text.ts'

/** The annotations of a page, as the file's own objects say. */
export interface FileAnnotation {
  readonly annotation: PdfAnnotation
  readonly dict: PdfDict
  /** The number of its object; null where it stands in the page itself. */
  readonly key: string | null
  /** The key of what it replies to. */
  readonly replyKey: string | null
}

const OVER_TEXT = new Set(['Highlight', 'Underline', 'Squiggly', 'StrikeOut'])
const MOST_A_PAGE = 20_000

/** `number` counts from 1. */
export function annotationsOfPage(file: PdfFile, page: FilePage, number: number): FileAnnotation[] {
  const listed = file.entry(page.dict, 'Annots')
  const found: FileAnnotation[] = []
  const known = new Set<string>()
  for (const item of isArray(listed) ? listed.slice(0, MOST_A_PAGE) : []) {
    const key = isKind(item, 'ref') ? keyOf(item) : null
    // However often it is listed, it is one.
    if (key !== null && known.has(key)) continue
    if (key !== null) known.add(key)
    try {
      const dict = file.resolve(item)
      const annotation = isKind(dict, 'dict') ? annotationOf(file, dict, number, page.rotate) : null
      if (!annotation || !isKind(dict, 'dict')) continue
      const reply = dict.entries.get('IRT')
      found.push({
        annotation,
        dict,
        key,
        replyKey: isKind(reply, 'ref') ? keyOf(reply) : null,
      })
    } catch {
      // One that is damaged spoils no other.
    }
  }
  return found
}

function annotationOf(file: PdfFile, dict: PdfDict, page: number, turn: number): PdfAnnotation | null {
  const text = (key: string): string | null => textIn(file, file.entry(dict, key))
  const subtype = file.entry(dict, 'Subtype')
  if (!isKind(subtype, 'name')) return null
  const type = subtype.name
  const strokes = strokesOf(file, dict, type)
  const points = numbersIn(file, file.entry(dict, 'QuadPoints'))
  const box = boundsOf(numbersIn(file, file.entry(dict, 'Rect'))) ?? boundsOf([...strokes.flat(), ...points]) ?? NOWHERE
  const color = rgbOf(numbersIn(file, file.entry(dict, 'C')))
  const lettering = type === 'FreeText' ? (colorOfLetters(file, dict) ?? colorOfAppearance(text('DA'))) : null
  const own = ownMarkOf(file.entry(dict, OWN_KEY), file.resolve)
  const found = quadsOf(points, OVER_TEXT.has(type) ? box : null)
  // The order of our own is known.
  const quads = own ? found : found.map(quad => normalQuad(quad, turn))
  const richText = text('RC')
  const comment = text('Contents') ?? (richText === null ? null : textOfRichText(richText) || null)
  const shown = lettering ?? color
  const printed = { page, type, rect: box, quads, strokes, color, comment }
  return {
    page,
    type,
    text: null,
    comment,
    author: text('T'),
    color,
    nearestColor: shown && nearestColor(shown),
    rect: box,
    quads,
    strokes,
    name: text('NM'),
    createdAt: timeOfDate(text('CreationDate') ?? ''),
    modifiedAt: timeOfDate(text('M') ?? ''),
    replyTo: null,
    isGrouped: nameOf(file.entry(dict, 'RT')) === 'Group',
    isState: file.entry(dict, 'StateModel') !== null,
    attached: type === 'FileAttachment' ? attachedName(file, dict) : null,
    print: fingerprintOf(printed),
    before: '',
    after: '',
    offset: null,
    own,
  }
}

// Some programs leave out where an annotation stands, and viewers do not show it.
const NOWHERE: Rect = [0, 0, 0, 0]

/** The rectangle around points, in whatever order; null of fewer than two. */
function boundsOf(numbers: readonly number[]): Rect | null {
  if (numbers.length < 4) return null
  const xs = numbers.filter((_, at) => at % 2 === 0)
  const ys = numbers.filter((_, at) => at % 2 === 1)
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity)
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity)
  return [least(xs), least(ys), most(xs), most(ys)]
}

function nameOf(value: PdfValue): string | null {
  return isKind(value, 'name') ? value.name : null
}

function textIn(file: PdfFile, value: PdfValue): string | null {
  const bytes = isKind(value, 'string') ? value.bytes : isKind(value, 'stream') ? file.contentOf(value) : null
  const text = bytes ? decodeText(bytes).replace(/\r\n?/g, '\n').replace(/\0+$/, '') : ''
  return text.trim() === '' ? null : text
}

function numbersIn(file: PdfFile, value: PdfValue): number[] {
  if (!isArray(value)) return []
  const numbers = value.map(part => file.resolve(part))
  return numbers.every(part => typeof part === 'number' && Number.isFinite(part))
    ? numbers.map(part => Math.round(Number(part) * 1e6) / 1e6)
    : []
}

/** 0..1 each; null for none, which is transparent. */
function rgbOf(parts: readonly number[]): readonly [number, number, number] | null {
  const [a = 0, b = 0, c = 0, d = 0] = parts.map(part => Math.min(1, Math.max(0, part)))
  if (parts.length === 1) return [a, a, a]
  if (parts.length === 3) return [a, b, c]
  return parts.length === 4 ? [(1 - a) * (1 - d), (1 - b) * (1 - d), (1 - c) * (1 - d)] : null
}

// More is not looked through for a colour.
const MOST_OF_A_DRAWING = 20_000
const FIRST_LETTERS = /[)>\]]\s*(?:Tj|TJ|'|")/

/** The colour the letters of a box of text are drawn in: programs often leave another one in the entries about it. */
function colorOfLetters(file: PdfFile, dict: PdfDict): readonly [number, number, number] | null {
  const looks = file.entry(dict, 'AP')
  const form = isKind(looks, 'dict') ? file.resolve(looks.entries.get('N')) : null
  if (!isKind(form, 'stream')) return null
  const drawing = Buffer.from(file.contentOf(form).subarray(0, MOST_OF_A_DRAWING)).toString('latin1')
  const letters = drawing.search(FIRST_LETTERS)
  if (letters < 0) return null
  // In a colour space of its own: three numbers are red, green and blue in all but a few.
  return colorOfAppearance(drawing.slice(0, letters).replace(/\bscn?(?=\s|$)/g, 'rg'))
}

/** The colour of letters, the last that a default appearance sets. */
function colorOfAppearance(appearance: string | null): readonly [number, number, number] | null {
  const found = [...(appearance ?? '').matchAll(/((?:[\d.]+\s+){1,4})(g|rg|k)(?![a-z])/g)].at(-1)
  const parts = found?.[1]?.trim().split(/\s+/).map(Number) ?? []
  return parts.every(Number.isFinite) ? rgbOf(parts) : null
}

function quadsOf(numbers: readonly number[], fallback: Rect | null): Quad[] {
  const quads: Quad[] = []
  // Eight numbers each, as is just cut.
  for (let at = 0; at + 8 <= numbers.length; at += 8) quads.push(numbers.slice(at, at + 8) as unknown as Quad)
  if (quads.length > 0 || !fallback) return quads
  const [left, bottom, right, top] = fallback
  return right > left && top > bottom ? [[left, top, right, top, left, bottom, right, bottom]] : []
}

function strokesOf(file: PdfFile, dict: PdfDict, type: string): number[][] {
  const list = file.entry(dict, 'InkList')
  const lines =
    type === 'Ink' && isArray(list)
      ? list.map(line => numbersIn(file, file.resolve(line)))
      : type === 'Line'
        ? [numbersIn(file, file.entry(dict, 'L'))]
        : type === 'PolyLine'
          ? [numbersIn(file, file.entry(dict, 'Vertices'))]
          : []
  return lines.map(line => line.slice(0, line.length - (line.length % 2))).filter(line => line.length >= 2)
}

function attachedName(file: PdfFile, dict: PdfDict): string | null {
  const attached = file.entry(dict, 'FS')
  if (!isKind(attached, 'dict')) return textIn(file, attached)
  return textIn(file, file.entry(attached, 'UF')) ?? textIn(file, file.entry(attached, 'F'))
}

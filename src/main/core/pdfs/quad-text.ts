import type { Quad, Rect } from '../../../preload/contract/annotation.ts'
import type { Glyph } from './glyphs.ts'
import { joinedLines } from './hyphenation.ts'
import { withAccents } from './letters.ts'

/** The text under the quads of a markup annotation: every letter whose middle lies in one, in the order it is drawn. */

// The middle of a letter lies so far above its baseline, in parts of its size: in the body of small letters.
const MIDDLE = 0.3
const SPACE = 0.1
const NEXT_LINE = 0.6
const HYPHEN = /^[-\u00AD\u2010]$/
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u

export interface QuadText {
  readonly text: string
  /** Up to 32 characters on each side, as the page draws them. */
  readonly before: string
  readonly after: string
  /** How many letters of the page come before it. */
  readonly offset: number
}

const CONTEXT = 32

/** `words` are the whole words of the document, which say what to do with a hyphen at a line's end. */
export function textUnderQuads(glyphs: readonly Glyph[], quads: readonly Quad[], words: ReadonlySet<string>): string {
  return glyphsText(
    glyphsUnder(glyphs, quads).map(index => glyphs[index]),
    words,
  )
}

/** Null where nothing is written under the quads. */
export function placeInText(
  glyphs: readonly Glyph[],
  quads: readonly Quad[],
  words: ReadonlySet<string>,
): QuadText | null {
  const under = glyphsUnder(glyphs, quads)
  const [first, last] = [under[0], under.at(-1)]
  const text = glyphsText(
    under.map(index => glyphs[index]),
    words,
  )
  if (first === undefined || last === undefined || text === '') return null
  // Three times the length: spaces and hyphens come and go.
  const before = glyphsText(glyphs.slice(Math.max(0, first - 3 * CONTEXT), first), words)
  const after = glyphsText(glyphs.slice(last + 1, last + 1 + 3 * CONTEXT), words)
  return { text, before: lastOf(before), after: firstOf(after), offset: first }
}

/** Never half of a letter of two units. */
function lastOf(text: string): string {
  return text.slice(-CONTEXT).replace(/^[\uDC00-\uDFFF]/, '')
}

function firstOf(text: string): string {
  return text.slice(0, CONTEXT).replace(/[\uD800-\uDBFF]$/, '')
}

function glyphsUnder(glyphs: readonly Glyph[], quads: readonly Quad[]): number[] {
  const areas = quads.map(areaOf)
  const under: number[] = []
  let last: Glyph | null = null
  for (const [index, glyph] of glyphs.entries()) {
    if (areas.some(area => holds(area, middleOf(glyph)))) {
      under.push(index)
      last = glyph
      continue
    }
    // Some programs end a quad before the hyphen, which still says that the word goes on.
    const isLeftOut = last && last === glyphs[index - 1] && HYPHEN.test(glyph.text) && isSameLine(last, glyph)
    const next = glyphs[index + 1]
    if (isLeftOut && next && !isSameLine(glyph, next)) {
      under.push(index)
      last = glyph
    }
  }
  return under
}

export function glyphsText(glyphs: readonly (Glyph | undefined)[], words: ReadonlySet<string>): string {
  const lines: Glyph[][] = []
  for (const glyph of glyphs) {
    if (!glyph) continue
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (line && last && isSameLine(last, glyph)) line.push(glyph)
    else lines.push([glyph])
  }
  const texts = lines.map(line => withAccents(lineText(line)).trim()).filter(text => text !== '')
  return joinedLines(texts, words).join(' ').replace(/\s+/g, ' ').trim()
}

type Point = readonly [number, number]

/** The corners of a quad going round, whatever their order. */
function areaOf(quad: Quad): readonly Point[] {
  const corners = [0, 2, 4, 6].map(at => [quad[at] ?? 0, quad[at + 1] ?? 0] as const)
  const middle = [0, 1].map(axis => corners.reduce((sum, corner) => sum + (corner[axis] ?? 0), 0) / 4)
  const angle = ([x, y]: Point): number => Math.atan2(y - (middle[1] ?? 0), x - (middle[0] ?? 0))
  return corners.toSorted((a, b) => angle(a) - angle(b))
}

function holds(area: readonly Point[], [x, y]: Point): boolean {
  return area.every(([fromX, fromY], index) => {
    const [toX, toY] = area[(index + 1) % area.length] ?? [fromX, fromY]
    return (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX) >= -1e-6
  })
}

function middleOf({ from, to, up }: Glyph): readonly [number, number] {
  return [(from[0] + to[0]) / 2 + MIDDLE * up[0], (from[1] + to[1]) / 2 + MIDDLE * up[1]]
}

function sizeOf({ up }: Glyph): number {
  return Math.hypot(up[0], up[1]) || 1
}

/** How far one letter stands above the line of another, and how far the room between them is. */
function between(last: Glyph, next: Glyph): { rise: number; gap: number } {
  const size = sizeOf(last)
  const [upX, upY] = [last.up[0] / size, last.up[1] / size]
  const [x, y] = [next.from[0] - last.to[0], next.from[1] - last.to[1]]
  const along = Math.hypot(last.to[0] - last.from[0], last.to[1] - last.from[1]) || 1
  const [wayX, wayY] = [(last.to[0] - last.from[0]) / along, (last.to[1] - last.from[1]) / along]
  return { rise: x * upX + y * upY, gap: x * wayX + y * wayY }
}

function isSameLine(last: Glyph, next: Glyph): boolean {
  return Math.abs(between(last, next).rise) < NEXT_LINE * Math.max(sizeOf(last), sizeOf(next))
}

function lineText(line: readonly Glyph[]): string {
  const letters: string[] = []
  let last: Glyph | null = null
  for (const glyph of line) {
    if (last && between(last, glyph).gap > SPACE * Math.max(sizeOf(last), sizeOf(glyph))) letters.push(' ')
    letters.push(glyph.text)
    last = glyph
  }
  return isDrawnBackwards(line) ? inReadingOrder(letters) : letters.join('')
}

/** Right-to-left text whose letters are drawn from the left, as most programs do. */
function isDrawnBackwards(line: readonly Glyph[]): boolean {
  const rightToLeft = line.filter(({ text }) => RIGHT_TO_LEFT.test(text)).length
  const [first, last] = [line[0], line.at(-1)]
  return rightToLeft > line.length / 2 && !!first && !!last && first.from[0] < last.from[0]
}

/** Turns the line round, numbers and left-to-right words in it as they stand. */
function inReadingOrder(letters: readonly string[]): string {
  const turned: string[] = []
  let stretch: string[] = []
  for (const letter of letters.toReversed()) {
    if (/[\p{L}\p{N}]/u.test(letter) && !RIGHT_TO_LEFT.test(letter)) {
      stretch.unshift(letter)
      continue
    }
    turned.push(...stretch, letter)
    stretch = []
  }
  return [...turned, ...stretch].join('')
}

/** The letter that begins nearest to the upper left corner of a rectangle; null in a page without text. */
export function nearestGlyph(glyphs: readonly Glyph[], [left, , , top]: Rect): number | null {
  let nearest: { readonly index: number; readonly distance: number } | null = null
  for (const [index, { from }] of glyphs.entries()) {
    const distance = Math.hypot(from[0] - left, from[1] - top)
    if (!nearest || distance < nearest.distance) nearest = { index, distance }
  }
  return nearest?.index ?? null
}

import type { Quad } from '../../../preload/contract/annotation.ts'
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

/** `words` are the whole words of the document, which say what to do with a hyphen at a line's end. */
export function textUnderQuads(glyphs: readonly Glyph[], quads: readonly Quad[], words: ReadonlySet<string>): string {
  const boxes = quads.map(boxOf)
  const lines: Glyph[][] = []
  for (const [index, glyph] of glyphs.entries()) {
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (!boxes.some(box => holds(box, middleOf(glyph)))) {
      // Some programs end a quad before the hyphen, which still says that the word goes on.
      const isLeftOut = last && last === glyphs[index - 1] && HYPHEN.test(glyph.text) && isSameLine(last, glyph)
      const goesOn = isLeftOut && glyphs[index + 1] && !isSameLine(glyph, glyphs[index + 1] ?? glyph)
      if (goesOn) line?.push(glyph)
    } else if (line && last && isSameLine(last, glyph)) line.push(glyph)
    else lines.push([glyph])
  }
  const texts = lines.map(line => withAccents(lineText(line)).trim()).filter(text => text !== '')
  return joinedLines(texts, words).join(' ').replace(/\s+/g, ' ').trim()
}

type Box = readonly [number, number, number, number]

function boxOf(quad: Quad): Box {
  const [xs, ys] = [
    [quad[0], quad[2], quad[4], quad[6]],
    [quad[1], quad[3], quad[5], quad[7]],
  ]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function holds([left, bottom, right, top]: Box, [x, y]: readonly [number, number]): boolean {
  return x >= left && x <= right && y >= bottom && y <= top
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

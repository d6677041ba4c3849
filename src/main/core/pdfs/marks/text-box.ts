import type { TrueType } from './true-type.ts'

/** Text set in a box: in Helvetica, which every viewer has, or in a font that has more letters and is embedded. */
export interface SetText {
  readonly size: number
  readonly lines: readonly string[]
  /** Null where Helvetica has all letters; else the glyphs that have to be embedded. */
  readonly glyphs: ReadonlySet<number> | null
}

const USUAL_SIZE = 11
const SMALLEST = 4
// No box shows more; the whole text stands in the comment.
const MOST_LETTERS = 8_000
const LEADING = 1.2
/** Room between the text and the edge of its box. */
export const PADDING = 2

// Written from the right, or with letters that change their shape or place beside others: no plain row of glyphs.
const NEEDS_SHAPING =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Thai}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]/u

/** `width` and `height` as the reader sees the box; `unit` is the page's. Null where the font has not all letters. */
export function setText(text: string, width: number, height: number, unit: number, font: TrueType): SetText | null {
  const clean = text.slice(0, MOST_LETTERS).replace(/\r\n?/g, '\n').replace(/\t/g, '    ').normalize('NFC')
  if (NEEDS_SHAPING.test(clean)) return null
  const letters = [...clean].filter(letter => letter !== '\n').map(letter => font.glyphOf(letter.codePointAt(0) ?? 0))
  if (letters.includes(0)) return null
  const isPlain = [...clean].every(letter => letter === '\n' || winAnsiOf(letter) !== null)
  const room = { width: Math.max(1, width - (2 * PADDING) / unit), height: Math.max(1, height - (2 * PADDING) / unit) }
  let size = USUAL_SIZE / unit
  let lines = linesOf(clean, size, room.width, font)
  while (size > SMALLEST / unit && lines.length * size * LEADING > room.height) {
    size *= 0.92
    lines = linesOf(clean, size, room.width, font)
  }
  return { size: Math.round(size * 1000) / 1000, lines, glyphs: isPlain ? null : new Set(letters) }
}

export function leadingOf(size: number): number {
  return size * LEADING
}

function linesOf(text: string, size: number, room: number, font: TrueType): string[] {
  const widthOf = (part: string): number =>
    ([...part].reduce((sum, letter) => sum + font.widthOf(font.glyphOf(letter.codePointAt(0) ?? 0)), 0) * size) / 1000
  return text.split('\n').flatMap(paragraph => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(/(?<= )/)) {
      if (line !== '' && widthOf((line + word).trimEnd()) > room) {
        lines.push(line.trimEnd())
        line = ''
      }
      // A word by itself wider than the box is cut.
      const parts = widthOf(word.trimEnd()) > room ? [...word] : [word]
      for (const part of parts) {
        if (parts.length > 1 && line !== '' && part !== ' ' && widthOf(line + part) > room) {
          lines.push(line)
          line = ''
        }
        line += part
      }
    }
    return [...lines, line.trimEnd()]
  })
}

const WIN_ANSI = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The byte of a letter in Helvetica's encoding; null where it has none. */
export function winAnsiOf(letter: string): number | null {
  const code = letter.codePointAt(0) ?? 0
  if ((code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)) return code
  const place = code > 0xff ? WIN_ANSI.indexOf(letter) : -1
  return place < 0 ? null : 0x80 + place
}

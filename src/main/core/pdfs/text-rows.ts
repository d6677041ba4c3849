import { withAccents } from './letters.ts'
import type { TextPiece } from './text-piece.ts'

/** Pieces that stand on one line. */
export interface TextRow {
  /** In the order they are read. */
  readonly pieces: readonly TextPiece[]
  readonly text: string
  readonly start: number
  readonly end: number
  /** Of the largest part of the row: not of an index or an exponent. */
  readonly base: number
  readonly size: number
  readonly font: string
}

// Letters reach about so far above and below their baseline, in parts of their size.
const ABOVE = 0.7
const BELOW = 0.2
// A gap this wide is a space between words, in parts of the size; justified Chinese and Japanese stand wider without one.
const WORD_GAP = 0.1
const WIDE_LETTER_GAP = 0.4
const WIDE_LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。，．：；！？「」『』（）]/u

interface OpenRow {
  readonly pieces: TextPiece[]
  anchor: TextPiece
}

/** Puts pieces into rows, from the top down. */
export function rowsOf(pieces: readonly TextPiece[]): TextRow[] {
  const rows: OpenRow[] = []
  for (const piece of [...pieces].sort((a, b) => b.base - a.base || a.start - b.start)) {
    // Only the last few rows can still reach down so far.
    const row = rows.slice(-4).find(({ anchor }) => shareLine(anchor, piece))
    if (!row) {
      rows.push({ pieces: [piece], anchor: piece })
      continue
    }
    row.pieces.push(piece)
    if (weight(piece) > weight(row.anchor)) row.anchor = piece
  }
  return rows.map(closed).sort((a, b) => b.base - a.base)
}

/** Whether two pieces overlap, top to bottom, by half of the smaller one. */
export function shareLine(a: TextPiece, b: TextPiece): boolean {
  const overlap =
    Math.min(a.base + a.size * ABOVE, b.base + b.size * ABOVE) -
    Math.max(a.base - a.size * BELOW, b.base - b.size * BELOW)
  return overlap >= 0.5 * Math.min(a.size, b.size) * (ABOVE + BELOW)
}

function weight(piece: TextPiece): number {
  return piece.text.length * piece.size
}

function closed({ pieces, anchor }: OpenRow): TextRow {
  const inOrder = readingOrder(pieces)
  return {
    pieces: inOrder,
    text: textOf(inOrder),
    start: Math.min(...pieces.map(({ start }) => start)),
    end: Math.max(...pieces.map(({ end }) => end)),
    base: anchor.base,
    size: anchor.size,
    font: anchor.font,
  }
}

/** Left to right; a row that is mostly right-to-left is read from its right end, the left-to-right stretches in it as they stand. */
function readingOrder(pieces: readonly TextPiece[]): TextPiece[] {
  const drawn = [...pieces].sort((a, b) => a.start - b.start || a.end - b.end)
  const letters = (rtl: boolean): number =>
    drawn.reduce((sum, piece) => sum + (piece.rtl === rtl ? piece.text.length : 0), 0)
  if (letters(true) <= letters(false)) return drawn
  const stretches: TextPiece[][] = []
  for (const piece of drawn.reverse()) {
    const last = stretches.at(-1)
    if (last && !piece.rtl && last[0]?.rtl === false) last.unshift(piece)
    else stretches.push([piece])
  }
  return stretches.flat()
}

/** The pieces of a row as one text, with a space wherever the page leaves the room of one. */
export function textOf(pieces: readonly TextPiece[]): string {
  let text = ''
  let last: TextPiece | null = null
  for (const piece of pieces) {
    if (last && isSpaced(last, piece)) text += ' '
    text += piece.text
    last = piece
  }
  return withAccents(text).replace(/ {2,}/g, ' ').trim()
}

function isSpaced(last: TextPiece, next: TextPiece): boolean {
  const gap = next.start >= last.start ? next.start - last.end : last.start - next.end
  const areWide = WIDE_LETTER.test(last.text.at(-1) ?? '') && WIDE_LETTER.test(next.text[0] ?? '')
  return gap > Math.max(last.size, next.size) * (areWide ? WIDE_LETTER_GAP : WORD_GAP)
}

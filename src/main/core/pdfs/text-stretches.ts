import type { TextPiece } from './text-piece.ts'
import { rowsOf, textOf } from './text-rows.ts'

// Words closer than this are one stretch, which no gutter parts. In headings, larger than most text, they stand further apart.
const WORDS_APART = 0.4
const HEADING_SIZE = 1.15
const HEADING_WORDS_APART = 0.85

/** Pieces that follow each other on a line, as one, with what it is made of. `size` is that of most letters. */
export function stretchesOf(pieces: readonly TextPiece[], size: number): Map<TextPiece, readonly TextPiece[]> {
  const parts = new Map<TextPiece, readonly TextPiece[]>()
  for (const row of rowsOf(pieces)) {
    const apart = (row.size > HEADING_SIZE * size ? HEADING_WORDS_APART : WORDS_APART) * row.size
    let words: TextPiece[] = []
    let end = Number.NEGATIVE_INFINITY
    const close = (): void => {
      const widest = words.reduce<TextPiece | null>(
        (most, word) => (most && most.text.length * most.size >= word.text.length * word.size ? most : word),
        null,
      )
      if (widest) parts.set({ ...widest, text: textOf(words), start: words[0]?.start ?? widest.start, end }, words)
      words = []
    }
    for (const piece of row.pieces.toSorted((a, b) => a.start - b.start)) {
      if (piece.start - end > apart) close()
      end = words.length === 0 ? piece.end : Math.max(end, piece.end)
      words.push(piece)
    }
    close()
  }
  return parts
}

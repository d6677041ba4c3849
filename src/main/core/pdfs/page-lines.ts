import { columnsOf, RUNNING_WIDTH } from './text-columns.ts'
import { framesOf, type TextPiece, type TextRun } from './text-piece.ts'
import { rowsOf, type TextRow } from './text-rows.ts'

export interface PageLine extends TextRow {
  /** The way it runs, in degrees; not that of most of the page for a stamp in the margin. */
  readonly angle: number
  /** True where a paragraph, a column or another part of the page begins. */
  readonly opens: boolean
}

// Baselines further apart than this, in parts of the text's size, part a running head or a page number from the text.
const HEAD_GAP = 2.2
const MOST_HEAD_ROWS = 2
// A gap between lines that is so much wider than usual parts two paragraphs.
const PARAGRAPH_GAP = 1.3

/** The lines of a page in the order they are read: columns one after the other, what runs another way last. */
export function linesOfPage(runs: readonly TextRun[]): PageLine[] {
  return framesOf(runs).flatMap(({ angle, pieces }) => linesOfFrame(pieces).map(line => ({ ...line, angle })))
}

function linesOfFrame(pieces: readonly TextPiece[]): (TextRow & { opens: boolean })[] {
  const size = commonSize(pieces)
  const { head, body, foot } = withoutMargins(pieces, size)
  return [head, ...columnsOf(body, size), foot]
    .filter(group => group.length > 0)
    .flatMap(group => withParagraphs(rowsOf(group)))
}

/** The size of most letters. */
function commonSize(pieces: readonly TextPiece[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of pieces)
    letters.set(Math.round(size * 2) / 2, (letters.get(Math.round(size * 2) / 2) ?? 0) + text.length)
  const [most] = [...letters].sort((a, b) => b[1] - a[1])
  return Math.max(most?.[0] ?? 0, 1)
}

/** Takes the running head and foot off, which stand above and below all columns. */
function withoutMargins(
  pieces: readonly TextPiece[],
  size: number,
): Record<'head' | 'body' | 'foot', readonly TextPiece[]> {
  const rows = rowsOf(pieces)
  const isApart = (above: TextRow | undefined, below: TextRow | undefined): boolean =>
    !!above && !!below && above.base - below.base > HEAD_GAP * Math.max(size, below.size)
  const marginRows = (from: (rank: number) => number): number => {
    let count = 0
    for (let rank = 0; rank < MOST_HEAD_ROWS; rank += 1) {
      const row = rows[from(rank)]
      if (!row || areLinesSideBySide(row, size)) break
      const [upper, lower] = [from(rank), from(rank + 1)].sort((a, b) => a - b)
      if (isApart(rows[upper ?? -1], rows[lower ?? -1])) count = rank + 1
    }
    return count
  }
  const top = marginRows(rank => rank)
  const bottom = rows.length - marginRows(rank => rows.length - 1 - rank)
  if (bottom <= top) return { head: [], body: pieces, foot: [] }
  const of = (from: number, to: number): readonly TextPiece[] => rows.slice(from, to).flatMap(row => row.pieces)
  return { head: of(0, top), body: of(top, bottom), foot: of(bottom, rows.length) }
}

/** Lines of two columns that happen to stand above a gap. */
function areLinesSideBySide(row: TextRow, size: number): boolean {
  let long = 0
  let stretch = { start: row.start, end: row.start }
  for (const { start, end } of [...row.pieces].sort((a, b) => a.start - b.start)) {
    if (start - stretch.end > size) stretch = { start, end }
    const wasLong = stretch.end - stretch.start >= RUNNING_WIDTH * size
    stretch.end = Math.max(stretch.end, end)
    if (!wasLong && stretch.end - stretch.start >= RUNNING_WIDTH * size) long += 1
  }
  return long > 1
}

function withParagraphs(rows: readonly TextRow[]): (TextRow & { opens: boolean })[] {
  const gaps = rows.slice(1).map((row, index) => (rows[index]?.base ?? 0) - row.base)
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
  return rows.map((row, index) => {
    const gap = gaps[index - 1]
    return { ...row, opens: gap === undefined || gap > Math.max(PARAGRAPH_GAP * usual, 1.2 * row.size) }
  })
}

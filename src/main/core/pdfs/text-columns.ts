import { type Strip, stripsOf } from './gutters.ts'
import type { TextPiece } from './text-piece.ts'
import { rowsOf, shareLine } from './text-rows.ts'
import { stretchesOf } from './text-stretches.ts'

/**
 * Finds the columns of a page. A gutter is a strip that few pieces cross and that has running text on both sides; what
 * crosses it (a title, a wide table) divides the page into bands, and in each band the left side is read before the right.
 */

// In parts of the size of most letters.
/** A line of running text is at least so wide. */
export const RUNNING_WIDTH = 10
const RUNNING_FILL = 0.75
const NARROWEST_GUTTER = 0.75
const CROSSES_BY = 1
// So many pairs of running lines make a gutter; fewer may be a table or chance.
const PAIRED_LINES = 3
// What stands above the columns is set off from them by such a gap, and is not long.
const HEADING_GAP = 1.6
const MOST_HEADING_ROWS = 8
const DEEPEST = 4

type Part =
  | { readonly kind: 'across'; readonly pieces: readonly TextPiece[] }
  | {
      readonly kind: 'beside'
      readonly left: readonly TextPiece[]
      readonly right: readonly TextPiece[]
      /** Lines of running text that have one beside them. */
      readonly paired: number
    }

/** The pieces in groups that are read one after the other, each from the top down. */
export function columnsOf(pieces: readonly TextPiece[], size: number): (readonly TextPiece[])[] {
  const parts = stretchesOf(pieces, size)
  return splitColumns([...parts.keys()], size, 0).map(column => column.flatMap(stretch => parts.get(stretch) ?? []))
}

function splitColumns(pieces: readonly TextPiece[], size: number, depth: number): (readonly TextPiece[])[] {
  if (pieces.length < 2 * PAIRED_LINES || depth > DEEPEST) return [pieces]
  const parts = bestParts(pieces, size)
  if (!parts) return [pieces]
  return parts.flatMap(part =>
    part.kind === 'across'
      ? [part.pieces]
      : [...splitColumns(part.left, size, depth + 1), ...splitColumns(part.right, size, depth + 1)],
  )
}

function bestParts(pieces: readonly TextPiece[], size: number): readonly Part[] | null {
  let best: { parts: readonly Part[]; score: number } | null = null
  for (const strip of stripsOf(pieces, size)) {
    const parts = partsBy(strip, pieces, size)
    const score = parts.reduce((sum, part) => sum + (part.kind === 'beside' ? part.paired : 0), 0)
    if (score >= Math.max(PAIRED_LINES, strip.crossed / 5) && (!best || score > best.score)) best = { parts, score }
  }
  return best?.parts ?? null
}

/** What stands across the strip and what beside it, from the top down. */
function partsBy(strip: Strip, pieces: readonly TextPiece[], size: number): Part[] {
  const across = piecesAcross(strip, pieces, size)
  const groups: { readonly isAcross: boolean; readonly pieces: TextPiece[] }[] = []
  for (const piece of [...pieces].sort((a, b) => b.base - a.base)) {
    const isAcross = across.has(piece)
    const last = groups.at(-1)
    if (last?.isAcross === isAcross) last.pieces.push(piece)
    else groups.push({ isAcross, pieces: [piece] })
  }
  const parts: Part[] = []
  for (const group of groups) {
    const blocks = group.isAcross
      ? []
      : withoutHeading(strip, group.pieces, size).map(block => besideOf(strip, block, size))
    for (const part of group.isAcross ? [{ kind: 'across', pieces: group.pieces } as const] : blocks) {
      const last = parts.at(-1)
      if (part.kind === 'across' && last?.kind === 'across')
        parts[parts.length - 1] = { kind: 'across', pieces: [...last.pieces, ...part.pieces] }
      else parts.push(part)
    }
  }
  return parts
}

/** Parts a block of short lines (authors side by side) from the columns of running text below it. */
function withoutHeading(strip: Strip, pieces: readonly TextPiece[], size: number): (readonly TextPiece[])[] {
  const rows = rowsOf(pieces)
  const cut = rows.findIndex(
    (row, index) => index > 0 && (rows[index - 1]?.base ?? 0) - row.base > HEADING_GAP * Math.max(size, row.size),
  )
  if (cut < 1 || cut > MOST_HEADING_ROWS) return [pieces]
  const [first, last] = [Math.min(...rows.map(({ start }) => start)), Math.max(...rows.map(({ end }) => end))]
  const isShort = (piece: TextPiece): boolean =>
    piece.end - piece.start < 0.92 * (piece.start < strip.from ? strip.from - first : last - strip.to)
  const heading = rows.slice(0, cut).flatMap(row => row.pieces)
  return heading.every(isShort) ? [heading, rows.slice(cut).flatMap(row => row.pieces)] : [pieces]
}

/** Pieces that cross the strip, with all that stands on a line with one; and what stands alone inside it, like a page number. */
function piecesAcross(strip: Strip, pieces: readonly TextPiece[], size: number): Set<TextPiece> {
  const across = new Set(
    pieces.filter(
      ({ start, end }) => start < strip.core.from - CROSSES_BY * size && end > strip.core.to + CROSSES_BY * size,
    ),
  )
  const crossing = byLine(across, size)
  for (const piece of pieces) if (near(crossing, piece, size).some(other => shareLine(other, piece))) across.add(piece)
  const inside = pieces.filter(
    piece =>
      !across.has(piece) && piece.start >= strip.from - CROSSES_BY * size && piece.end <= strip.to + CROSSES_BY * size,
  )
  if (inside.length === 0) return across
  const lines = byLine(pieces, size)
  for (const piece of inside)
    if (!near(lines, piece, size).some(other => other !== piece && shareLine(other, piece))) across.add(piece)
  return across
}

type Lines = ReadonlyMap<number, readonly TextPiece[]>

function byLine(pieces: Iterable<TextPiece>, size: number): Lines {
  const lines = new Map<number, TextPiece[]>()
  for (const piece of pieces) {
    const line = Math.round(piece.base / size)
    const there = lines.get(line)
    if (there) there.push(piece)
    else lines.set(line, [piece])
  }
  return lines
}

/** Pieces whose baseline is so near that they may share a line. */
function near(lines: Lines, piece: TextPiece, size: number): TextPiece[] {
  const line = Math.round(piece.base / size)
  const reach = Math.min(4, Math.ceil(piece.size / size))
  const found: TextPiece[] = []
  for (let at = line - reach; at <= line + reach; at += 1) found.push(...(lines.get(at) ?? []))
  return found
}

function besideOf(strip: Strip, pieces: readonly TextPiece[], size: number): Part {
  const middle = (strip.from + strip.to) / 2
  const left = pieces.filter(({ start, end }) => (start + end) / 2 < middle)
  const right = pieces.filter(({ start, end }) => (start + end) / 2 >= middle)
  const [leftLines, rightLines] = [runningLines(left, size), runningLines(right, size)]
  // A figure or a list of short lines may stand beside running text, a table's columns beside each other only.
  const areColumns =
    gutterOf(left, right) >= NARROWEST_GUTTER * size &&
    (Math.min(leftLines, rightLines) > 0 || Math.max(leftLines, rightLines) >= PAIRED_LINES)
  return areColumns
    ? { kind: 'beside', left, right, paired: Math.min(leftLines, rightLines) }
    : { kind: 'across', pieces }
}

/** The room between two sides, some lines that stick out left aside; none where a side is empty. */
function gutterOf(left: readonly TextPiece[], right: readonly TextPiece[]): number {
  if (left.length === 0 || right.length === 0) return 0
  const ends = left.map(({ end }) => end).sort((a, b) => b - a)
  const starts = right.map(({ start }) => start).sort((a, b) => a - b)
  return (starts[Math.floor(starts.length / 10)] ?? 0) - (ends[Math.floor(ends.length / 10)] ?? 0)
}

/** How many rows are lines of running text: long, and without the gaps of a table. */
function runningLines(pieces: readonly TextPiece[], size: number): number {
  return rowsOf(pieces).filter(row => {
    const width = row.end - row.start
    const written = row.pieces.reduce((sum, { start, end }) => sum + (end - start), 0)
    return width >= RUNNING_WIDTH * size && written >= RUNNING_FILL * width && row.text.length >= RUNNING_WIDTH
  }).length
}

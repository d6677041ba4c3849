import type { TextPiece } from './text-piece.ts'

/** Where columns may be parted: strips of a page that little or nothing is written across. Pure. */

// In parts of the size of most letters.
const NARROWEST_STRIP = 0.4
const CROSSED_MORE = 2
const MOST_CANDIDATES = 12

interface Span {
  readonly from: number
  readonly to: number
  /** How many pieces cross it. */
  readonly crossed: number
}

/** A strip across which nothing, or little, is written. */
export interface Strip extends Span {
  /** Where least is. */
  readonly core: Pick<Span, 'from' | 'to'>
}

/** The places least written across, away from the margins. */
export function stripsOf(pieces: readonly TextPiece[], size: number): Strip[] {
  const edges = pieces
    .flatMap(({ start, end }) => [
      { at: start, by: 1 },
      { at: end, by: -1 },
    ])
    .sort((a, b) => a.at - b.at || b.by - a.by)
  let crossed = 0
  const spans: Span[] = edges
    .slice(0, -1)
    .map(({ at, by }, index) => ({ from: at, to: edges[index + 1]?.at ?? at, crossed: (crossed += by) }))
  const [first, last] = [edges[0]?.at ?? 0, edges.at(-1)?.at ?? 0]
  const strips = new Map<number, Strip>()
  for (const [index, span] of spans.entries()) {
    const isLowest = (edges[index]?.by ?? 0) < 0 && (edges[index + 1]?.by ?? 0) > 0
    const middle = (span.from + span.to - 2 * first) / 2 / (last - first)
    if (!isLowest || middle < 0.15 || middle > 0.85) continue
    const strip = widened(spans, index)
    if (strip.to - strip.from >= NARROWEST_STRIP * size) strips.set(strip.from, strip)
  }
  return [...strips.values()]
    .sort((a, b) => a.crossed - b.crossed || b.to - b.from - (a.to - a.from))
    .slice(0, MOST_CANDIDATES)
}

/** With what lies beside it and is hardly more written across: a page number may stand in a gutter. */
function widened(spans: readonly Span[], index: number): Strip {
  const most = (spans[index]?.crossed ?? 0) + CROSSED_MORE
  let [left, right] = [index, index]
  while ((spans[left - 1]?.crossed ?? Number.POSITIVE_INFINITY) <= most) left -= 1
  while ((spans[right + 1]?.crossed ?? Number.POSITIVE_INFINITY) <= most) right += 1
  return {
    from: spans[left]?.from ?? 0,
    to: spans[right]?.to ?? 0,
    core: spans[index] ?? { from: 0, to: 0 },
    crossed: spans[index]?.crossed ?? 0,
  }
}

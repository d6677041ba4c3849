import { comparePoints, type TextPoint } from '../select/text-selection.ts'

/** As much of a match as its order needs. */
interface Match {
  readonly page: number
  readonly start: number
}

/**
 * The first match from a place on, and after the last page again from the start. -1 where there is none, or none is known
 * while pages from there on are still looked through.
 */
export function firstMatch(matches: readonly Match[], from: TextPoint, isSearching: boolean): number {
  const after = matches.findIndex(match => comparePoints(pointOf(match), from) >= 0)
  if (after >= 0 || matches.length === 0) return after
  // Those on the page itself, before the place, come last of all.
  return isSearching && matches[0]?.page === from.page ? -1 : 0
}

/**
 * The match a step further or back, round and round. `begin`: where a search that still goes on began; what lies between
 * the last match it has found and the first one is not known then, and the answer is null.
 */
export function nextMatch(
  matches: readonly Match[],
  current: number,
  direction: 1 | -1,
  begin: TextPoint | null,
): number | null {
  if (matches.length === 0 || current < 0) return null
  const next = (current + direction + matches.length) % matches.length
  if (begin === null) return next
  // In the order they are found, a step forward leads on, and never to where the search began.
  const [from, to] = direction === 1 ? [current, next] : [next, current]
  return rankOf(matches, from, begin) < rankOf(matches, to, begin) ? next : null
}

/** How many matches come before one, counted from the page the search began at. */
function rankOf(matches: readonly Match[], index: number, { page }: TextPoint): number {
  const first = matches.findIndex(match => match.page >= page)
  return first < 0 ? index : (index - first + matches.length) % matches.length
}

const pointOf = ({ page, start }: Match): TextPoint => ({ page, offset: start })

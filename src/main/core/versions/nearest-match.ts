/** Where in a text something stands that differs from a pattern by a few letters. Pure. */
export interface NearestMatch {
  readonly start: number
  readonly end: number
  /** Letters that have to be changed, put in or taken out. */
  readonly distance: number
}

/** The stretch of `text` that is nearest to `pattern`, anywhere in it; null where none is within `most`. */
export function nearestMatch(pattern: string, text: string, most: number): NearestMatch | null {
  const end = bestEnd(pattern, text, most)
  if (!end) return null
  // Back from its end the match that costs no more begins where the turned pattern ends.
  const turned = bestEnd(reversed(pattern), reversed(text.slice(0, end.at)), end.distance, true)
  return { start: end.at - (turned?.at ?? pattern.length), end: end.at, distance: end.distance }
}

/** Sellers' algorithm: a column of distances for each letter of the text, the pattern free to begin anywhere. */
function bestEnd(
  pattern: string,
  text: string,
  most: number,
  startsHere = false,
): { readonly at: number; readonly distance: number } | null {
  const size = pattern.length
  const column = Int32Array.from({ length: size + 1 }, (_, row) => row)
  let best = column[size] ?? size
  let at = 0
  for (let place = 1; place <= text.length; place += 1) {
    let corner = column[0] ?? 0
    column[0] = startsHere ? place : 0
    const letter = text.charCodeAt(place - 1)
    for (let row = 1; row <= size; row += 1) {
      const above = column[row] ?? 0
      const cost = Math.min(
        corner + (pattern.charCodeAt(row - 1) === letter ? 0 : 1),
        above + 1,
        (column[row - 1] ?? 0) + 1,
      )
      corner = above
      column[row] = cost
    }
    const distance = column[size] ?? size
    // Of ends that cost the same the one with as many letters as the pattern is meant.
    if (distance < best || (startsHere && distance === best && Math.abs(place - size) < Math.abs(at - size))) {
      best = distance
      at = place
    }
  }
  return best <= most ? { at, distance: best } : null
}

function reversed(text: string): string {
  // Units, not letters: places are counted in units.
  let turned = ''
  for (let at = text.length - 1; at >= 0; at -= 1) turned += text[at] ?? ''
  return turned
}

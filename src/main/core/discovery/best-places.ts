/** The places with the largest scores, the best first; of equal ones the earlier place first. One look at each, and a closer one at few. */
export function bestPlaces(places: Int32Array, scores: Float32Array, count: number): number[] {
  const kept: number[] = []
  const order = (a: number, b: number): number => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b
  let least = Number.NEGATIVE_INFINITY
  if (count <= 0) return []
  for (const place of places) {
    if ((scores[place] ?? 0) < least) continue
    kept.push(place)
    // Thinned when twice as many as are wanted have come together.
    if (kept.length < 2 * count + 64) continue
    kept.sort(order).length = count
    least = scores[kept.at(-1) ?? 0] ?? 0
  }
  return kept.sort(order).slice(0, count)
}

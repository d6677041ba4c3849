/** The places with the largest scores, the best first; equal ones in the order they were found. One look at each, and a closer one at few. */
export function bestPlaces(places: Int32Array, scores: Float32Array, count: number): number[] {
  // Indices into `places`, so that equal ones keep their order.
  const kept: number[] = []
  const scoreAt = (at: number): number => scores[places[at] ?? 0] ?? 0
  const order = (a: number, b: number): number => scoreAt(b) - scoreAt(a) || a - b
  let least = Number.NEGATIVE_INFINITY
  if (count <= 0) return []
  for (let at = 0; at < places.length; at += 1) {
    if ((scores[places[at] ?? 0] ?? 0) <= least) continue
    kept.push(at)
    // Thinned when twice as many as are wanted have come together.
    if (kept.length < 2 * count + 64) continue
    kept.sort(order).length = count
    least = scoreAt(kept.at(-1) ?? 0)
  }
  return kept
    .sort(order)
    .slice(0, count)
    .map(at => places[at] ?? 0)
}

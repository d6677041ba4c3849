/** The rows of the largest values, the best first: one look at each, and a closer one at few. */
export function bestRows(values: Int32Array, count: number, isIn: (row: number) => boolean): number[] {
  const kept: number[] = []
  const order = (a: number, b: number): number => (values[b] ?? 0) - (values[a] ?? 0) || a - b
  let least = Number.NEGATIVE_INFINITY
  for (let row = 0; row < values.length; row += 1) {
    if ((values[row] ?? 0) <= least || !isIn(row)) continue
    kept.push(row)
    // Thinned when twice as many as are wanted have come together.
    if (kept.length < 2 * count + 64) continue
    kept.sort(order).length = count
    least = values[kept.at(-1) ?? 0] ?? 0
  }
  return kept.sort(order).slice(0, count)
}

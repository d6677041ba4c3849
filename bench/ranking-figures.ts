/** How good a ranking is. */

/** Normalised discounted cumulative gain of the first ten, with the grade itself as the gain (as trec_eval counts). */
export function ndcgAt10(ranked: readonly string[], grades: ReadonlyMap<string, number>): number {
  const gain = (grade: number, place: number): number => grade / Math.log2(place + 2)
  const got = ranked.slice(0, 10).reduce((sum, key, place) => sum + gain(grades.get(key) ?? 0, place), 0)
  const ideal = [...grades.values()]
    .filter(grade => grade > 0)
    .sort((a, b) => b - a)
    .slice(0, 10)
    .reduce((sum, grade, place) => sum + gain(grade, place), 0)
  return ideal > 0 ? got / ideal : 0
}

/** 1 / the place of the first that is meant, 0 past the tenth. */
export function reciprocalRank(ranked: readonly string[], isMeant: (key: string) => boolean): number {
  const place = ranked.slice(0, 10).findIndex(isMeant)
  return place < 0 ? 0 : 1 / (place + 1)
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length
}

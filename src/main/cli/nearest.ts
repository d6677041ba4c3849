/** The word that was meant by one that is not known: the one it begins, else the one the fewest slips away. Null where none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const begun = known.filter(candidate => word.length > 1 && candidate.startsWith(word))
  if (begun.length === 1) return begun[0] ?? null
  const [best] = known
    .map(candidate => ({ candidate, slips: slipsBetween(word, candidate) }))
    .sort((a, b) => a.slips - b.slips)
  return best && best.slips <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : null
}

/** How many letters were left out, put in, mistaken or swapped with their neighbour. */
function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row]
    rows.push(line)
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1]
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      line.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (isSame ? 0 : 1),
          isSwapped && row > 1 && column > 1 ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
  }
  return at(a.length, b.length)
}

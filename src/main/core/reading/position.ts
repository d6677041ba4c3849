/** Places in a hand-made order, as text that sorts: between two there is always room for one more. Pure. */

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = DIGITS.length

/**
 * A position after `before` and ahead of `after`; null stands for the ends. Positions are fractions in base 62 without
 * a final zero, so byte order (SQLite's BINARY) is their order. Throws RangeError where `before` is not ahead of `after`.
 */
export function positionBetween(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after)
    throw new RangeError(`no position between ${before} and ${after}`)
  const boundedAbove = after !== null
  let prefix = ''
  for (let index = 0; ; index += 1) {
    const low = digitAt(before, index, 0)
    // Once the prefix has left `after` behind, anything goes on its side.
    const high = after !== null && after.startsWith(prefix) ? digitAt(after, index, 0) : BASE
    if (high - low > 1)
      return prefix + DIGITS[digitBetween(low, high, before === null, after === null && high === BASE && !boundedAbove)]
    prefix += DIGITS[low]
    if (high - low === 1) after = null
  }
}

/** `count` positions in order between two, spread evenly enough that none grows long. */
export function positionsBetween(before: string | null, after: string | null, count: number): string[] {
  if (count === 0) return []
  const middle = positionBetween(before, after)
  const left = Math.floor((count - 1) / 2)
  return [...positionsBetween(before, middle, left), middle, ...positionsBetween(middle, after, count - 1 - left)]
}

/** At an open end one step is enough, so that a list made by adding at its end keeps short positions. */
function digitBetween(low: number, high: number, openBelow: boolean, openAbove: boolean): number {
  if (openAbove && !openBelow) return low + 1
  if (openBelow && !openAbove) return high - 1
  return Math.floor((low + high) / 2)
}

function digitAt(position: string | null, index: number, otherwise: number): number {
  const character = position?.[index]
  return character === undefined ? otherwise : DIGITS.indexOf(character)
}

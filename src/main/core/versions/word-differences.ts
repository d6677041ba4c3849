/** What two rows of words have in common: anchored by runs that both have once, then word by word between. Pure. */

/** For each word of `a` its place in `b`; -1 where it is not there any more. Places rise. */
export function alignWords(a: readonly string[], b: readonly string[]): Int32Array {
  const pairs = new Int32Array(a.length).fill(-1)
  const waiting: [number, number, number, number][] = [[0, a.length, 0, b.length]]
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    let [fromA, toA, fromB, toB] = part
    while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) pairs[fromA++] = fromB++
    while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) pairs[--toA] = --toB
    if (fromA === toA || fromB === toB) continue
    const [sizeA, sizeB] = [toA - fromA, toB - fromB]
    const anchors = sizeA * sizeB > SMALL ? anchorsOf(a, b, fromA, toA, fromB, toB) : []
    if (anchors.length === 0) {
      if (sizeA * sizeB <= LARGEST) commonWords(a, b, [fromA, toA, fromB, toB], pairs)
      continue
    }
    let [lastA, lastB] = [fromA, fromB]
    for (const [placeA, placeB] of anchors) {
      waiting.push([lastA, placeA, lastB, placeB])
      pairs[placeA] = placeB
      ;[lastA, lastB] = [placeA + 1, placeB + 1]
    }
    waiting.push([lastA, toA, lastB, toB])
  }
  return pairs
}

const SMALL = 40_000
// A table of so many cells is the most that is made; parts larger and without an anchor count as rewritten.
const LARGEST = 16_000_000
const RUNS = [4, 2, 1]

/** Runs of words that stand once in each part, in the order both have them. */
function anchorsOf(
  a: readonly string[],
  b: readonly string[],
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
): [number, number][] {
  for (const length of RUNS) {
    const [inA, inB] = [onceIn(a, fromA, toA, length), onceIn(b, fromB, toB, length)]
    const common: [number, number][] = []
    for (const [run, place] of inA) {
      const other = inB.get(run)
      if (place >= 0 && other !== undefined && other >= 0) common.push([place, other])
    }
    const rising = longestRising(common)
    if (rising.length > 0) return rising
  }
  return []
}

/** -1 for what stands there more than once. In the order of the places. */
function onceIn(words: readonly string[], from: number, to: number, length: number): Map<string, number> {
  const places = new Map<string, number>()
  for (let at = from; at + length <= to; at += 1) {
    const run = words.slice(at, at + length).join(' ')
    places.set(run, places.has(run) ? -1 : at)
  }
  return places
}

function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const sorted = pairs.toSorted((x, y) => x[0] - y[0])
  const ends: number[] = []
  const previous = new Int32Array(sorted.length).fill(-1)
  for (const [index, pair] of sorted.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[ends[middle] ?? 0]?.[1] ?? 0) < pair[1]) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = index
  }
  const rising: [number, number][] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = sorted[at]
    if (pair) rising.push(pair)
  }
  return rising.reverse()
}

/** The longest common row of words of two small parts. */
function commonWords(
  a: readonly string[],
  b: readonly string[],
  [fromA, toA, fromB, toB]: readonly [number, number, number, number],
  pairs: Int32Array,
): void {
  const width = toB - fromB + 1
  const table = new Uint32Array((toA - fromA + 1) * width)
  for (let i = toA - fromA - 1; i >= 0; i -= 1)
    for (let j = width - 2; j >= 0; j -= 1)
      table[i * width + j] =
        a[fromA + i] === b[fromB + j]
          ? (table[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0)
  for (let i = 0, j = 0; i < toA - fromA && j < width - 1; ) {
    if (a[fromA + i] === b[fromB + j]) pairs[fromA + i++] = fromB + j++
    else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i += 1
    else j += 1
  }
}

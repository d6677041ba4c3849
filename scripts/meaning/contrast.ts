/** Moves the vectors of words so that texts that belong together lie nearer than texts that do not. */

export interface WordVectors {
  readonly dimensions: number
  readonly vectors: Float32Array
  /** How much each word counts in a text. */
  readonly rarity: Float32Array
}

/** Two texts of one paper, or of two papers on one thing, as distinct words. */
export type Pair = readonly [readonly number[], readonly number[]]

export interface ContrastOptions {
  readonly batch: number
  readonly temperature: number
  readonly rate: number
  /** The share of words that is left out of a text, another one each time. */
  readonly dropout: number
}

/** One pass over the pairs; answers the mean loss. */
export function contrastOnce(
  { dimensions, vectors, rarity }: WordVectors,
  steps: Float32Array,
  pairs: readonly Pair[],
  { batch, temperature, rate, dropout }: ContrastOptions,
  random: () => number,
): number {
  const size = batch * dimensions
  const [left, right] = [new Float32Array(size), new Float32Array(size)]
  const [leftPull, rightPull] = [new Float32Array(size), new Float32Array(size)]
  const nearness = new Float32Array(batch * batch)
  const pulls = new Float32Array(batch * batch)
  let [loss, batches] = [0, 0]
  for (let start = 0; start + batch <= pairs.length; start += batch) {
    const texts = pairs
      .slice(start, start + batch)
      .map(([a, b]) => [thinned(a, dropout, random), thinned(b, dropout, random)] as const)
    const lengths = texts.map(([a, b], row) => [sum(left, row, a), sum(right, row, b)] as const)
    for (let i = 0; i < batch; i += 1)
      for (let j = 0; j < batch; j += 1) nearness[i * batch + j] = dot(left, i, right, j) / temperature
    loss += softmaxPulls(nearness, pulls, batch)
    batches += 1
    leftPull.fill(0)
    rightPull.fill(0)
    for (let i = 0; i < batch; i += 1)
      for (let j = 0; j < batch; j += 1) {
        const pull = (pulls[i * batch + j] ?? 0) / temperature
        if (Math.abs(pull) < 1e-5) continue
        const [a, b] = [i * dimensions, j * dimensions]
        for (let d = 0; d < dimensions; d += 1) {
          leftPull[a + d] = (leftPull[a + d] ?? 0) + pull * (right[b + d] ?? 0)
          rightPull[b + d] = (rightPull[b + d] ?? 0) + pull * (left[a + d] ?? 0)
        }
      }
    for (const [row, [a, b]] of texts.entries()) {
      step(left, leftPull, row, a, lengths[row]?.[0] ?? 1)
      step(right, rightPull, row, b, lengths[row]?.[1] ?? 1)
    }
  }
  return batches > 0 ? loss / batches : 0

  /** The text as a vector of length 1; answers the length it had. */
  function sum(into: Float32Array, row: number, words: readonly number[]): number {
    const base = row * dimensions
    into.fill(0, base, base + dimensions)
    for (const word of words) {
      const [from, weight] = [word * dimensions, rarity[word] ?? 0]
      for (let d = 0; d < dimensions; d += 1) into[base + d] = (into[base + d] ?? 0) + weight * (vectors[from + d] ?? 0)
    }
    let square = 0
    for (let d = 0; d < dimensions; d += 1) square += (into[base + d] ?? 0) ** 2
    const length = Math.sqrt(square) || 1
    for (let d = 0; d < dimensions; d += 1) into[base + d] = (into[base + d] ?? 0) / length
    return length
  }

  function dot(a: Float32Array, row: number, b: Float32Array, column: number): number {
    const [from, to] = [row * dimensions, column * dimensions]
    let product = 0
    for (let d = 0; d < dimensions; d += 1) product += (a[from + d] ?? 0) * (b[to + d] ?? 0)
    return product
  }

  /** Adagrad, on the words of one text alone. */
  function step(text: Float32Array, pull: Float32Array, row: number, words: readonly number[], length: number): void {
    const base = row * dimensions
    let along = 0
    for (let d = 0; d < dimensions; d += 1) along += (text[base + d] ?? 0) * (pull[base + d] ?? 0)
    for (let d = 0; d < dimensions; d += 1)
      pull[base + d] = ((pull[base + d] ?? 0) - along * (text[base + d] ?? 0)) / length
    for (const word of words) {
      const [to, weight] = [word * dimensions, rarity[word] ?? 0]
      for (let d = 0; d < dimensions; d += 1) {
        const slope = weight * (pull[base + d] ?? 0)
        const seen = (steps[to + d] ?? 0) + slope * slope
        steps[to + d] = seen
        vectors[to + d] = (vectors[to + d] ?? 0) - (rate * slope) / Math.sqrt(seen + 1e-10)
      }
    }
  }
}

/** How far each text is to be moved along each other one, from both sides; answers the loss. */
function softmaxPulls(nearness: Float32Array, pulls: Float32Array, batch: number): number {
  let loss = 0
  pulls.fill(0)
  const share = 1 / (2 * batch)
  for (const [outer, inner] of [
    [batch, 1],
    [1, batch],
  ] as const)
    for (let i = 0; i < batch; i += 1) {
      let most = Number.NEGATIVE_INFINITY
      for (let j = 0; j < batch; j += 1) most = Math.max(most, nearness[i * outer + j * inner] ?? 0)
      let total = 0
      for (let j = 0; j < batch; j += 1) total += Math.exp((nearness[i * outer + j * inner] ?? 0) - most)
      for (let j = 0; j < batch; j += 1) {
        const at = i * outer + j * inner
        const likelihood = Math.exp((nearness[at] ?? 0) - most) / total
        pulls[at] = (pulls[at] ?? 0) + share * (likelihood - (i === j ? 1 : 0))
        if (i === j) loss -= share * Math.log(likelihood + 1e-12)
      }
    }
  return loss
}

function thinned(words: readonly number[], dropout: number, random: () => number): readonly number[] {
  if (words.length <= 3) return words
  const kept = words.filter(() => random() >= dropout)
  return kept.length > 0 ? kept : words
}

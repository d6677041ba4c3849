/** Texts as the weights of their words, row after row in one buffer. */
export interface SparseTexts {
  /** Where each text begins; one more than there are texts. */
  readonly starts: Int32Array
  readonly words: Int32Array
  readonly weights: Float32Array
  /** How many words there are in all. */
  readonly width: number
}

/** One text: its distinct words and how often each stands in it. */
export interface CountedWords {
  readonly words: readonly number[]
  readonly counts: readonly number[]
}

/** Each text of length 1, its words weighted by how often they stand there and how rare they are elsewhere. */
export function weighTexts(texts: readonly CountedWords[], rarity: Float32Array): SparseTexts {
  const total = texts.reduce((sum, text) => sum + text.words.length, 0)
  const starts = new Int32Array(texts.length + 1)
  const words = new Int32Array(total)
  const weights = new Float32Array(total)
  let at = 0
  for (const [index, text] of texts.entries()) {
    const start = at
    let length = 0
    for (const [place, word] of text.words.entries()) {
      const weight = Math.log1p(text.counts[place] ?? 0) * (rarity[word] ?? 0)
      if (weight <= 0) continue
      words[at] = word
      weights[at] = weight
      length += weight * weight
      at += 1
    }
    const scale = length > 0 ? 1 / Math.sqrt(length) : 0
    for (let place = start; place < at; place += 1) weights[place] = (weights[place] ?? 0) * scale
    starts[index + 1] = at
  }
  return { starts, words: words.subarray(0, at), weights: weights.subarray(0, at), width: rarity.length }
}

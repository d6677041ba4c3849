import { countIn, FIELD_COMBINATIONS } from './paper-terms.ts'
import type { WordIndex } from './word-index.ts'

/** One word of a question: the stems that stand for it, and how much it counts. */
export interface AskedWord {
  readonly stems: readonly AskedStem[]
  readonly weight: number
  /** Which fields it must stand in; all of them where 0. */
  readonly mask: number
}

export interface AskedStem {
  readonly stem: number
  /** 1 for the word itself, less for what may be meant by it. */
  readonly share: number
}

export interface RankedWords {
  /** By place; 0 where nothing was found. */
  readonly scores: Float32Array
  /** By place: a bit for each of the first 31 words that was found. */
  readonly found: Int32Array
  /** Places with a score. */
  readonly places: readonly number[]
  /** How much of a perfect match each word would be: its rarity times its weight. */
  readonly rarities: readonly number[]
}

/** BM25 over the fields as one text (BM25F): how soon a word repeated counts no more, and how much long texts are held back. */
const SATURATION = 1.5
const LENGTH_SHARE = 0.75
const WEIGHTS = { title: 3, abstract: 1, note: 2, organization: 2, facts: 1.5, author: 3 } as const
const COUNTS = Float32Array.from({ length: FIELD_COMBINATIONS }, (_, fields) =>
  (Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]).reduce(
    (sum, field) => sum + WEIGHTS[field] * countIn(fields, field),
    0,
  ),
)
const NO_MASK = FIELD_COMBINATIONS - 1

/** `allowed` tells of each place whether it may be found; null lets all in. */
export function rankWords(index: WordIndex, asked: readonly AskedWord[], allowed: Uint8Array | null): RankedWords {
  const scores = new Float32Array(index.places)
  const found = new Int32Array(index.places)
  const places: number[] = []
  const mean = index.meanLength
  const rarities: number[] = []
  for (const [number, word] of asked.entries()) {
    const bit = number < 31 ? 1 << number : 0
    const mask = word.mask === 0 ? NO_MASK : word.mask
    // What may be meant is no rarer than all of it together: else the oddest form of a word would rank first.
    const spread = word.stems.reduce((sum, { stem }) => sum + index.spread(stem), 0)
    const rarity = rarityOf(Math.min(spread, index.papers), index.papers) * word.weight
    rarities.push(rarity)
    for (const { stem, share } of word.stems) {
      const most = rarity * share * (SATURATION + 1)
      const settle = (place: number, count: number): void => {
        if (!index.isAlive(place) || (allowed !== null && allowed[place] !== 1)) return
        const held = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * index.lengthAt(place)) / mean)
        if (scores[place] === 0) places.push(place)
        scores[place] = (scores[place] ?? 0) + (most * count) / (count + held)
        found[place] = (found[place] ?? 0) | bit
      }
      for (const run of index.runsOf(stem)) {
        let [last, count] = [-1, 0]
        for (let at = run.from; at < run.to; at += 1) {
          const place = run.places[at] ?? 0
          if (place !== last) {
            if (count > 0) settle(last, count)
            last = place
            count = 0
          }
          count += COUNTS[(run.fields[at] ?? 0) & mask] ?? 0
        }
        if (count > 0) settle(last, count)
      }
    }
  }
  return { scores, found, places, rarities }
}

export function rarityOf(spread: number, papers: number): number {
  return Math.log(1 + (papers - spread + 0.5) / (spread + 0.5))
}

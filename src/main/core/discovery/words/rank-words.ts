import type { Board } from './boards.ts'
import { countIn, FIELD_COMBINATIONS } from './paper-terms.ts'
import type { WordIndex } from './word-index.ts'
import type { WordRun } from './word-segment.ts'

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
  readonly board: Board
  /** By place; 0 where nothing was found. */
  readonly scores: Float32Array
  /** By place: a bit for each of the first 31 words that was found. */
  readonly found: Int32Array
  /** Places with a score. */
  readonly places: Int32Array
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
  const board = index.boards.take(index.places)
  const { scores, found } = board
  const { lengths, meanLength } = index
  // Where nobody is kept out and nobody is dead, no place needs a look.
  const letIn = both(allowed, index.alive)
  const [held, heldByLength] = [SATURATION * (1 - LENGTH_SHARE), (SATURATION * LENGTH_SHARE) / meanLength]
  const rarities: number[] = []

  function addRun(run: WordRun, most: number, mask: number, bit: number): void {
    const { places: at, fields, to } = run
    for (let next = run.from; next < to; next += 1) {
      const place = at[next] ?? 0
      if (letIn !== null && letIn[place] !== 1) continue
      const count = COUNTS[(fields[next] ?? 0) & mask] ?? 0
      if (count === 0) continue
      const before = scores[place] ?? 0
      if (before === 0) board.touch(place)
      scores[place] = before + (most * count) / (count + held + heldByLength * (lengths[place] ?? 0))
      found[place] = (found[place] ?? 0) | bit
    }
  }

  for (const [number, word] of asked.entries()) {
    const bit = number < 31 ? 1 << number : 0
    const mask = word.mask === 0 ? NO_MASK : word.mask
    // What may be meant is no rarer than all of it together: else the oddest form of a word would rank first.
    const spread = word.stems.reduce((sum, { stem }) => sum + index.spread(stem), 0)
    const rarity = rarityOf(Math.min(spread, index.papers), index.papers) * word.weight
    rarities.push(rarity)
    for (const { stem, share } of word.stems)
      for (const run of index.runsOf(stem))
        if (run.from < run.to) addRun(run, rarity * share * (SATURATION + 1), mask, bit)
  }
  return rankedOn(board, rarities)
}

export function rankedOn(board: Board, rarities: readonly number[]): RankedWords {
  return { board, scores: board.scores, found: board.found, places: board.places.subarray(0, board.count), rarities }
}

function both(a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null {
  if (a === null || b === null) return a ?? b
  return a.map((value, place) => value & (b[place] ?? 0))
}

export function rarityOf(spread: number, papers: number): number {
  return Math.log(1 + (papers - spread + 0.5) / (spread + 0.5))
}

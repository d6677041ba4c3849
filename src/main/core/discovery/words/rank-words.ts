import type { Board } from './boards.ts'
import { bestPlaces } from '../best-places.ts'
import { ALL_FIELDS, COUNTS, holdOf, MOST_OF_A_WORD, rarityOf } from './word-weights.ts'
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
  /** Nothing that was asked for was found. */
  readonly isEmpty: boolean
  /** The places with the largest scores, the best first; of equal ones the earlier first. */
  best(count: number): readonly number[]
  /** 0 where nothing was found. */
  scoreAt(place: number): number
  /** A bit for each of the first 31 words that was found. */
  foundAt(place: number): number
  /** How much of a perfect match each word would be: its rarity times its weight. */
  readonly rarities: readonly number[]
}

/** One stem of a word, as it is scored. */
export interface AskedList {
  readonly stem: number
  /** What it adds is less, however often it stands in a paper. */
  readonly most: number
  readonly mask: number
  readonly bit: number
}

/** The stems to go through, in the order their scores are added in. */
export function listsOf(
  index: WordIndex,
  asked: readonly AskedWord[],
): { readonly lists: readonly AskedList[]; readonly rarities: readonly number[] } {
  const lists: AskedList[] = []
  const rarities = asked.map((word, number) => {
    const bit = number < 31 ? 1 << number : 0
    const mask = word.mask === 0 ? ALL_FIELDS : word.mask
    // What may be meant is no rarer than all of it together: else the oddest form of a word would rank first.
    const spread = word.stems.reduce((sum, { stem }) => sum + index.spread(stem), 0)
    const rarity = rarityOf(Math.min(spread, index.papers), index.papers) * word.weight
    for (const { stem, share } of word.stems) lists.push({ stem, most: rarity * share * MOST_OF_A_WORD, mask, bit })
    return rarity
  })
  return { lists, rarities }
}

/** Every paper with any of the words, on a board that can be written on. */
export interface RankedBoard extends RankedWords {
  readonly board: Board
}

/** `allowed` tells of each place whether it may be found; null lets all in. */
export function rankWords(index: WordIndex, asked: readonly AskedWord[], allowed: Uint8Array | null): RankedBoard {
  const board = index.boards.take(index.places)
  const { scores, found } = board
  const { lengths } = index
  // Where nobody is kept out and nobody is dead, no place needs a look.
  const letIn = both(allowed, index.alive)
  const { held, heldByLength } = holdOf(index.meanLength)

  function addRun(run: WordRun, { most, mask, bit }: AskedList): void {
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

  const { lists, rarities } = listsOf(index, asked)
  for (const list of lists) for (const run of index.runsOf(list.stem)) if (run.from < run.to) addRun(run, list)
  return rankedOn(board, rarities)
}

export function rankedOn(board: Board, rarities: readonly number[]): RankedBoard {
  return {
    board,
    isEmpty: board.count === 0,
    best: count => bestPlaces(board.places.subarray(0, board.count), board.scores, count),
    scoreAt: place => board.scores[place] ?? 0,
    foundAt: place => board.found[place] ?? 0,
    rarities,
  }
}

function both(a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null {
  if (a === null || b === null) return a ?? b
  return a.map((value, place) => value & (b[place] ?? 0))
}

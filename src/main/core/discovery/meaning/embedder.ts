import { stemOf } from '../../papers/words/english-stem.ts'
import { isStopWord } from '../../papers/words/stop-words.ts'
import { wordsOf } from '../../papers/words/words-of.ts'
import type { WordTable } from './word-table.ts'
import { makeSumRoom, type SumRoom } from './sum-room.ts'
import { piecesOf } from './word-pieces.ts'

/** Texts as points in a space where near means alike. */
export interface Embedder {
  /** Points of another version cannot be compared with these. */
  readonly version: string
  readonly dimensions: number
  embed(text: string): Int8Array
  /** Whether any word of a text was ever seen: else its place is a guess. */
  knows(text: string): boolean
  /** The same of words that were counted before. */
  embedStems(stems: Iterable<readonly [stem: string, count: number]>): Int8Array
}

/** What was learnt from the library's own papers, and how much it is worth beside the table that ships with the app. */
export interface Learnt {
  readonly table: WordTable
  /** 0..1 */
  readonly share: number
}

/** What a vector of length 1 is multiplied with to fit in eight bits: one in ten thousand numbers is larger. */
export const UNIT = 400

// A word that is guessed from its pieces is worth less than one that was seen.
const GUESSED = 0.5

export function makeEmbedder(table: WordTable, learnt: Learnt | null): Embedder {
  const guesses = new Map<string, Float32Array | null>()
  const rarest = table.rarities.reduce((most, rarity) => Math.max(most, rarity), 1)
  const ownDimensions = learnt?.table.dimensions ?? 0
  const dimensions = table.dimensions + ownDimensions
  let made: SumRoom | null = null
  // Whoever asks for the version alone waits for no copy of a table.
  const room = (): SumRoom => (made ??= makeSumRoom(table, learnt?.table ?? null))

  function embedStems(stems: Iterable<readonly [string, number]>): Int8Array {
    const { shipped, own, guessed } = room()
    shipped.sum.fill(0)
    own.sum.fill(0)
    for (const [stem, count] of stems) {
      const often = Math.log1p(count)
      const ownRow = learnt?.table.rowOf.get(stem)
      const ownRarity = ownRow === undefined ? undefined : learnt?.table.rarities[ownRow]
      if (learnt && ownRow !== undefined && ownRarity !== undefined)
        own.addRow(ownRow, often * ownRarity * (learnt.table.scales[ownRow] ?? 0))
      const row = table.rowOf.get(stem)
      if (row !== undefined) {
        const rarity = table.rarities[row] ?? 0
        const weight = ownRarity === undefined ? rarity : (rarity + ownRarity) / 2
        shipped.addRow(row, often * weight * (table.scales[row] ?? 0))
      } else {
        const guess = guessOf(stem)
        if (guess) guessed.add(guess, often * GUESSED * (ownRarity ?? rarest))
      }
    }
    return joined(shipped.sum.subarray(0, table.dimensions), own.sum.subarray(0, ownDimensions), learnt?.share ?? 0)
  }

  /** A word by its pieces; null where it has none that tell anything: numbers. */
  function guessOf(stem: string): Float32Array | null {
    const known = guesses.get(stem)
    if (known !== undefined) return known
    const buckets = table.pieceScales.length
    let guess: Float32Array | null = null
    if (buckets > 0 && /\p{L}{3}/u.test(stem)) {
      const { guessed } = room()
      const pieces = piecesOf(stem, buckets)
      guess = guessed.ofPieces(pieces, piece => (table.pieceScales[piece] ?? 0) / pieces.length)
    }
    if (guesses.size > 20_000) guesses.clear()
    guesses.set(stem, guess)
    return guess
  }

  return {
    version: learnt === null ? table.version : `${table.version}+${learnt.table.version}`,
    dimensions,
    embed: text => embedStems(countedStems(text)),
    knows: text => [...countedStems(text).keys()].some(stem => table.rowOf.has(stem) || learnt?.table.rowOf.has(stem)),
    embedStems,
  }
}

const stems = new Map<string, string>()

/** The stems of a text and how often each stands in it; words that say nothing are left out. */
export function countedStems(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of wordsOf(text)) {
    if (isStopWord(word)) continue
    let stem = stems.get(word)
    if (stem === undefined) {
      if (stems.size > 100_000) stems.clear()
      stems.set(word, (stem = stemOf(word)))
    }
    counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  return counts
}

/** One after the other, their shares adding up to a vector of length 1. Where one says nothing the other counts for both. */
function joined(shipped: Float32Array, own: Float32Array, share: number): Int8Array {
  const whole = new Float32Array(shipped.length + own.length)
  const [shippedLength, ownLength] = [lengthOf(shipped), lengthOf(own)]
  const ownPart = ownLength === 0 ? 0 : shippedLength === 0 ? 1 : share
  if (shippedLength > 0) {
    const weight = Math.sqrt(1 - ownPart)
    for (let d = 0; d < shipped.length; d += 1) whole[d] = ((shipped[d] ?? 0) * weight) / shippedLength
  }
  if (ownLength > 0) {
    const weight = Math.sqrt(ownPart)
    for (let d = 0; d < own.length; d += 1) whole[shipped.length + d] = ((own[d] ?? 0) * weight) / ownLength
  }
  return inUnits(whole)
}

/** A vector of length 1 in eight bits. One that leans on few dimensions is made shorter rather than bent. */
export function inUnits(vector: Float32Array): Int8Array {
  let most = 0
  for (const value of vector) most = Math.max(most, Math.abs(value))
  const scale = Math.min(UNIT, most > 0 ? 127 / most : 0)
  const units = new Int8Array(vector.length)
  for (let d = 0; d < units.length; d += 1) units[d] = Math.round((vector[d] ?? 0) * scale)
  return units
}

function lengthOf(vector: Float32Array): number {
  let square = 0
  for (const value of vector) square += value * value
  return Math.sqrt(square)
}

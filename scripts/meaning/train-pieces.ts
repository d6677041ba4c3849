import { piecesOf } from '../../src/main/core/discovery/meaning/word-pieces.ts'
import type { WordVectors } from './contrast.ts'

const BUCKETS = 3_000
const ROUNDS = 6
const RATE = 0.5

/** Vectors of pieces of words, such that the mean of a word's pieces lies where the word does: for words that were never seen. */
export function trainPieces(stems: readonly string[], { dimensions, vectors }: WordVectors): Float32Array {
  const pieces = new Float32Array(BUCKETS * dimensions)
  const guess = new Float32Array(dimensions)
  const ofStems = stems.map(stem => piecesOf(stem, BUCKETS))
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [row, own] of ofStems.entries()) {
      if (own.length === 0) continue
      guess.fill(0)
      for (const piece of own)
        for (let d = 0; d < dimensions; d += 1)
          guess[d] = (guess[d] ?? 0) + (pieces[piece * dimensions + d] ?? 0) / own.length
      for (const piece of own)
        for (let d = 0; d < dimensions; d += 1) {
          const miss = (vectors[row * dimensions + d] ?? 0) - (guess[d] ?? 0)
          const at = piece * dimensions + d
          pieces[at] = (pieces[at] ?? 0) + (RATE * miss) / own.length
        }
    }
  return pieces
}

import { makeRowSums, rowLength, type RowSums } from './row-sums.ts'
import type { WordTable } from './word-table.ts'

/** The rows of two word tables in one memory, and the sums that texts are made of. */
export interface SumRoom {
  readonly shipped: TableSum
  readonly own: TableSum
  /** What is guessed of words the shipped table does not have; added to its sum. */
  readonly guessed: {
    add(guess: Float32Array, weight: number): void
    ofPieces(pieces: readonly number[], weightOf: (piece: number) => number): Float32Array
  }
}

export interface TableSum {
  readonly sum: Float32Array
  addRow(row: number, weight: number): void
}

const FLOAT = Float32Array.BYTES_PER_ELEMENT

export function makeSumRoom(shipped: WordTable, own: WordTable | null): SumRoom {
  const [stride, ownStride] = [rowLength(shipped.dimensions), rowLength(own?.dimensions ?? 0)]
  const guessAt = (stride + ownStride) * FLOAT
  const rowsAt = guessAt + stride * FLOAT
  const piecesAt = rowsAt + shipped.stems.length * stride
  const ownAt = piecesAt + shipped.pieceScales.length * stride
  const sums = makeRowSums(ownAt + (own?.stems.length ?? 0) * ownStride)
  copyRows(sums.memory, rowsAt, shipped.rows, shipped.dimensions)
  copyRows(sums.memory, piecesAt, shipped.pieces, shipped.dimensions)
  if (own) copyRows(sums.memory, ownAt, own.rows, own.dimensions)
  const guess = new Float32Array(sums.memory, guessAt, stride)
  return {
    shipped: tableSum(sums, { at: 0, stride, rowsAt }),
    own: tableSum(sums, { at: stride * FLOAT, stride: ownStride, rowsAt: ownAt }),
    guessed: {
      add(numbers, weight) {
        guess.set(numbers)
        sums.addFloats(0, guessAt, stride, weight)
      },
      ofPieces(pieces, weightOf) {
        guess.fill(0)
        for (const piece of pieces) sums.addBytes(guessAt, piecesAt + piece * stride, stride, weightOf(piece))
        return guess.slice()
      },
    },
  }
}

interface TablePlace {
  readonly at: number
  readonly stride: number
  readonly rowsAt: number
}

function tableSum(sums: RowSums & { readonly memory: ArrayBuffer }, { at, stride, rowsAt }: TablePlace): TableSum {
  return {
    sum: new Float32Array(sums.memory, at, stride),
    addRow: (row, weight) => sums.addBytes(at, rowsAt + row * stride, stride, weight),
  }
}

/** Rows of `dimensions` numbers, each to a place as long as a row has to be. */
function copyRows(memory: ArrayBuffer, at: number, rows: Int8Array, dimensions: number): void {
  const to = new Int8Array(memory)
  const stride = rowLength(dimensions)
  if (stride === dimensions) return to.set(rows, at)
  for (let row = 0; row * dimensions < rows.length; row += 1)
    to.set(rows.subarray(row * dimensions, (row + 1) * dimensions), at + row * stride)
}

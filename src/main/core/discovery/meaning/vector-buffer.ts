import type { PaperId } from '../../../../preload/contract/paper.ts'
import { grown } from '../words/growing-numbers.ts'
import { makeProducts } from './int8-products.ts'

/** The vectors of papers, one after the other in one buffer. */
export interface VectorBuffer {
  readonly dimensions: number
  readonly size: number
  put(paper: PaperId, vector: Int8Array): void
  remove(paper: PaperId): void
  vectorOf(paper: PaperId): Int8Array | undefined
  paperAt(row: number): PaperId
  rowOf(paper: PaperId): number | undefined
  /** How near every paper is to a vector, by row: the product of the two. */
  productsWith(vector: Int8Array): Int32Array
  /** Of the very memory it works with. */
  parts(): VectorParts
}

export interface VectorParts {
  readonly papers: Int32Array
  /** Rows of the dimensions, filled up to a multiple of 16. */
  readonly numbers: Int8Array
}

// As many as are taken at a time.
const LANES = 16
// Before the rows lies the vector they are compared with.
const ROWS_AT = 8_192
const PAGE = 65_536
const FIRST_ROWS = 256

export function makeVectorBuffer(dimensions: number, known?: VectorParts): VectorBuffer {
  const stride = Math.ceil(dimensions / LANES) * LANES
  if (stride * Int16Array.BYTES_PER_ELEMENT > ROWS_AT)
    throw new Error(`a vector of ${dimensions} dimensions is larger than its place`)
  let size = known?.papers.length ?? 0
  let room = Math.max(FIRST_ROWS, size)
  const memory = new WebAssembly.Memory({ initial: pagesFor(room, stride) })
  const products = makeProducts(memory)
  let papers: Int32Array = known?.papers ?? new Int32Array(FIRST_ROWS)
  // By paper, the row and one more; 0 for none.
  let rows = new Int32Array(1_024)
  if (known) new Int8Array(memory.buffer).set(known.numbers, ROWS_AT)
  for (let row = 0; row < size; row += 1) note(papers[row] ?? 0, row)

  function note(paper: number, row: number): void {
    rows = grown(rows, paper + 1)
    rows[paper] = row + 1
  }

  function rowOf(paper: PaperId): number | undefined {
    const row = rows[paper] ?? 0
    return row === 0 ? undefined : row - 1
  }

  /** Looked at anew each time: memory that grows is another one. */
  function numbersAt(row: number): Int8Array {
    return new Int8Array(memory.buffer, ROWS_AT + row * stride, dimensions)
  }

  return {
    dimensions,
    get size() {
      return size
    },
    put(paper, vector) {
      let row = rowOf(paper)
      if (row === undefined) {
        row = size
        if (size === room) {
          room *= 2
          memory.grow(pagesFor(room, stride) - memory.buffer.byteLength / PAGE)
        }
        papers = grown(papers, size + 1)
        papers[row] = paper
        note(paper, row)
        size += 1
      }
      numbersAt(row).set(vector)
    },
    remove(paper) {
      const row = rowOf(paper)
      if (row === undefined) return
      // The last one takes its place, so that there are no holes.
      const last = size - 1
      const moved = papers[last] ?? 0
      numbersAt(row).set(numbersAt(last))
      papers[row] = moved
      note(moved, row)
      rows[paper] = 0
      size = last
    },
    vectorOf(paper) {
      const row = rowOf(paper)
      return row === undefined ? undefined : numbersAt(row)
    },
    // What stands there was put there as a paper's number.
    paperAt: row => (papers[row] ?? 0) as PaperId,
    rowOf,
    productsWith(vector) {
      const at = new Int16Array(memory.buffer, 0, stride)
      at.fill(0)
      at.set(vector)
      const found = ROWS_AT + room * stride
      products(ROWS_AT, size, stride, 0, found)
      return new Int32Array(memory.buffer, found, size).slice()
    },
    parts: () => ({
      papers: papers.slice(0, size),
      numbers: new Int8Array(memory.buffer, ROWS_AT, size * stride),
    }),
  }
}

/** The vector, the rows, and their products. */
function pagesFor(rows: number, stride: number): number {
  return Math.ceil((ROWS_AT + rows * (stride + Int32Array.BYTES_PER_ELEMENT)) / PAGE)
}

import type { PaperId } from '../../../../preload/contract/paper.ts'

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
}

export function makeVectorBuffer(dimensions: number): VectorBuffer {
  let numbers = new Int8Array(dimensions * 256)
  const papers: PaperId[] = []
  const rows = new Map<PaperId, number>()
  return {
    dimensions,
    get size() {
      return papers.length
    },
    put(paper, vector) {
      let row = rows.get(paper)
      if (row === undefined) {
        row = papers.length
        rows.set(paper, row)
        papers.push(paper)
      }
      if ((row + 1) * dimensions > numbers.length) {
        const more = new Int8Array(numbers.length * 2)
        more.set(numbers)
        numbers = more
      }
      numbers.set(vector, row * dimensions)
    },
    remove(paper) {
      const row = rows.get(paper)
      const last = papers.length - 1
      const moved = papers[last]
      if (row === undefined || moved === undefined) return
      // The last one takes its place, so that there are no holes.
      numbers.copyWithin(row * dimensions, last * dimensions, (last + 1) * dimensions)
      papers[row] = moved
      rows.set(moved, row)
      papers.pop()
      rows.delete(paper)
    },
    vectorOf(paper) {
      const row = rows.get(paper)
      return row === undefined ? undefined : numbers.subarray(row * dimensions, (row + 1) * dimensions)
    },
    paperAt: row => papers[row] ?? (0 as PaperId),
    rowOf: paper => rows.get(paper),
    productsWith: vector => products(numbers, papers.length, vector),
  }
}

function products(numbers: Int8Array, count: number, vector: Int8Array): Int32Array {
  const found = new Int32Array(count)
  const dimensions = vector.length
  // Four sums at a time: the processor need not wait for one to be ready.
  const whole = dimensions - (dimensions % 4)
  for (let row = 0, base = 0; row < count; row += 1, base += dimensions) {
    let [a, b, c, d] = [0, 0, 0, 0]
    for (let at = 0; at < whole; at += 4) {
      a += (numbers[base + at] ?? 0) * (vector[at] ?? 0)
      b += (numbers[base + at + 1] ?? 0) * (vector[at + 1] ?? 0)
      c += (numbers[base + at + 2] ?? 0) * (vector[at + 2] ?? 0)
      d += (numbers[base + at + 3] ?? 0) * (vector[at + 3] ?? 0)
    }
    for (let at = whole; at < dimensions; at += 1) a += (numbers[base + at] ?? 0) * (vector[at] ?? 0)
    found[row] = a + b + c + d
  }
  return found
}

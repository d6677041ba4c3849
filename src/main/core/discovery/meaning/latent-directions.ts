import { makeRowSums, rowLength, type RowSums } from './row-sums.ts'
import { seededNumbers } from './seeded-numbers.ts'
import type { SparseTexts } from './sparse-texts.ts'

/**
 * Latent semantic analysis: the directions in which texts differ most, found by orthogonal iteration. Answers a place
 * for every word (`width` rows of `dimensions`); a text is the weighted sum of its words. The basis is not turned to
 * the principal axes: angles between texts are the same in any basis of that space, and a mixed one is kinder to
 * eight bits. Yields now and then, so that whoever runs it can let others in.
 */
export function* latentDirections(
  texts: SparseTexts,
  dimensions: number,
  rounds: number,
  seed: number,
): Generator<void, Float32Array> {
  const random = seededNumbers(seed)
  const space = makeSpace(texts.width, dimensions)
  for (let word = 0; word < texts.width; word += 1)
    for (let d = 0; d < dimensions; d += 1) space.basis[word * space.stride + d] = random() - 0.5
  for (let round = 0; round < rounds; round += 1) {
    yield* throughTexts(texts, space)
    yield* orthonormalize(space)
  }
  const found = new Float32Array(texts.width * dimensions)
  for (let word = 0; word < texts.width; word += 1)
    found.set(space.basis.subarray(word * space.stride, word * space.stride + dimensions), word * dimensions)
  return found
}

/** Where the iteration works: rows of `stride` numbers, of which `dimensions` are used. */
interface Space {
  readonly sums: RowSums
  readonly dimensions: number
  readonly stride: number
  readonly basis: Float32Array
  /** What the basis becomes by one step, and the text that is looked at; and where they lie in memory. */
  readonly next: Float32Array
  readonly text: Float32Array
  readonly nextAt: number
  readonly textAt: number
}

function makeSpace(width: number, dimensions: number): Space {
  const stride = rowLength(dimensions)
  const nextAt = width * stride * Float32Array.BYTES_PER_ELEMENT
  const textAt = 2 * nextAt
  const sums = makeRowSums(textAt + stride * Float32Array.BYTES_PER_ELEMENT)
  return {
    ...{ sums, dimensions, stride, nextAt, textAt },
    basis: new Float32Array(sums.memory, 0, width * stride),
    next: new Float32Array(sums.memory, nextAt, width * stride),
    text: new Float32Array(sums.memory, textAt, stride),
  }
}

const TEXTS_A_SLICE = 200

/** Each word's sum of the texts it stands in, each of those the sum of its words: one step of the power method. */
function* throughTexts({ starts, words, weights }: SparseTexts, space: Space): Generator<void, void> {
  const { sums, stride, basis, next, text, nextAt, textAt } = space
  const rowBytes = stride * Float32Array.BYTES_PER_ELEMENT
  next.fill(0)
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0]
    text.fill(0)
    for (let at = from; at < to; at += 1) sums.addFloats(textAt, (words[at] ?? 0) * rowBytes, stride, weights[at] ?? 0)
    for (let at = from; at < to; at += 1)
      sums.addFloats(nextAt + (words[at] ?? 0) * rowBytes, textAt, stride, weights[at] ?? 0)
    if (row % TEXTS_A_SLICE === 0) yield
  }
  basis.set(next)
}

const ROWS_A_SLICE = 500

/** Makes the columns perpendicular and of length 1, by the Cholesky factor of their products. */
function* orthonormalize({ basis, dimensions, stride }: Space): Generator<void, void> {
  const rows = basis.length / stride
  const products = new Float64Array(dimensions * dimensions)
  for (let row = 0; row < rows; row += 1) {
    const vector = basis.subarray(row * stride, row * stride + dimensions)
    for (let a = 0; a < dimensions; a += 1) {
      const value = vector[a] ?? 0
      if (value === 0) continue
      const base = a * dimensions
      for (let b = 0; b <= a; b += 1) products[base + b] = (products[base + b] ?? 0) + value * (vector[b] ?? 0)
    }
    if (row % ROWS_A_SLICE === 0) yield
  }
  const inverse = inverseOfFactor(products, dimensions)
  const turned = new Float32Array(dimensions)
  for (let row = 0; row < rows; row += 1) {
    const vector = basis.subarray(row * stride, row * stride + dimensions)
    for (let a = 0; a < dimensions; a += 1) {
      let sum = 0
      const base = a * dimensions
      for (let b = 0; b <= a; b += 1) sum += (inverse[base + b] ?? 0) * (vector[b] ?? 0)
      turned[a] = sum
    }
    vector.set(turned)
    if (row % ROWS_A_SLICE === 0) yield
  }
}

/** The inverse of the lower Cholesky factor of a symmetric matrix. Directions that are not there become zero. */
function inverseOfFactor(products: Float64Array, n: number): Float64Array {
  const factor = new Float64Array(n * n)
  const inverse = new Float64Array(n * n)
  const at = (matrix: Float64Array, row: number, column: number): number => matrix[row * n + column] ?? 0
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = at(products, row, column)
      for (let k = 0; k < column; k += 1) sum -= at(factor, row, k) * at(factor, column, k)
      if (column < row) {
        const pivot = at(factor, column, column)
        factor[row * n + column] = pivot > 0 ? sum / pivot : 0
      } else factor[row * n + row] = sum > 1e-12 * at(products, row, row) && sum > 0 ? Math.sqrt(sum) : 0
    }
    const pivot = at(factor, row, row)
    if (pivot === 0) continue
    for (let column = 0; column < row; column += 1) {
      let sum = 0
      for (let k = column; k < row; k += 1) sum += at(factor, row, k) * at(inverse, k, column)
      inverse[row * n + column] = -sum / pivot
    }
    inverse[row * n + row] = 1 / pivot
  }
  return inverse
}

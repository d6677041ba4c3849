import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inUnits, makeEmbedder, UNIT } from '../../../src/main/core/discovery/meaning/embedder.ts'
import { latentDirections } from '../../../src/main/core/discovery/meaning/latent-directions.ts'
import { weighTexts } from '../../../src/main/core/discovery/meaning/sparse-texts.ts'
import { makeRowSums } from '../../../src/main/core/discovery/meaning/row-sums.ts'
import { makeVectorBuffer } from '../../../src/main/core/discovery/meaning/vector-buffer.ts'
import { piecesOf } from '../../../src/main/core/discovery/meaning/word-pieces.ts'
import { decodeWordTable, encodeWordTable } from '../../../src/main/core/discovery/meaning/word-table.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'

const DIMENSIONS = 8
const BUCKETS = 16
const stems = ['cat', 'dog', 'lattic']

/** Cats and dogs lie together, lattices elsewhere; every piece points where cats do. */
function smallTable(): Uint8Array {
  const vectors = new Float32Array(stems.length * DIMENSIONS)
  vectors.set([1, 0.2], 0)
  vectors.set([0.9, 0.4], DIMENSIONS)
  vectors.set([0, 0, 0, 1], 2 * DIMENSIONS)
  const pieces = Float32Array.from({ length: BUCKETS * DIMENSIONS }, (_, at) => (at % DIMENSIONS === 0 ? 1 : 0))
  return encodeWordTable({ dimensions: DIMENSIONS, stems, rarities: Float32Array.of(1, 2, 3), vectors, pieces })
}

const product = (a: Int8Array, b: Int8Array): number => a.reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0)
const nearness = (a: Int8Array, b: Int8Array): number => product(a, b) / Math.sqrt(product(a, a) * product(b, b))

describe('a word table', () => {
  test('comes back from its bytes, and the same parts give the same bytes', () => {
    const bytes = smallTable()
    expect(smallTable()).toEqual(bytes)
    const table = decodeWordTable(bytes)
    expect([table.dimensions, table.stems, [...table.rarities]]).toEqual([DIMENSIONS, stems, [1, 2, 3]])
    expect(table.rowOf.get('dog')).toBe(1)
    expect((table.rows[DIMENSIONS] ?? 0) * (table.scales[1] ?? 0)).toBeCloseTo(0.9, 2)
    expect(table.version).toMatch(/^[0-9a-f]{16}$/)
  })

  test('that is cut off is refused', () => {
    expect(() => decodeWordTable(smallTable().slice(0, -1))).toThrow(/cut off/)
  })
})

describe('an embedder', () => {
  const embedder = makeEmbedder(decodeWordTable(smallTable()), null)

  test('lays what is alike near', () => {
    const [cat, dog, lattice] = ['a cat', 'the dogs', 'lattices'].map(text => embedder.embed(text))
    if (!cat || !dog || !lattice) throw new Error('three texts were embedded')
    expect(nearness(cat, dog)).toBeGreaterThan(0.9)
    expect(nearness(cat, lattice)).toBeLessThan(0.1)
  })

  test('guesses a word it does not know from its pieces, and nothing from numbers', () => {
    expect(nearness(embedder.embed('catz'), embedder.embed('cat'))).toBeGreaterThan(0.8)
    expect([embedder.knows('catz of the'), embedder.knows('the cats')]).toEqual([false, true])
    expect(embedder.embed('1234 of the 99').every(value => value === 0)).toBe(true)
  })

  test('puts what was learnt beside what ships with the app', () => {
    const learnt = decodeWordTable(
      encodeWordTable({
        dimensions: 2,
        stems: ['zebra', 'cat'],
        rarities: Float32Array.of(1, 1),
        vectors: Float32Array.of(1, 0, 0, 1),
        pieces: new Float32Array(0),
      }),
    )
    const both = makeEmbedder(decodeWordTable(smallTable()), { table: learnt, share: 0.5 })
    expect(both.dimensions).toBe(DIMENSIONS + 2)
    expect(both.version).not.toBe(embedder.version)
    const cat = both.embed('cat')
    const [shipped, own] = [cat.slice(0, DIMENSIONS), cat.slice(DIMENSIONS)]
    expect(product(shipped, shipped) / product(own, own)).toBeCloseTo(1, 1)
    expect(both.embed('dog').slice(DIMENSIONS)).toEqual(Int8Array.of(0, 0))
  })
})

test('eight bits keep the length of what is spread out and the direction of what is not', () => {
  const spread = inUnits(new Float32Array(400).fill(1 / 20))
  expect(Math.sqrt(product(spread, spread))).toBeCloseTo(UNIT, 0)
  expect(inUnits(Float32Array.of(0.8, -0.6))).toEqual(Int8Array.of(127, -95))
  expect(inUnits(new Float32Array(3))).toEqual(new Int8Array(3))
})

test('pieces of a word are the same every time, and alike words share most', () => {
  const shared = (a: string, b: string): number =>
    piecesOf(a, 10_000).filter(piece => piecesOf(b, 10_000).includes(piece)).length
  expect(piecesOf('lattice', 10_000)).toEqual(piecesOf('lattice', 10_000))
  expect(shared('transformer', 'transfromer')).toBeGreaterThan(shared('transformer', 'glacier'))
})

test('a buffer of vectors holds what was put last, wherever it lies', () => {
  const vector = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: 5, maxLength: 5 })
  const step = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.option(vector))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), vector, (steps, asked) => {
      const buffer = makeVectorBuffer(5)
      const last = new Map<number, number[]>()
      for (const [paper, put] of steps) {
        if (put === null) buffer.remove(paper as PaperId)
        else buffer.put(paper as PaperId, Int8Array.from(put))
        if (put === null) last.delete(paper)
        else last.set(paper, put)
      }
      const products = buffer.productsWith(Int8Array.from(asked))
      const found = new Map([...products].map((value, row) => [Number(buffer.paperAt(row)), value]))
      const meant = [...last].map(
        ([paper, put]) => [paper, put.reduce((sum, n, d) => sum + n * (asked[d] ?? 0), 0)] as const,
      )
      expect(found).toEqual(new Map(meant))
    }),
  )
})

test('rows are summed to the bit as JavaScript sums them', () => {
  const weight = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  const float = fc.float({ min: -1000, max: 1000, noNaN: true })
  const rows = fc.tuple(
    fc.array(float, { minLength: 8, maxLength: 8 }),
    fc.array(float, { minLength: 8, maxLength: 8 }),
  )
  const byte = fc.array(fc.integer({ min: -128, max: 127 }), { minLength: 8, maxLength: 8 })
  const sums = makeRowSums(1_024)
  const [to, from, bytes] = [
    new Float32Array(sums.memory, 0, 8),
    new Float32Array(sums.memory, 64, 8),
    new Int8Array(sums.memory, 128, 8),
  ]
  fc.assert(
    fc.property(rows, byte, weight, ([before, floats], eights, times) => {
      const plain = (rest: ArrayLike<number>): Float32Array => {
        const sum = Float32Array.from(before)
        for (let d = 0; d < 8; d += 1) sum[d] = (sum[d] ?? 0) + times * (rest[d] ?? 0)
        return sum
      }
      from.set(floats)
      bytes.set(eights)
      to.set(before)
      sums.addFloats(0, 64, 8, times)
      expect(to).toEqual(plain(from))
      to.set(before)
      sums.addBytes(0, 128, 8, times)
      expect(to).toEqual(plain(bytes))
    }),
  )
})

test('latent directions stand upright on each other, and bring together what goes together', () => {
  // Two subjects, whose words never meet but through a third.
  const texts = Array.from({ length: 60 }, (_, at) => ({
    words: at % 2 === 0 ? [0, 1, at % 4 === 0 ? 2 : 0] : [3, 4],
    counts: [1, 1, 1],
  })).map(({ words, counts }) => ({ words: [...new Set(words)], counts }))
  const sparse = weighTexts(texts, new Float32Array(5).fill(1))
  const learn = (): Float32Array => {
    const work = latentDirections(sparse, 2, 6, 1)
    let step = work.next()
    while (!step.done) step = work.next()
    return step.value
  }
  const basis = learn()
  expect(learn()).toEqual(basis)
  const column = (at: number): number[] => [0, 1, 2, 3, 4].map(word => basis[word * 2 + at] ?? 0)
  const dot = (a: number[], b: number[]): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
  expect(dot(column(0), column(0))).toBeCloseTo(1, 4)
  expect(dot(column(0), column(1))).toBeCloseTo(0, 4)
  const place = (word: number): number[] => [basis[word * 2] ?? 0, basis[word * 2 + 1] ?? 0]
  const cosine = (a: number[], b: number[]): number => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
  expect(cosine(place(0), place(2))).toBeGreaterThan(0.99)
  expect(Math.abs(cosine(place(0), place(3)))).toBeLessThan(0.01)
})

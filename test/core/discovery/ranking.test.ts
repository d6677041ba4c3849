import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestOf } from '../../../src/main/core/discovery/best-of.ts'
import { bestRows } from '../../../src/main/core/discovery/best-rows.ts'
import { meaningShare, scaled, scaleOf } from '../../../src/main/core/discovery/fuse.ts'

const scores = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 400 })
const count = fc.integer({ min: 0, max: 30 })

/** What both ways to the best must answer: the largest, equal ones as they stand. */
const sorted = (values: readonly number[], most: number, isIn: (at: number) => boolean = () => true): number[] =>
  [...values.keys()]
    .filter(isIn)
    .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
    .slice(0, most)

test('the best of many are those a whole sort has in front', () => {
  fc.assert(
    fc.property(scores, count, (values, most) => {
      expect(bestOf(values.keys(), at => values[at] ?? 0, most)).toEqual(sorted(values, most))
    }),
  )
})

test('the best rows are those a whole sort has in front, of the ones let in', () => {
  fc.assert(
    fc.property(scores, count, (values, most) => {
      const isIn = (row: number): boolean => row % 3 !== 1
      expect(bestRows(Int32Array.from(values), most, isIn)).toEqual(sorted(values, most, isIn))
    }),
  )
})

test('scores are made comparable by how their best lie', () => {
  const scale = scaleOf([9, 7, 5, 3])
  expect([9, 6, 3].map(score => scaled(score, scale))).toEqual([-1, 0, 1].map(at => expect.closeTo(-at * 1.3416, 3)))
  expect(scaled(4, scaleOf([4, 4]))).toBe(0)
  expect(scaled(1, scaleOf([]))).toBe(1)
})

const asked = { words: 5, bestCover: 0.5, titleCover: 0.3, isExact: false }

test.for([
  ['a description', asked, 0.5],
  ['one or two words', { ...asked, words: 2 }, 0.3],
  ['a title', { ...asked, bestCover: 1, titleCover: 1 }, 0.075],
  ['a phrase', { ...asked, isExact: true }, 0],
  ['words that nothing has', { ...asked, bestCover: 0, titleCover: 0 }, 1],
] as const)('meaning is heard for %s', ([, evidence, share]) => {
  expect(meaningShare(evidence)).toBeCloseTo(share, 5)
})

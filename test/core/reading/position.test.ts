import fc from 'fast-check'
import { expect, test } from 'vitest'
import { positionBetween, positionsBetween } from '../../../src/main/core/reading/position.ts'

test('there is always room between two, and at both ends', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1_000 }), { maxLength: 200 }), places => {
      const order: string[] = []
      for (const place of places) {
        const index = place % (order.length + 1)
        order.splice(index, 0, positionBetween(order[index - 1] ?? null, order[index] ?? null))
      }
      expect(order.toSorted()).toEqual(order)
      expect(new Set(order).size).toBe(order.length)
      for (const position of order) expect(position.endsWith('0')).toBe(false)
    }),
  )
})

test('many at once keep their order and stay short', () => {
  const positions = positionsBetween('V', 'W', 5_000)
  expect(positions.toSorted()).toEqual(positions)
  expect(new Set(positions).size).toBe(5_000)
  expect(Math.max(...positions.map(position => position.length))).toBeLessThan(8)
})

test('a thousand times at the top, or at the end, stays short', () => {
  let [first, last] = [positionBetween(null, null), positionBetween(null, null)]
  for (let count = 0; count < 1_000; count += 1) {
    first = positionBetween(null, first)
    last = positionBetween(last, null)
  }
  expect(first.length).toBeLessThan(30)
  expect(last.length).toBeLessThan(30)
})

test('the wrong way round is a mistake of the caller', () => {
  expect(() => positionBetween('b', 'a')).toThrow(RangeError)
})

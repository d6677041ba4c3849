import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import {
  cursorOn,
  extendedTo,
  kept,
  meantBy,
  moved,
  NO_SELECTION,
  toggled,
} from '../../../src/renderer/stores/selection.ts'

const list = (...ids: number[]): PaperId[] => ids as PaperId[]
const id = (number: number): PaperId => number as PaperId

test('when the paper under the keys leaves, the next one comes under them; at the end the last one', () => {
  expect(kept(list(1, 2, 3, 4), list(1, 3, 4), cursorOn(id(2))).cursor).toBe(3)
  expect(kept(list(1, 2, 3), list(1, 2), cursorOn(id(3))).cursor).toBe(2)
  expect(kept(list(1), list(), cursorOn(id(1))).cursor).toBeNull()
  expect(kept(list(1, 2, 3, 4), list(1, 4), cursorOn(id(2))).cursor).toBe(4)
})

test('papers that arrive above do not move the keys to another paper', () => {
  expect(kept(list(1, 2), list(8, 9, 1, 2), cursorOn(id(2))).cursor).toBe(2)
})

test('a range reaches from where it began, also back over it', () => {
  const ids = list(1, 2, 3, 4, 5)
  const down = extendedTo(ids, cursorOn(id(3)), 4)
  expect(meantBy(ids, down)).toEqual([3, 4, 5])
  expect(meantBy(ids, extendedTo(ids, down, 1))).toEqual([2, 3])
})

test('choosing one by one begins with the paper under the keys', () => {
  const ids = list(1, 2, 3)
  expect(meantBy(ids, toggled(cursorOn(id(1)), id(3)))).toEqual([1, 3])
  expect(meantBy(ids, NO_SELECTION)).toEqual([])
})

test('whatever leaves and however one moves, the keys are on a paper of the list', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(ids, fc.integer({ min: -60, max: 60 }), fc.func(fc.boolean()), fc.nat(29), (numbers, by, stays, at) => {
      const before = list(...numbers)
      const after = before.filter(paper => stays(paper))
      const from = moved(before, cursorOn(before[at % before.length] ?? null), by)
      const { cursor } = kept(before, after, from)
      expect(after.length === 0 ? cursor === null : cursor !== null && after.includes(cursor)).toBe(true)
    }),
  )
})

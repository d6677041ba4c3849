import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  currentPage,
  firstZoom,
  layoutPages,
  nextScale,
  pageAtHeight,
  scaleOf,
  visiblePages,
} from '../../../src/renderer/reader/view/page-layout.ts'
import { EMPTY_HISTORY, goBack, goForward, rememberJump } from '../../../src/renderer/reader/view/place-history.ts'
import { fractionSeen, keepPoint, placeOf, scrollOf } from '../../../src/renderer/reader/view/place-keeping.ts'

const letter = { width: 816, height: 1056 }
const ten = Array.from({ length: 10 }, () => letter)
const sizes = fc.array(
  fc.record({ width: fc.integer({ min: 50, max: 3000 }), height: fc.integer({ min: 50, max: 3000 }) }),
  { minLength: 1, maxLength: 40 },
)
const scales = fc.double({ min: 0.1, max: 8, noNaN: true })

describe('page layout', () => {
  it('fits the width, the page, or takes the factor given', () => {
    const pane = { width: 860, height: 800 }
    expect(scaleOf('width', letter, pane)).toBeCloseTo(1)
    expect(scaleOf('page', letter, pane)).toBeCloseTo(756 / 1056)
    expect(scaleOf(1.5, letter, pane)).toBe(1.5)
    expect(scaleOf(1_000, letter, pane)).toBe(8)
    expect(scaleOf('width', letter, { width: 10, height: 10 })).toBe(0.1)
    expect(firstZoom(letter, pane)).toBe('width')
    expect(firstZoom(letter, { width: 2400, height: 800 })).toBe(1.3)
  })

  it('climbs and descends by steps, also from between them', () => {
    expect([
      nextScale(1, 1),
      nextScale(1, -1),
      nextScale(1.18, 1),
      nextScale(1.18, -1),
      nextScale(8, 1),
      nextScale(0.1, -1),
    ]).toEqual([1.1, 0.9, 1.25, 1.1, 8, 0.1])
  })

  it('knows the page at a height, what shows, and which page is meant', () => {
    const layout = layoutPages(ten, 1, 1000)
    expect(layout.tops.slice(0, 2)).toEqual([22, 22 + 1056 + 14])
    expect(pageAtHeight(layout, 0)).toBe(0)
    expect(pageAtHeight(layout, 1_092)).toBe(1)
    expect(visiblePages(layout, 0, 800)).toEqual([0, 0])
    expect(visiblePages(layout, 1_085, 1_300)).toEqual([1, 1])
    expect(visiblePages(layout, 900, 1_300)).toEqual([0, 1])
    expect(currentPage(layout, 400, 1_200)).toBe(0)
    expect(currentPage(layout, 900, 1_700)).toBe(1)
    expect(currentPage(layoutPages([], 1, 100), 0, 100)).toBe(0)
  })

  it('comes back to a saved place, whatever scale it was saved at', () => {
    fc.assert(
      fc.property(sizes, scales, scales, fc.double({ min: 0, max: 1, noNaN: true }), (pages, first, second, where) => {
        const before = layoutPages(pages, first, 900)
        // What is saved is kept within bounds; pages of a few pixels in a wide pane lie outside them.
        fc.pre(Math.min(...before.heights) > 30 && Math.min(...before.widths) > 50)
        const scroll = { left: 0, top: Math.round(where * before.height) }
        const place = placeOf(before, scroll)
        expect(scrollOf(before, place).top).toBe(scroll.top)
        const after = layoutPages(pages, second, 900)
        const again = placeOf(after, scrollOf(after, place))
        // Gaps and margins are as high at every scale, so only places on a page come back exactly.
        if (place.offset >= 0 && place.offset <= 1) {
          expect(again.page).toBe(place.page)
          expect(Math.abs(again.offset - place.offset)).toBeLessThan(1 / Math.min(...after.heights))
        }
      }),
    )
  })

  it('keeps the point under the pointer while zooming', () => {
    fc.assert(
      fc.property(sizes, scales, scales, fc.nat(899), fc.nat(699), (pages, first, second, x, y) => {
        const before = layoutPages(pages, first, 900)
        const after = layoutPages(pages, second, 900)
        const scroll = { left: 0, top: Math.round(before.height / 3) }
        const moved = keepPoint(before, after, scroll, { x, y })
        const back = keepPoint(after, before, moved, { x, y })
        expect(Math.abs(back.top - scroll.top)).toBeLessThan(PAGE_STEP)
        expect(Math.abs(back.left - scroll.left)).toBeLessThan(PAGE_STEP)
      }),
    )
  })
  /** A point in a gap, or outside the page, moves with the page it is counted to; see the gaps above. */
  const PAGE_STEP = 1_200

  it('measures how far the file was seen', () => {
    const layout = layoutPages(ten, 1, 1000)
    const pane = { width: 1000, height: 800 }
    expect(fractionSeen(layout, 0, pane)).toBeCloseTo(800 / layout.height)
    expect(fractionSeen(layout, layout.height - 800, pane)).toBe(1)
    expect(fractionSeen(layoutPages([letter], 0.5, 1000), 0, pane)).toBe(1)
  })
})

describe('history of places', () => {
  const at = (page: number) => ({ page, offset: 0, offsetX: 0 })
  it('goes back and forward, and forgets what was ahead at a new jump', () => {
    let history = rememberJump(rememberJump(EMPTY_HISTORY, at(1)), at(5))
    const back = goBack(history, at(9))
    expect(back?.to).toEqual(at(5))
    history = back?.history ?? EMPTY_HISTORY
    const forward = goForward(history, at(5))
    expect(forward?.to).toEqual(at(9))
    expect(goForward(rememberJump(history, at(7)), at(7))).toBeNull()
    expect(goBack(EMPTY_HISTORY, at(1))).toBeNull()
  })
  it('counts two jumps from one place once', () => {
    expect(rememberJump(rememberJump(EMPTY_HISTORY, at(1)), at(1)).back).toHaveLength(1)
  })
})

import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  currentPage,
  firstZoom,
  layoutPages,
  nextScale,
  pageAtPoint,
  scaleOf,
  visiblePages,
} from '../../../src/renderer/reader/view/page-layout.ts'
import { pageBox } from '../../../src/renderer/reader/geometry/page-space.ts'
import { carryPoint, shownBox } from '../../../src/renderer/reader/geometry/shown-box.ts'
import { pagesAround } from '../../../src/renderer/reader/view/pages-around.ts'
import { inkBounds } from '../../../src/renderer/reader/view/ink-bounds.ts'
import { trimTo } from '../../../src/renderer/reader/view/trim-margins.ts'
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
    expect(scaleOf('page', letter, pane)).toBeCloseTo((800 - 44 - 50) / 1056)
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
    expect(pageAtPoint(layout, 0, 0)).toBe(0)
    expect(pageAtPoint(layout, 0, 1_092)).toBe(1)
    expect(visiblePages(layout, 0, 800)).toEqual([0, 0])
    expect(visiblePages(layout, 1_085, 1_300)).toEqual([1, 1])
    expect(visiblePages(layout, 900, 1_300)).toEqual([0, 1])
    expect(currentPage(layout, 400, 1_200)).toBe(0)
    expect(currentPage(layout, 900, 1_700)).toBe(1)
    expect(currentPage(layoutPages([], 1, 100), 0, 100)).toBe(0)
  })

  it('lays two across as a book does, and one row at a time with room for the tools', () => {
    const book = { isPaged: false, across: 2, hasCover: true } as const
    const layout = layoutPages(ten, 0.5, 1000, book)
    expect(layout.rows).toEqual([0, 1, 3, 5, 7, 9])
    // The cover stands on the right, as a title page does; pages of a row meet at the spine.
    expect(layout.lefts.slice(0, 3)).toEqual([502, 90, 502])
    expect(layout.tops[1]).toBe(layout.tops[2])
    expect(visiblePages(layout, layout.tops[1] ?? 0, (layout.tops[1] ?? 0) + 100)).toEqual([1, 2])
    expect(pageAtPoint(layout, 600, (layout.tops[3] ?? 0) + 5)).toBe(4)
    expect(pageAtPoint(layout, 100, (layout.tops[3] ?? 0) + 5)).toBe(3)
    expect(scaleOf('width', letter, { width: 860, height: 800 }, book)).toBeCloseTo((860 - 48) / 1632)

    const paged = layoutPages(ten, 0.5, 1000, { ...book, isPaged: true, across: 1 }, 900)
    expect(paged.rowTops.slice(0, 3)).toEqual([0, 900, 1800])
    expect(paged.height).toBe(9_000)
    expect(visiblePages(paged, 900, 1_800)).toEqual([1, 1])
    // At the edge of a page one has come to it, and is not at the end of the one before.
    expect(placeOf(paged, { left: 0, top: 900 }).page).toBe(1)
  })

  it('has every page once and none over another, whatever the arrangement', () => {
    const arrangements = fc.record({
      isPaged: fc.boolean(),
      across: fc.constantFrom(1 as const, 2 as const),
      hasCover: fc.boolean(),
    })
    fc.assert(
      fc.property(sizes, scales, arrangements, (pages, scale, arrangement) => {
        const layout = layoutPages(pages, scale, 900, arrangement, 700)
        for (let page = 0; page < pages.length; page += 1) {
          const [x = 0, y = 0] = [layout.lefts[page], layout.tops[page]]
          expect(pageAtPoint(layout, x + 0.5, y + 0.5)).toBe(page)
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x + (layout.widths[page] ?? 0)).toBeLessThanOrEqual(layout.width)
          expect(y + (layout.heights[page] ?? 0)).toBeLessThanOrEqual(layout.height)
        }
      }),
    )
  })

  it('finds a place again on a page that was turned and trimmed', () => {
    const boxes = fc.record({
      rotation: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
      turn: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
      userUnit: fc.constantFrom(1, 2.5),
      at: fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
    })
    fc.assert(
      fc.property(boxes, ({ rotation, turn, userUnit, at: [offset, offsetX] }) => {
        const whole = pageBox([10, 20, 622, 812], rotation, userUnit)
        const trim = trimTo(whole, [80, 90, 540, 700])
        const shown = shownBox(whole, { turn, trim })
        expect(shown.view).toEqual([80 - 10 / userUnit, 90 - 10 / userUnit, 540 + 10 / userUnit, 700 + 10 / userUnit])
        const there = carryPoint({ page: 3, offset, offsetX }, whole, shown)
        const back = carryPoint(there, shown, whole)
        expect(back.offset).toBeCloseTo(offset, 6)
        expect(back.offsetX).toBeCloseTo(offsetX, 6)
      }),
    )
    // A page of another size is left alone, and margins that are none are not cut.
    const trim = trimTo(pageBox([0, 0, 612, 792], 0, 1), [100, 100, 500, 700])
    expect(shownBox(pageBox([0, 0, 400, 400], 0, 1), { turn: 0, trim }).view).toEqual([0, 0, 400, 400])
    expect(trimTo(pageBox([0, 0, 612, 792], 0, 1), [12, 5, 610, 780])).toBeNull()
  })

  it('sees where a page is printed, on yellowed paper with dust, and looks past a stamp at its edge', () => {
    const picture = { width: 60, height: 40, data: new Uint8ClampedArray(60 * 40 * 4) }
    const paint = (x: number, y: number, width: number, height: number, color: readonly number[]): void => {
      for (let py = y; py < y + height; py += 1)
        for (let px = x; px < x + width; px += 1) picture.data.set([...color, 255], (py * 60 + px) * 4)
    }
    paint(0, 0, 60, 40, [236, 228, 200])
    expect(inkBounds(picture)).toBeNull()
    paint(50, 3, 1, 1, [0, 0, 0])
    paint(20, 10, 25, 20, [40, 30, 30])
    paint(2, 12, 3, 16, [120, 120, 120])
    expect(inkBounds(picture)).toEqual({ x: 2, y: 10, width: 43, height: 20 })
    expect(inkBounds(picture, [{ x: 1, y: 11, width: 5, height: 18 }])).toEqual({ x: 20, y: 10, width: 25, height: 20 })
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

describe('the pages of a list', () => {
  it('are all of a paper, and of a file that says it has millions those around the one in sight', () => {
    expect(pagesAround(3, 12, 500)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    fc.assert(
      fc.property(fc.nat(5_000_000), fc.integer({ min: 1, max: 5_000_000 }), (page, more) => {
        const count = page + more
        const pages = pagesAround(page, count, 40)
        expect(pages.length).toBeLessThanOrEqual(80)
        expect(pages).toContain(page)
        expect(pages.every((one, at) => one === (pages[0] ?? 0) + at && one < count)).toBe(true)
      }),
    )
    // Going on by a page changes nothing until there is less than half of them ahead.
    expect(pagesAround(103, 1_000, 40)).toEqual(pagesAround(100, 1_000, 40))
    expect(pagesAround(0, 0, 40)).toEqual([])
  })
})

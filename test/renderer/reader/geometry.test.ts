import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { apply, IDENTITY, invert, multiply } from '../../../src/renderer/reader/geometry/matrix.ts'
import { mergeLineRects } from '../../../src/renderer/reader/geometry/line-rects.ts'
import {
  clientToView,
  CSS_UNITS,
  pageBox,
  pageSize,
  rectToPage,
  rectToView,
  toPage,
  toView,
} from '../../../src/renderer/reader/geometry/page-space.ts'
import {
  boundsOf,
  isPointInQuad,
  outline,
  quadFromView,
  quadToView,
} from '../../../src/renderer/reader/geometry/quads.ts'
import { byReadingOrder, orderKey } from '../../../src/renderer/reader/geometry/reading-order.ts'
import type { AnnotationAnchor, Quad } from '../../../src/preload/contract/annotation.ts'

const coordinate = fc.double({ min: -5_000, max: 5_000, noNaN: true })
const size = fc.double({ min: 1, max: 5_000, noNaN: true })
const box = fc
  .record({
    x: coordinate,
    y: coordinate,
    w: size,
    h: size,
    rotation: fc.constantFrom(0, 90, 180, 270, -90, 450),
    unit: fc.double({ min: 0.1, max: 20, noNaN: true }),
  })
  .map(({ x, y, w, h, rotation, unit }) => pageBox([x, y, x + w, y + h], rotation, unit))
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b))

describe('page space', () => {
  // Crop box [100, 50, 400, 250], 300 by 200; the point is its lower left corner.
  it.each([
    [0, { x: 0, y: 200 }, { width: 300, height: 200 }],
    [90, { x: 0, y: 0 }, { width: 200, height: 300 }],
    [180, { x: 300, y: 0 }, { width: 300, height: 200 }],
    [270, { x: 200, y: 300 }, { width: 200, height: 300 }],
  ])('turned by %i shows the lower left corner at %o', (rotation, expected, shown) => {
    const page = pageBox([100, 50, 400, 250], rotation, 1)
    const corner = toView(page, { x: 100, y: 50 })
    expect(corner.x).toBeCloseTo(expected.x * CSS_UNITS)
    expect(corner.y).toBeCloseTo(expected.y * CSS_UNITS)
    expect(pageSize(page).width).toBeCloseTo(shown.width * CSS_UNITS)
    expect(pageSize(page).height).toBeCloseTo(shown.height * CSS_UNITS)
  })

  it('puts a box written the wrong way round right, and an empty one in the place of a letter', () => {
    expect(pageBox([400, 250, 100, 50], 0, 1).view).toEqual([100, 50, 400, 250])
    expect(pageBox([0, 0, 0, 0], 0, 1).view).toEqual([0, 0, 612, 792])
    expect(pageBox([0, Number.NaN, 10, 10], 45, -1)).toEqual({ view: [0, 0, 612, 792], rotation: 90, userUnit: 1 })
  })

  it('comes back to where it started, for every rotation, crop box and user unit', () => {
    fc.assert(
      fc.property(box, coordinate, coordinate, (page, x, y) => {
        const there = toView(page, { x, y })
        const back = toPage(page, there)
        expect(near(back.x, x) && near(back.y, y)).toBe(true)
      }),
    )
  })

  it('keeps the crop box inside the page as shown', () => {
    fc.assert(
      fc.property(box, page => {
        const shown = rectToView(page, page.view)
        const { width, height } = pageSize(page)
        expect(near(shown.x, 0) && near(shown.y, 0) && near(shown.width, width) && near(shown.height, height)).toBe(
          true,
        )
        const back = rectToPage(page, shown)
        expect(back.every((value, i) => near(value, page.view[i] ?? Number.NaN))).toBe(true)
      }),
    )
  })

  it('takes the scale of the screen out of a rectangle', () => {
    const page = pageBox([0, 0, 300, 150], 0, 1)
    const shown = { x: 40, y: -10, width: 800, height: 400 }
    expect(clientToView({ x: 240, y: 90, width: 80, height: 40 }, shown, page)).toEqual({
      x: 100,
      y: 50,
      width: 40,
      height: 20,
    })
  })
})

describe('matrices', () => {
  it('are undone by their inverse', () => {
    fc.assert(
      fc.property(fc.tuple(coordinate, coordinate, coordinate, coordinate, coordinate, coordinate), m => {
        const back = invert(m)
        fc.pre(back !== null && Math.abs(m[0] * m[3] - m[1] * m[2]) > 1e-3)
        if (!back) return
        const point = apply(multiply(back, m), { x: 3, y: 7 })
        expect(Math.abs(point.x - 3) < 1e-3 && Math.abs(point.y - 7) < 1e-3).toBe(true)
      }),
    )
  })
  it('cannot be undone where they flatten', () => {
    expect(invert([1, 2, 2, 4, 0, 0])).toBeNull()
    expect(multiply(IDENTITY, [1, 2, 3, 4, 5, 6])).toEqual([1, 2, 3, 4, 5, 6])
  })
})

describe('quads', () => {
  const quad: Quad = [100, 700, 200, 700, 100, 688, 200, 688]

  it('are written upper left, upper right, lower left, lower right as the reader sees them', () => {
    const upright = pageBox([0, 0, 300, 400], 0, 1)
    const unit = CSS_UNITS
    expect(quadFromView(upright, { x: 10 * unit, y: 20 * unit, width: 30 * unit, height: 10 * unit, turn: 0 })).toEqual(
      [10, 380, 40, 380, 10, 370, 40, 370],
    )
    const turned = pageBox([0, 0, 300, 400], 90, 1)
    expect(quadFromView(turned, { x: 0, y: 0, width: 30 * unit, height: 10 * unit, turn: 0 })).toEqual([
      0, 0, 0, 30, 10, 0, 10, 30,
    ])
  })

  it.each([0, 90, 180, 270] as const)('start at the top of the letters on a page turned by %i', rotation => {
    // Text that is upright in the file and is shown turned with the page.
    const page = pageBox([0, 0, 300, 400], rotation, 1)
    const shown = { ...rectToView(page, [10, 100, 60, 112]), turn: rotation }
    expect(quadFromView(page, shown)).toEqual([10, 112, 60, 112, 10, 100, 60, 100])
  })

  it('come back as the rectangle they were made of', () => {
    fc.assert(
      fc.property(
        box,
        fc.nat(1000),
        fc.nat(1000),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
        (page, x, y, width, height) => {
          const back = quadToView(page, quadFromView(page, { x, y, width, height, turn: 90 }))
          const tolerance = 0.01 * CSS_UNITS * page.userUnit
          for (const [a, b] of [
            [back.x, x],
            [back.y, y],
            [back.width, width],
            [back.height, height],
          ]) {
            expect(Math.abs((a ?? 0) - (b ?? 0))).toBeLessThan(tolerance)
          }
        },
      ),
    )
  })

  it.each([
    ['Adobe order', quad],
    ['order of the standard', [100, 688, 200, 688, 200, 700, 100, 700] as const],
    ['from the right', [200, 700, 100, 700, 200, 688, 100, 688] as const],
  ])('hold the points inside them, in %s', (_name, given) => {
    expect(isPointInQuad(given, { x: 150, y: 695 })).toBe(true)
    expect(isPointInQuad(given, { x: 100, y: 700 })).toBe(true)
    expect(isPointInQuad(given, { x: 99, y: 695 })).toBe(false)
    expect(isPointInQuad(given, { x: 150, y: 701 })).toBe(false)
    expect(outline(given)).toHaveLength(4)
  })

  it('hold points of a line that leans', () => {
    const leaning: Quad = [0, 10, 100, 110, 7, 3, 107, 103]
    expect(isPointInQuad(leaning, { x: 53, y: 56 })).toBe(true)
    expect(isPointInQuad(leaning, { x: 90, y: 20 })).toBe(false)
  })

  it('have bounds around all of them', () => {
    expect(boundsOf([quad, [90, 680, 150, 680, 90, 670, 150, 670]])).toEqual([90, 670, 200, 700])
    expect(boundsOf([])).toBeNull()
  })
})

describe('line rectangles', () => {
  const r = (x: number, y: number, width: number, height = 10, turn: 0 | 90 = 0) => ({ x, y, width, height, turn })
  it.each([
    ['runs of one line become one', [r(0, 0, 40), r(42, 0, 20), r(64, 1, 30)], [r(0, 0, 94, 11)]],
    ['two lines stay two', [r(0, 0, 100), r(0, 14, 60)], [r(0, 0, 100), r(0, 14, 60)]],
    ['a superscript stays on its line', [r(0, 4, 50), r(50, 1, 6, 6), r(57, 4, 40)], [r(0, 1, 97, 13)]],
    ['two columns at one height stay two', [r(0, 0, 100), r(140, 0, 100)], [r(0, 0, 100), r(140, 0, 100)]],
    ['empty ones are nothing', [r(0, 0, 0), r(0, 0, 10, 0)], []],
    ['the same one twice is one', [r(0, 0, 50), r(0, 0, 50)], [r(0, 0, 50)]],
    [
      'lines that overlap meet in the middle',
      [r(0, 0, 100, 12), r(0, 10, 100, 12)],
      [r(0, 0, 100, 11), r(0, 11, 100, 11)],
    ],
    [
      'text that runs down the page is one line too',
      [r(0, 0, 10, 40, 90), r(1, 42, 9, 20, 90), r(14, 0, 10, 30, 90)],
      [r(0, 0, 10, 62, 90), r(14, 0, 10, 30, 90)],
    ],
    ['text of two directions does not join', [r(0, 0, 40), r(41, 0, 10, 10, 90)], [r(0, 0, 40), r(41, 0, 10, 10, 90)]],
    [
      'lines that lie on each other but in two columns do not',
      [r(0, 0, 100, 12), r(150, 10, 100, 12)],
      [r(0, 0, 100, 12), r(150, 10, 100, 12)],
    ],
  ])('%s', (_name, given, expected) => {
    expect(mergeLineRects(given)).toEqual(expected)
  })

  it('cover all they were given', () => {
    const rect = fc.record({
      x: fc.nat(500),
      y: fc.nat(500),
      width: fc.integer({ min: 1, max: 100 }),
      height: fc.integer({ min: 1, max: 30 }),
      turn: fc.constant(0 as const),
    })
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 12 }), rects => {
        const merged = mergeLineRects(rects)
        for (const { x, y, width, height } of rects) {
          const middle = { x: x + width / 2, y: y + height / 2 }
          expect(
            merged.some(
              m =>
                middle.x >= m.x &&
                middle.x <= m.x + m.width &&
                middle.y >= m.y - 0.001 &&
                middle.y <= m.y + m.height + 0.001,
            ),
          ).toBe(true)
        }
      }),
    )
  })
})

describe('reading order', () => {
  it('sorts as text: page, place in the text, top', () => {
    expect(orderKey(4, 1234, 312.4)).toBe('00004|001234|00312')
    expect(orderKey(-1, 10_000_000, 99_999_999)).toBe('00000|999999|99999')
    const at = (page: number, order: string): AnnotationAnchor => ({
      file: '',
      page,
      rect: [0, 0, 0, 0],
      quads: [],
      text: '',
      before: '',
      after: '',
      order,
    })
    const sorted = [at(1, 'b'), at(0, 'z'), at(1, 'a')].sort(byReadingOrder)
    expect(sorted.map(a => a.order)).toEqual(['z', 'a', 'b'])
  })
})

import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { pageBox } from '../../../src/renderer/reader/geometry/page-space.ts'
import { choosePagesToDrop, drawingOrder } from '../../../src/renderer/reader/raster/drawing-order.ts'
import {
  covers,
  detailRegion,
  MAX_DETAIL_PIXELS,
  MAX_PAGE_PIXELS,
  pageScale,
} from '../../../src/renderer/reader/raster/raster-size.ts'
import { wishesFor } from '../../../src/renderer/reader/raster/wishes.ts'
import { layoutPages } from '../../../src/renderer/reader/view/page-layout.ts'

const letter = { width: 816, height: 1056 }

describe('what is drawn', () => {
  it('starts with what is looked at and goes on around it', () => {
    expect(drawingOrder(5, [5, 6], 100, 2)).toEqual([5, 6, 7, 4, 8, 3])
    expect(drawingOrder(0, [0, 0], 2, 2)).toEqual([0, 1])
    expect(drawingOrder(0, [-1, -1], 0, 2)).toEqual([])
  })

  it('lets the farthest go first, and never what is needed', () => {
    const kept = new Map([
      [1, 10],
      [5, 10],
      [9, 10],
      [40, 10],
    ])
    expect(choosePagesToDrop(kept, new Set([5]), 5, 20)).toEqual([40, 1])
    expect(choosePagesToDrop(kept, new Set([1, 5, 9, 40]), 5, 0)).toEqual([])
    expect(choosePagesToDrop(kept, new Set(), 5, 1_000)).toEqual([])
  })

  it('never takes more memory than a page may, and adds a sharp part where that is not enough', () => {
    const size = fc.record({
      width: fc.integer({ min: 10, max: 20_000 }),
      height: fc.integer({ min: 10, max: 20_000 }),
    })
    fc.assert(
      fc.property(size, fc.double({ min: 0.1, max: 24, noNaN: true }), (page, wanted) => {
        const scale = pageScale(page, wanted)
        expect(scale).toBeLessThanOrEqual(wanted)
        expect(page.width * scale * page.height * scale).toBeLessThanOrEqual(MAX_PAGE_PIXELS * 1.001)
        const shown = { x: page.width / 4, y: page.height / 4, width: 1_400 / wanted, height: 900 / wanted }
        const region = detailRegion(page, wanted, shown)
        if (!region) {
          expect(scale).toBeGreaterThanOrEqual(wanted * 0.99)
          return
        }
        expect(region.width * region.height * wanted * wanted).toBeLessThanOrEqual(MAX_DETAIL_PIXELS)
        expect(region.x + region.width).toBeLessThanOrEqual(page.width + 1e-6)
      }),
    )
    expect(covers({ x: 0, y: 0, width: 10, height: 10 }, { x: 2, y: 2, width: 5, height: 5 })).toBe(true)
    expect(covers({ x: 0, y: 0, width: 10, height: 10 }, { x: 2, y: 2, width: 9, height: 5 })).toBe(false)
  })

  it('is as sharp as the screen, in pixels of the sheet', () => {
    const boxes = Array.from({ length: 9 }, () => pageBox([0, 0, 612, 792], 0, 1))
    const layout = layoutPages(
      boxes.map(() => letter),
      1.1,
      1_000,
    )
    const view = { layout, visible: [2, 3] as const, page: 2, pane: { width: 1_000, height: 900 } }
    const wishes = wishesFor({ view, boxes, scroll: { left: 0, top: layout.tops[2] ?? 0 }, pixelRatio: 2 })
    expect(wishes.map(({ page, kind }) => [page, kind])).toEqual([
      [2, 'page'],
      [3, 'page'],
      [4, 'page'],
      [1, 'page'],
      [5, 'page'],
      [0, 'page'],
    ])
    expect(Math.round((wishes[0]?.scale ?? 0) * letter.width)).toBe((layout.widths[2] ?? 0) * 2)
  })

  it('comes with the part in sight where the page is huge', () => {
    const boxes = [pageBox([0, 0, 612, 792], 0, 1)]
    const layout = layoutPages([letter], 8, 1_000)
    const view = { layout, visible: [0, 0] as const, page: 0, pane: { width: 1_000, height: 800 } }
    const [whole, detail] = wishesFor({ view, boxes, scroll: { left: 3_000, top: 4_000 }, pixelRatio: 1 })
    expect(whole?.kind).toBe('page')
    expect(detail?.kind).toBe('detail')
    const [left = 0, top = 0] = [layout.lefts[0], layout.tops[0]]
    expect(
      covers(detail?.region ?? { x: 0, y: 0, width: 0, height: 0 }, {
        x: (3_000 - left) / 8,
        y: (4_000 - top) / 8,
        width: 125,
        height: 100,
      }),
    ).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { recolour, isInkOnWhite, type Pixels } from '../../../src/renderer/reader/dark/recolour.ts'

const INK = { page: [30, 31, 34], ink: [220, 219, 215] } as const

function picture(
  width: number,
  height: number,
  colorAt: (x: number, y: number) => readonly [number, number, number],
): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.set([...colorAt(x, y), 255], (y * width + x) * 4)
  return { data, width, height }
}
const at = ({ data, width }: Pixels, x: number, y: number) => [
  ...data.slice((y * width + x) * 4, (y * width + x) * 4 + 3),
]
const one = (color: readonly [number, number, number]) => {
  const pixels = picture(1, 1, () => color)
  recolour(pixels, INK, [])
  return at(pixels, 0, 0)
}
const luma = ([r = 0, g = 0, b = 0]: readonly number[]) => 0.299 * r + 0.587 * g + 0.114 * b

describe('a dark page', () => {
  it('has the page and the ink it was given', () => {
    expect(one([255, 255, 255])).toEqual([30, 31, 34])
    expect(one([0, 0, 0])).toEqual([220, 219, 215])
  })

  it.each([
    ['a blue link', [0, 0, 238], 2],
    ['a red curve', [200, 0, 0], 0],
    ['a green bar', [0, 110, 0], 1],
  ] as const)('shows %s light, in its own hue', (_name, color, channel) => {
    const shown = one(color)
    expect(luma(shown)).toBeGreaterThan(90)
    expect(shown[channel]).toBe(Math.max(...shown))
    expect(Math.max(...shown) - Math.min(...shown)).toBeGreaterThan(60)
  })

  it('lets the ink be read on what a marker coloured, down to the blurred edges of its letters', () => {
    const marker = one([255, 255, 0])
    expect(luma(one([100, 100, 0])) - luma(marker)).toBeGreaterThan(70)
    expect(marker[0]).toBeGreaterThan((marker[2] ?? 255) + 30)
  })

  it('turns the order of all greys round', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), (a, b) => {
        fc.pre(a < b)
        expect(luma(one([a, a, a]))).toBeGreaterThanOrEqual(luma(one([b, b, b])))
      }),
    )
  })

  it('leaves every pixel of a picture, and none of the white around it', () => {
    const pixels = picture(60, 60, (x, y) =>
      x >= 20 && x < 40 && y >= 10 && y < 50 ? [x * 6, 90, y * 5] : [255, 255, 255],
    )
    const before = picture(60, 60, (x, y) => [x * 6, 90, y * 5])
    // As measured, with a fraction of a pixel of the page on every side.
    recolour(pixels, INK, [{ x: 19.6, y: 9.7, width: 20.8, height: 40.6 }])
    for (const [x, y] of [
      [20, 10],
      [39, 49],
      [30, 30],
      [20, 49],
    ] as const)
      expect(at(pixels, x, y)).toEqual(at(before, x, y))
    for (const [x, y] of [
      [19, 30],
      [40, 30],
      [30, 9],
      [30, 50],
      [0, 0],
    ] as const)
      expect(at(pixels, x, y)).toEqual([30, 31, 34])
  })

  it('darkens scans, formulas and drawings, which are ink on white, and leaves photographs', () => {
    const whole = (pixels: Pixels) => ({ x: 0, y: 0, width: pixels.width, height: pixels.height })
    const part = { x: 0, y: 0, width: 40, height: 40 }
    const formula = picture(100, 100, (x, y) => (x % 8 === 0 && y < 30 ? [0, 0, 0] : [255, 255, 255]))
    const yellowed = picture(100, 100, (x, y) => (x % 9 === 0 && y % 4 < 2 ? [60, 55, 50] : [238, 232, 215]))
    const photograph = picture(100, 100, (x, y) => [x * 2, x + y, y * 2])
    const radiograph = picture(100, 100, (x, y) => [x + y, x + y, x + y])
    const chart = picture(100, 100, (x, y) => (y > 80 ? [220, 40, 40] : x % 10 === 0 ? [0, 0, 0] : [255, 255, 255]))
    expect(isInkOnWhite(formula, part)).toBe(true)
    expect(isInkOnWhite(yellowed, whole(yellowed))).toBe(true)
    expect(isInkOnWhite(photograph, part)).toBe(false)
    expect(isInkOnWhite(radiograph, whole(radiograph))).toBe(false)
    expect(isInkOnWhite(chart, whole(chart))).toBe(false)
  })

  it('takes rectangles of any kind', () => {
    const pixels = picture(4, 4, () => [10, 200, 30])
    recolour(pixels, INK, [
      { x: -50, y: -50, width: 20, height: 20 },
      { x: 2, y: 2, width: 1e9, height: 1e9 },
      { x: 1, y: 1, width: 0, height: 0 },
      { x: 9, y: 9, width: 3, height: 3 },
    ])
    expect(at(pixels, 3, 3)).toEqual([10, 200, 30])
    expect(at(pixels, 0, 0)).not.toEqual([10, 200, 30])
  })
})

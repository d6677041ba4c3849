import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation, AnnotationId, Stroke } from '../../../src/preload/contract/annotation.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { boxMark, inkMark } from '../../../src/renderer/reader/annotate/make-annotation.ts'
import { movedAnchor } from '../../../src/renderer/reader/annotate/moved-anchor.ts'
import { hiddenMarks, isDrawnByFile } from '../../../src/renderer/reader/annotate/shown-marks.ts'
import { textEnds } from '../../../src/renderer/reader/annotate/text-ends.ts'
import { readFileMarks } from '../../../src/renderer/reader/engine/file-marks.ts'
import {
  boundsOfStrokes,
  distanceToStroke,
  eraseStrokes,
  simplifyStroke,
} from '../../../src/renderer/reader/geometry/ink-strokes.ts'
import { pageBox, pageSize, rectToView } from '../../../src/renderer/reader/geometry/page-space.ts'
import { quadFromView } from '../../../src/renderer/reader/geometry/quads.ts'
import { HANDLES, movedRect, resizedRect } from '../../../src/renderer/reader/geometry/reshape-rect.ts'
import { shownKey } from '../../../src/renderer/reader/keys/shown-keys.ts'

const coordinate = fc.double({ min: 0, max: 600, noNaN: true })
const strokes = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 30 })
  .map(points => points.flat() as Stroke)
const pagesOfEveryKind = fc
  .record({
    rotation: fc.constantFrom(0, 90, 180, 270),
    unit: fc.constantFrom(0.5, 1, 2),
    left: fc.integer({ min: -50, max: 50 }),
    foot: fc.integer({ min: -50, max: 50 }),
  })
  .map(({ rotation, unit, left, foot }) => pageBox([left, foot, left + 500, foot + 700], rotation, unit))

const made = (more: Partial<Annotation>): Annotation => ({
  ...{
    id: 'a' as AnnotationId,
    paper: 1 as PaperId,
    file: '',
    page: 0,
    type: 'area',
    color: 'blue',
    rect: [0, 0, 0, 0],
  },
  ...{
    quads: [],
    text: '',
    before: '',
    after: '',
    order: '',
    comment: '',
    external: false,
    createdAt: '',
    updatedAt: '',
  },
  ...more,
})

describe('the pen', () => {
  it('leaves out points, never the ends, and strays no further than it may', () =>
    fc.assert(
      fc.property(strokes, fc.double({ min: 0.1, max: 5, noNaN: true }), (stroke, tolerance) => {
        const simple = simplifyStroke(stroke, tolerance)
        expect(simple.slice(0, 2)).toEqual(stroke.slice(0, 2))
        expect(simple.slice(-2)).toEqual(stroke.slice(-2))
        for (let at = 0; at < stroke.length; at += 2)
          expect(distanceToStroke(simple, [stroke[at] ?? 0, stroke[at + 1] ?? 0])).toBeLessThanOrEqual(tolerance + 1e-9)
      }),
    ))

  it('draws a straight line as two points and a dot as one', () => {
    const line = Array.from({ length: 100 }, (_, at) => [at, at * 2]).flat()
    expect(simplifyStroke(line, 0.3)).toEqual([0, 0, 99, 198])
    expect(inkMark(0, [[10, 10]], pageBox([0, 0, 600, 800], 0, 1), null, 'red')?.strokes).toEqual([[7.5, 792.5]])
    expect(inkMark(0, [], pageBox([0, 0, 600, 800], 0, 1), null, 'red')).toBeNull()
  })
})

describe('the eraser', () => {
  it('leaves nothing where it went, and all that it did not come near', () =>
    fc.assert(
      fc.property(
        fc.array(strokes, { maxLength: 4 }),
        strokes,
        fc.integer({ min: 2, max: 30 }),
        (drawn, path, radius) => {
          const left = eraseStrokes(drawn, path, radius)
          for (const stroke of left)
            for (let at = 0; at < stroke.length; at += 2)
              expect(distanceToStroke(path, [stroke[at] ?? 0, stroke[at + 1] ?? 0])).toBeGreaterThanOrEqual(
                radius * 0.98,
              )
          for (const stroke of drawn)
            for (let at = 0; at < stroke.length; at += 2) {
              const point = [stroke[at] ?? 0, stroke[at + 1] ?? 0] as const
              if (distanceToStroke(path, point) < radius * 1.5) continue
              expect(Math.min(...left.map(one => distanceToStroke(one, point)))).toBeLessThan(radius * 0.5)
            }
        },
      ),
    ))

  it('makes two of a line rubbed through, takes dots whole, and touches nothing else', () => {
    const [line, dot, far]: Stroke[] = [
      [0, 0, 100, 0],
      [50, 4],
      [0, 90, 100, 90],
    ]
    const left = eraseStrokes([line ?? [], dot ?? [], far ?? []], [50, -20, 50, 20], 5)
    expect(left).toHaveLength(3)
    expect(left[0]?.[0]).toBe(0)
    expect(left[0]?.at(-2)).toBeGreaterThan(42)
    expect(left[0]?.at(-2)).toBeLessThanOrEqual(45)
    expect(left[1]?.at(-2)).toBe(100)
    expect(left[2]).toBe(far)
    const all = [line ?? []]
    expect(eraseStrokes(all, [50, 50], 5)).toBe(all)
    expect(eraseStrokes(all, [-10, 0, 110, 0], 5)).toEqual([])
  })
})

describe('boxes on pages of every kind', () => {
  it('lie where they were drawn, whatever way the page is turned or cropped', () =>
    fc.assert(
      fc.property(pagesOfEveryKind, fc.tuple(coordinate, coordinate), (box, [x, y]) => {
        const rect = { x: x / 4, y: y / 4, width: 60, height: 30 }
        const area = boxMark({ page: 3, rect, box, text: null, type: 'area', color: 'green' })
        const shown = rectToView(box, area.rect)
        for (const side of ['x', 'y', 'width', 'height'] as const) expect(shown[side]).toBeCloseTo(rect[side], 1)
        expect(area.order).toMatch(/^00003\|\d{6}\|\d{5}$/)
      }),
    ))

  it('stay on the page when moved or resized, and keep the side that is not dragged', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...HANDLES),
        fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: -2000, max: 2000 })),
        (handle, [dx, dy]) => {
          const page = { width: 600, height: 800 }
          const rect = { x: 100, y: 200, width: 50, height: 40 }
          const moved = movedRect(rect, dx, dy, page)
          expect([moved.width, moved.height]).toEqual([50, 40])
          const sized = resizedRect(rect, handle, dx, dy, page, 12)
          for (const one of [moved, sized]) {
            expect(one.x).toBeGreaterThanOrEqual(0)
            expect(one.x + one.width).toBeLessThanOrEqual(600)
            expect(one.y).toBeGreaterThanOrEqual(0)
            expect(one.y + one.height).toBeLessThanOrEqual(800)
          }
          expect(Math.min(sized.width, sized.height)).toBeGreaterThanOrEqual(12)
          if (handle.x !== -1) expect(sized.x).toBe(100)
          if (handle.x !== 1) expect(sized.x + sized.width).toBe(150)
        },
      ),
    ))

  it('moves a drawing whole', () =>
    fc.assert(
      fc.property(pagesOfEveryKind, strokes, (box, stroke) => {
        const drawn = inkMark(0, [stroke.map(number => number / 4)], box, null, 'red')
        if (!drawn) throw new Error('nothing was drawn')
        const ink = made({ ...drawn, type: 'ink' })
        const from = rectToView(box, ink.rect)
        const to = movedRect(from, 30, 20, pageSize(box))
        const anchor = movedAnchor(ink, to, box, null)
        const bounds = boundsOfStrokes(anchor?.strokes ?? [])
        if (!bounds) throw new Error('nothing is left')
        expect(rectToView(box, bounds).x).toBeCloseTo(to.x, 1)
        expect(rectToView(box, bounds).y).toBeCloseTo(to.y, 1)
        expect(rectToView(box, bounds).width).toBeCloseTo(from.width, 1)
      }),
    ))

  it('knows both ends of marked text, whichever way it runs', () => {
    const box = pageBox([0, 0, 600, 800], 90, 1)
    const line = { x: 40, y: 60, width: 100, height: 12 }
    const across = textEnds(box, [quadFromView(box, { ...line, turn: 0 })])
    expect(across?.start.top).toMatchObject({ x: expect.closeTo(40, 1), y: expect.closeTo(60, 1) })
    expect(across?.end.foot).toMatchObject({ x: expect.closeTo(140, 1), y: expect.closeTo(72, 1) })
    expect(across?.start.inside.x).toBeGreaterThan(40)
    const down = textEnds(box, [quadFromView(box, { x: 40, y: 60, width: 12, height: 100, turn: 90 })])
    expect(down?.end.top).toMatchObject({ y: expect.closeTo(160, 1) })
    expect(textEnds(box, [])).toBeNull()
  })
})

describe('what stands in the file', () => {
  const [highlight, stamp] = readFileMarks([
    { id: '1R', subtype: 'Highlight', rect: [10, 10, 60, 20], titleObj: { str: ' Ada ' } },
    { id: '2R', subtype: 'Stamp', rect: [90, 90, 60, 60], titleObj: { str: '' } },
    { id: '3R', subtype: 'Link', rect: [0, 0, 1, 1] },
    { id: '4R', subtype: 'Text', rect: [0, 0, 1, 1], inReplyTo: '1R' },
    { id: '5R', subtype: 'Text', rect: [0, Number.NaN, 1, 1] },
    null,
  ])
  const marks = [highlight, stamp].flatMap(mark => mark ?? [])

  it('is read without links, replies and nonsense', () => {
    expect(marks).toMatchObject([
      { id: '1R', author: 'Ada' },
      { id: '2R', rect: [60, 60, 90, 90] },
    ])
  })

  it('is drawn by the file where our own drawing would be less, until it is deleted', () => {
    const area = made({ rect: [60, 60, 90, 90], external: true })
    const others = made({ rect: [10, 10, 60, 20], external: true, type: 'highlight' })
    expect(hiddenMarks(marks, [area, others], 0)).toEqual(['1R'])
    expect(hiddenMarks(marks, [others], 0)).toEqual(['1R', '2R'])
    expect(isDrawnByFile(area, marks)).toBe(true)
    expect(isDrawnByFile(others, marks)).toBe(false)
    expect(isDrawnByFile(made({ rect: [60, 60, 90, 90] }), marks)).toBe(false)
  })

  it('is drawn by the file though the rectangle of its line is another one, as wide round it as the border', () => {
    const [line] = readFileMarks([{ id: '6R', subtype: 'Line', rect: [132, 363, 223, 467] }])
    const taken = made({ type: 'ink', external: true, rect: [138, 369, 217, 461], strokes: [[141, 372, 214, 458]] })
    const other = made({ type: 'ink', external: true, rect: [138, 369, 217, 461], strokes: [[141, 380, 214, 400]] })
    expect(isDrawnByFile(taken, line ? [line] : [])).toBe(true)
    expect(isDrawnByFile(other, line ? [line] : [])).toBe(false)
  })

  it.each(['FreeText', 'Square', 'Ink'])('of kind %s is drawn by the file until it is changed here', subtype => {
    const inFile = [{ id: '7R', subtype, rect: [10, 10, 60, 20], author: '' }] as const
    const untouched = made({ rect: [10, 10, 60, 20], external: true })
    expect([hiddenMarks(inFile, [untouched], 0), isDrawnByFile(untouched, inFile)]).toEqual([[], true])
    const edited = { ...untouched, isEdited: true }
    expect([hiddenMarks(inFile, [edited], 0), isDrawnByFile(edited, inFile)]).toEqual([['7R'], false])
    expect(hiddenMarks(inFile, [], 0)).toEqual(['7R'])
  })
})

it('says keys as they are printed on the keyboard', () => {
  expect(['Ctrl+Shift+z', 'Ctrl++', '+', 'Alt+ArrowLeft', '-', 'Space'].map(shownKey)).toEqual([
    'Ctrl Shift Z',
    'Ctrl +',
    '+',
    'Alt ←',
    '−',
    'Space',
  ])
})

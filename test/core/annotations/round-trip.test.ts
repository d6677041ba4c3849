import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joinThreads } from '../../../src/main/core/intake/annotations/join-threads.ts'
import { mergeMarks } from '../../../src/main/core/intake/annotations/merge-marks.ts'
import { keptOf, rowOf } from '../../../src/main/core/annotations/annotation-row.ts'
import type { MarkToWrite } from '../../../src/main/core/ports.ts'
import {
  ANNOTATION_COLORS,
  ANNOTATION_TYPES,
  type AnnotationId,
  type Quad,
  type Rect,
} from '../../../src/preload/contract/annotation.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { annotated, annotationsIn } from '../../support/annotated-pdf.ts'
import { makePdf } from '../../support/make-pdf.ts'

const FILE = 'a'.repeat(64)

const coordinate = fc.integer({ min: -20_000, max: 900_000 }).map(thousandths => thousandths / 1000)
const span = fc.integer({ min: 100, max: 200_000 }).map(thousandths => thousandths / 1000)
/** A line of text that runs any of the four ways. */
const quad = fc
  .record({ x: coordinate, y: coordinate, length: span, height: span, way: fc.nat(3) })
  .map(({ x, y, length, height, way }): Quad => {
    const along = [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ][way] ?? [1, 0]
    const [ax = 1, ay = 0] = along
    const at = (right: number, up: number): [number, number] =>
      [x + right * ax - up * ay, y + right * ay + up * ax].map(number => Math.round(number * 1000) / 1000) as [
        number,
        number,
      ]
    return [...at(0, height), ...at(length, height), ...at(0, 0), ...at(length, 0)]
  })
const words = fc.oneof(
  fc.constantFrom(
    '',
    'plain words',
    'Überprüfen “später” — 5 €',
    '漢字とかな',
    'line\nline\n\nparagraph',
    '(brackets) \\ <hex> %',
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map(text => text.replace(/[\u0000-\u001f]/g, ' ').trim()),
)

const mark = fc
  .record({
    type: fc.constantFrom(...ANNOTATION_TYPES),
    color: fc.constantFrom(...ANNOTATION_COLORS),
    page: fc.nat(1),
    quads: fc.array(quad, { minLength: 1, maxLength: 4 }),
    strokes: fc.array(
      fc.array(coordinate, { minLength: 2, maxLength: 12 }).map(line => line.slice(0, line.length & ~1)),
      { minLength: 1, maxLength: 3 },
    ),
    text: words,
    comment: words,
    before: words,
    after: words,
    created: fc.integer({ min: 0, max: 4e12 }),
    changed: fc.integer({ min: 0, max: 4e12 }),
  })
  .map(({ type, strokes, quads, text, created, changed, ...rest }): Omit<MarkToWrite, 'id'> => {
    const isOverText = type === 'highlight' || type === 'underline' || type === 'strikeout'
    const points = type === 'ink' ? strokes.flat() : quads.flat()
    const [xs, ys] = [0, 1].map(axis => points.filter((_, at) => at % 2 === axis))
    const rect: Rect = [
      Math.min(...(xs ?? [])),
      Math.min(...(ys ?? [])),
      Math.max(...(xs ?? [])),
      Math.max(...(ys ?? [])),
    ]
    return {
      ...rest,
      ...{ type, rect, file: FILE, name: null, print: null, external: false, author: null, isEdited: false },
      quads: isOverText ? quads : [],
      text: isOverText ? text : '',
      order: '00000|000001|00002',
      createdAt: created,
      updatedAt: changed,
      ...(type === 'ink' ? { strokes } : {}),
    }
  })

const page = fc.record({
  rotate: fc.constantFrom<(0 | 90 | 180 | 270)[]>(0, 90, 180, 270),
  cropBox: fc.constantFrom(undefined, [50, 60, 400, 500] as const, [-30, -10, 700, 900] as const),
  userUnit: fc.constantFrom(undefined, 2, 0.5),
})

it('what is written into a PDF and read by another library is what it was, on pages of every kind', async () => {
  await fc.assert(
    fc.asyncProperty(
      page,
      fc.array(mark, { minLength: 1, maxLength: 6 }),
      async ({ rotate, cropBox, userUnit }, given) => {
        const original = await makePdf(
          [0, 1].map(() => ({
            rotate,
            lines: ['words'],
            ...(cropBox ? { cropBox } : {}),
            ...(userUnit ? { userUnit } : {}),
          })),
        )
        const marks = given.map((one, index): MarkToWrite => ({ ...one, id: `mark-${index}` }))
        const { bytes, addition } = annotated(original, marks)
        expect(addition.written).toBe(marks.length)
        const { marks: read } = joinThreads(annotationsIn(bytes))
        const other = { paper: 7 as PaperId, file: 'b'.repeat(64), at: 1, earlierFiles: new Set<string>() }
        const { puts, report } = mergeMarks([], read, { ...other, newId: wanted => (wanted ?? 'made') as AnnotationId })
        expect(report).toEqual({ new: marks.length, updated: 0, unchanged: 0, kept: 0, gone: 0 })
        for (const wanted of marks) {
          const found = puts.find(({ id }) => id === wanted.id)
          const { type, color, page: number, rect, quads, text, before, after, order, comment, strokes } = wanted
          expect(found).toMatchObject({
            type,
            color,
            page: number,
            rect,
            quads,
            text,
            before,
            after,
            order,
            comment,
            external: false,
          })
          expect(found?.strokes).toEqual(strokes)
          expect(found && [Date.parse(found.createdAt), Date.parse(found.updatedAt)]).toEqual([
            wanted.createdAt,
            wanted.updatedAt,
          ])
        }
        // As rows, and read once more, they are known: nothing is new, nothing changed.
        const kept = puts.map(put => keptOf(rowOf(put) as never))
        const again = mergeMarks(kept, read, { ...other, newId: () => 'x' as AnnotationId })
        expect(again).toEqual({ puts: [], report: { new: 0, updated: 0, unchanged: marks.length, kept: 0, gone: 0 } })
        expect(annotated(bytes, marks).addition.written).toBe(0)
      },
    ),
    { numRuns: 60 },
  )
})

import { expect, it } from 'vitest'
import { joinThreads } from '../../../src/main/core/intake/annotations/join-threads.ts'
import { mergeMarks } from '../../../src/main/core/intake/annotations/merge-marks.ts'
import { isKind } from '../../../src/main/core/pdfs/file/values.ts'
import { recolorContent } from '../../../src/main/core/pdfs/marks/recolor-form.ts'
import type { MarkToWrite } from '../../../src/main/core/ports.ts'
import type { Annotation, AnnotationId, Quad, Rect } from '../../../src/preload/contract/annotation.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { annotated, annotationsIn, markToWrite, opened } from '../../support/annotated-pdf.ts'
import { pdfOf } from '../../support/make-locked-pdf.ts'

/** What a reader has changed of another program's annotation is in the copy, and nothing else is. */

const FORM = '<</Type/XObject/Subtype/Form/BBox[100 100 200 160]/Length 42>>'
const DRAWING = '1 0 0 RG 1 0 0 rg 2 w 110 110 m 190 150 l S'.padEnd(42)

function fileWith(annotation: string, page = ''): Uint8Array {
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[4 0 R]${page}>>`,
    `<</Type/Annot/Rect[100 100 200 160]/C[1 0 0]/NM(theirs)/T(Bob)/AP<</N 5 0 R>>${annotation}>>`,
    `${FORM}\nstream\n${DRAWING}\nendstream`,
  ])
}

/** As the library has it after it was taken in, changed, and written into a copy. */
function edit(original: Uint8Array, change: (one: Annotation) => Partial<MarkToWrite>) {
  const merge = { paper: 1 as PaperId, file: 'f'.repeat(64), at: 1, earlierFiles: new Set<string>() }
  const { marks } = joinThreads(annotationsIn(original))
  const [put] = mergeMarks([], marks, { ...merge, newId: () => 'here' as AnnotationId }).puts
  if (!put) throw new Error('nothing was taken in')
  const known = { external: true, name: put.pdfName, print: put.pdfPrint, author: put.author ?? null }
  expect(annotated(original, [markToWrite(put, 'here', known)]).addition.written).toBe(0)
  const { bytes } = annotated(original, [markToWrite(put, 'here', { ...known, ...change(put), isEdited: true })])
  const { file, pages } = opened(bytes)
  const page = pages[0]
  const list = page && file.entry(page.dict, 'Annots')
  const dict = Array.isArray(list) && list.length === 1 ? file.resolve(list[0]) : null
  if (!isKind(dict, 'dict')) throw new Error('not one annotation')
  const looks = file.entry(dict, 'AP')
  const form = isKind(looks, 'dict') ? file.resolve(looks.entries.get('N')) : null
  const drawing = isKind(form, 'stream') ? Buffer.from(file.contentOf(form)).toString('latin1').trim() : null
  const [after] = annotationsIn(bytes)
  return { after, drawing, entry: (key: string) => file.entry(dict, key) }
}

const movedRect = ([x1, y1, x2, y2]: Rect, dx: number, dy: number): Rect => [x1 + dx, y1 + dy, x2 + dx, y2 + dy]
const movedPoints = (points: readonly number[]): number[] =>
  points.map((value, at) => value + (at % 2 === 0 ? 30 : -20))

it.each([
  ['Square', ''],
  ['Circle', '/BE<</S/C/I 1>>'],
  ['Stamp', '/Name/Approved'],
  ['Polygon', '/Vertices[100 100 200 100 150 160]'],
  ['Text', '/Name/Help'],
  ['FreeText', '/Contents(words)/DA(1 0 0 rg /Helv 9 Tf)/CL[100 100 120 120 150 150]'],
  ['Ink', '/InkList[[100 100 150 160][160 100 200 160]]'],
  ['Line', '/L[100 100 200 160]/LE[/None/OpenArrow]'],
  ['PolyLine', '/Vertices[100 100 150 160 200 100]'],
])('one of kind %s that was moved stands elsewhere, and looks as it did', (kind, entries) => {
  const { after, drawing, entry } = edit(fileWith(`/Subtype/${kind}${entries}`), one => ({
    rect: movedRect(one.rect, 30, -20),
    ...(one.strokes ? { strokes: one.strokes.map(movedPoints) } : {}),
  }))
  expect(after).toMatchObject({ type: kind, rect: [130, 80, 230, 140], author: 'Bob', color: [1, 0, 0] })
  expect(drawing).toBe(DRAWING.trim())
  if (kind === 'Ink')
    expect(after?.strokes).toEqual([
      [130, 80, 180, 140],
      [190, 80, 230, 140],
    ])
  if (kind === 'Line') expect(entry('L')).toEqual([130, 80, 230, 140])
  if (kind === 'Polygon') expect(entry('Vertices')).toEqual([130, 80, 230, 80, 180, 140])
  if (kind === 'FreeText') expect(entry('CL')).toEqual([130, 80, 150, 100, 180, 130])
})

it.each(['Circle', 'Polygon', 'Line', 'Stamp'])('a %s in another colour stays one', kind => {
  const { after, drawing, entry } = edit(
    fileWith(`/Subtype/${kind}/L[100 100 200 160]/Vertices[100 100 200 100 150 160]/LE[/None/OpenArrow]`),
    () => ({ color: 'blue' }),
  )
  expect(after).toMatchObject({ type: kind, nearestColor: 'blue', rect: [100, 100, 200, 160] })
  expect(drawing).toBe('0.1 0.42 0.85 RG 0.1 0.42 0.85 rg 2 w 110 110 m 190 150 l S')
  expect(entry('LE')).not.toBeNull()
})

it('a mark on text gets the text it was given, and becomes what it was made', () => {
  const quad: Quad = [110, 150, 190, 150, 110, 110, 190, 110]
  const marked = fileWith('/Subtype/Highlight/QuadPoints[100 160 200 160 100 100 200 100]/Contents(why)')
  const placed = edit(marked, () => ({ quads: [quad], rect: [110, 110, 190, 150] }))
  expect(placed.after).toMatchObject({ type: 'Highlight', quads: [quad], comment: 'why' })
  expect(placed.drawing).toContain('110 150 m 190 150 l')
  const struck = edit(marked, () => ({ type: 'strikeout' as const }))
  expect(struck.after).toMatchObject({ type: 'StrikeOut', comment: 'why', author: 'Bob' })
  expect(struck.drawing).toMatch(/ l S$/)
})

it('a line of which a part was rubbed out is a drawing of what is left', () => {
  const { after, entry } = edit(fileWith('/Subtype/Line/L[100 100 200 160]/LE[/None/OpenArrow]'), () => ({
    strokes: [
      [100, 100, 120, 112],
      [180, 148, 200, 160],
    ],
  }))
  expect(after).toMatchObject({
    type: 'Ink',
    strokes: [
      [100, 100, 120, 112],
      [180, 148, 200, 160],
    ],
  })
  expect([entry('L'), entry('LE')]).toEqual([null, null])
})

it('one without a colour is not painted because it was reworded', () => {
  const { after, drawing } = edit(
    pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[4 0 R]>>',
      '<</Type/Annot/Subtype/Square/Rect[1 1 9 9]>>',
    ]),
    () => ({ comment: 'a word' }),
  )
  expect(after).toMatchObject({ comment: 'a word', color: null })
  expect(drawing).toBeNull()
})

it.each([
  ['1 0 0 RG 0 0 m', [1, 0, 0], '0 0.5 1 RG 0 0 m'],
  ['q 1.000 0.00 .001 rg\n0.5 g', [1, 0, 0], 'q 0 0.5 1 rg\n0.5 g'],
  ['0 1 1 0 k f', [1, 0, 0], '0 0.5 1 rg f'],
  ['.5 G(1 0 0 x)', [0.5, 0.5, 0.5], '0 0.5 1 RG(1 0 0 x)'],
  ['0 0 1 RG', [1, 0, 0], null],
] as const)('the colour in "%s" is changed', (content, from, expected) => {
  expect(recolorContent(content, from, [0, 0.5, 1])).toBe(expected)
})

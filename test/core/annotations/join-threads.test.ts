import { expect, test } from 'vitest'
import { joinThreads } from '../../../src/main/core/intake/annotations/join-threads.ts'
import { textOfRichText } from '../../../src/main/core/pdfs/marks/rich-text.ts'
import { normalQuad } from '../../../src/main/core/pdfs/marks/normal-quad.ts'
import { decodeText, textString, timeOfDate } from '../../../src/main/core/pdfs/file/text-string.ts'
import { annotationsIn, opened } from '../../support/annotated-pdf.ts'
import { annotatedPage, withReplies } from '../../../src/main/workers/pdf/annotated-page.ts'
import { pdfOf } from '../../support/make-locked-pdf.ts'

/** A page with these annotations, each an object from number 5 on. */
function pageWith(annotations: readonly string[], page = ''): Uint8Array {
  return pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[${annotations.map((_, index) => `${5 + index} 0 R`).join(' ')}]${page}>>`,
    '<<>>',
    ...annotations.map(entries => `<</Type/Annot/Rect[10 10 90 30]${entries}>>`),
  ])
}

/** With what replies to what, as a whole document gives it. */
async function read(bytes: Uint8Array) {
  const { file, pages } = opened(bytes)
  // Nothing here lies over text, so no page has to be drawn.
  const nobody = { getAnnotations: async () => [], getOperatorList: async () => ({ fnArray: [], argsArray: [] }) }
  const page = await annotatedPage(nobody as never, 1, { file, pages })
  return withReplies([page], new Set())
}

test('replies stand in the comment they answer, in their order; what only says "accepted" does not', async () => {
  const marks = joinThreads(
    await read(
      pageWith([
        '/Subtype/Highlight/QuadPoints[10 30 90 30 10 10 90 10]/Contents(Is this so?)/T(Ann)',
        '/Subtype/Text/Contents(It is.)/T(Bob)/IRT 5 0 R/CreationDate(D:20260102)',
        '/Subtype/Text/Contents(I agree.)/T(Cleo)/IRT 6 0 R/CreationDate(D:20260103)',
        '/Subtype/Text/Contents(Accepted set by Bob)/T(Bob)/IRT 5 0 R/StateModel(Review)/State(Accepted)',
        '/Subtype/Popup/Parent 5 0 R',
        '/Subtype/Link',
      ]),
    ),
  )
  expect(marks.marks.map(({ type, comment }) => ({ type, comment }))).toEqual([
    { type: 'highlight', comment: 'Is this so?\n\nBob: It is.\n\nCleo: I agree.' },
  ])
  expect(marks.skipped).toEqual({ Link: 1 })
})

test('a word that is struck out and the word in its place are one annotation', async () => {
  const { marks } = joinThreads(
    await read(
      pageWith([
        '/Subtype/StrikeOut/QuadPoints[10 30 90 30 10 10 90 10]/IRT 6 0 R/RT/Group',
        '/Subtype/Caret/Contents(better word)/T(Ann)',
        '/Subtype/Caret/Contents(only put in)',
      ]),
    ),
  )
  expect(marks.map(({ type, comment }) => [type, comment])).toEqual([
    ['strikeout', 'better word'],
    ['note', 'only put in'],
  ])
})

test('every kind has a place among ours, or is said to be left out', async () => {
  const kinds = [
    'Text',
    'FreeText',
    'Line',
    'Square',
    'Circle',
    'Polygon',
    'PolyLine',
    'Highlight',
    'Underline',
    'Squiggly',
    'StrikeOut',
    'Caret',
    'Stamp',
    'Ink',
    'FileAttachment',
    'Sound',
    'Redact',
    'Movie',
    'Screen',
    'Widget',
    'Watermark',
    '3D',
  ]
  const { marks, skipped } = joinThreads(
    await read(
      pageWith(
        kinds.map(kind => `/Subtype/${kind}/FS<</UF(notes.txt)>>/InkList[[1 2 3 4]]/L[1 2 3 4]/Vertices[1 2 3 4 5 6]`),
      ),
    ),
  )
  expect(marks.length + Object.keys(skipped).length).toBe(kinds.length)
  expect(Object.keys(skipped)).toEqual(['Movie', 'Screen', 'Widget', 'Watermark', '3D'])
  const of = (kind: string) => marks.find(({ pdf }) => pdf.type === kind)
  expect(of('FileAttachment')).toMatchObject({ type: 'note', comment: 'Attached file: notes.txt' })
  expect(of('Ink')?.pdf.strokes).toEqual([[1, 2, 3, 4]])
  expect(of('PolyLine')).toMatchObject({ type: 'ink', pdf: { strokes: [[1, 2, 3, 4, 5, 6]] } })
})

test('contents are read in every encoding, and rich text where there is nothing else', () => {
  const found = annotationsIn(
    pageWith([
      '/Subtype/Text/Contents<FEFF65E5672C8A9E>',
      '/Subtype/Text/Contents<FFFEE5652C679E8A>',
      '/Subtype/Text/Contents<EFBBBFE697A5>',
      '/Subtype/Text/Contents(na\\357ve \\200 \\(x\\)\\rnext)',
      '/Subtype/Text/Contents()/RC(<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; two<br/>three</p><p dir="ltr"><b>four</b></p></body>)',
      '/Subtype/FreeText/DA(0 0 1 rg /Helv 12 Tf)/Contents(blue)',
      '/Subtype/Text/C[0 1 0 0]',
      '/Subtype/Text/C[0.5]',
    ]),
  )
  expect(found.map(({ comment }) => comment)).toEqual([
    '日本語',
    '日本語',
    '日',
    'naïve • (x)\nnext',
    'One & two\nthree\nfour',
    'blue',
    null,
    null,
  ])
  expect(found.slice(5).map(({ color, nearestColor }) => [color, nearestColor])).toEqual([
    [null, 'blue'],
    [[1, 0, 1], 'purple'],
    [[0.5, 0.5, 0.5], 'yellow'],
  ])
  expect(textOfRichText('<p>a &lt;b&gt; &#x41;&#66;</p>')).toBe('a <b> AB')
})

test.each([
  ['0 g BT /F 9 Tf 0.42 0.85 0.16 rg (x) Tj ET 1 0 0 rg', 'green'],
  ['/Cs1 cs 0.53 0.31 0.99 sc BT (x)Tj ET', 'purple'],
  ['1 0 0 rg 0 0 9 9 re f BT 0 0 1 rg [(x) 2 (y)] TJ ET', 'blue'],
  // Nothing is written: what the annotation says of its letters counts.
  ['0 1 0 rg 0 0 9 9 re f', 'red'],
])('a box of text has the colour its letters are drawn in: %s', (drawing, color) => {
  const [found] = annotationsIn(
    pdfOf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[4 0 R]>>',
      '<</Subtype/FreeText/Rect[10 10 90 30]/DA(1 0 0 rg /Helv 9 Tf)/AP<</N 5 0 R>>>>',
      `<</Subtype/Form/Length ${drawing.length}>>\nstream\n${drawing}\nendstream`,
    ]),
  )
  expect(found?.nearestColor).toBe(color)
})

test('one that does not say where it stands is known by its strokes, and counted in any case', () => {
  const bytes = pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[<</Subtype/Ink/InkList[[9 8 1 2 5 6]]>><</Subtype/Ink/Rect[]/InkList[]>><</Rect[1 1 2 2]>>]>>',
  ])
  expect(annotationsIn(bytes).map(({ type, rect }) => [type, rect])).toEqual([
    ['Ink', [1, 2, 9, 8]],
    ['Ink', [0, 0, 0, 0]],
  ])
})

test('text strings come back as they went', () => {
  for (const text of ['plain', 'naïve — “quotes” €', '日本語 🙂', 'þÿ begins like a mark', 'line\nline', '', '\u0001'])
    expect(decodeText(textString(text).bytes)).toBe(text)
})

test.each([
  ["D:20260302090807+01'00'", '2026-03-02T08:08:07.000Z'],
  ['D:20260302090807Z', '2026-03-02T09:08:07.000Z'],
  ["D:199812231952-08'00", '1998-12-24T03:52:00.000Z'],
  ['20260302', '2026-03-02T00:00:00.000Z'],
  ['D:20260302090807+0530', '2026-03-02T03:38:07.000Z'],
  ['2026-03-02T09:08:07+01:00', '2026-03-02T08:08:07.000Z'],
  ['D:2026-3-2 09:08', '2026-03-02T09:08:00.000Z'],
  ['2026-03-02', '2026-03-02T00:00:00.000Z'],
  ['2026-03-02T09:08:07.123Z', '2026-03-02T09:08:07.000Z'],
])('the date %s is %s', (written, instant) => {
  expect(timeOfDate(written)).toBe(Date.parse(instant))
})

test.each(['Monday', '2/3/2026', '', '99'])('"%s" is no date', written => {
  expect(timeOfDate(written)).toBeNull()
})

test.each([
  ['along the top, then the bottom', [10, 30, 90, 30, 10, 10, 90, 10], 0],
  ['round, from the lower left, as the standard says', [10, 10, 90, 10, 90, 30, 10, 30], 0],
  ['round, from the upper left', [10, 30, 90, 30, 90, 10, 10, 10], 0],
  ['along the bottom, then the top', [10, 10, 90, 10, 10, 30, 90, 30], 0],
] as const)('the corners of a quad written %s are those of its line', (_, written, turn) => {
  expect(normalQuad(written, turn)).toEqual([10, 30, 90, 30, 10, 10, 90, 10])
})

test('on a page turned a quarter the line runs up the sheet', () => {
  expect(normalQuad([30, 10, 30, 90, 10, 10, 10, 90], 90)).toEqual([10, 10, 10, 90, 30, 10, 30, 90])
})

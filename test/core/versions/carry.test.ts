import { afterEach, expect, test } from 'vitest'
import { aMark, attachPdf } from '../../support/attach-pdf.ts'
import { makePdf, type PageToMake } from '../../support/make-pdf.ts'
import { pdfInProcess } from '../../support/pdf-in-process.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'

const open: TestLibrary[] = []
afterEach(async () => {
  for (const library of open.splice(0)) await library.close()
})

const BODY = [
  'Language models learn representations of words from large collections of text.',
  'We claim that sparse codes explain most of what these representations contain.',
  'Earlier work looked at single neurons and found them hard to understand.',
  'Our method trains a dictionary on activations and reads it by its examples.',
  'This sentence was dropped by the authors when the reviewers asked for proof.',
  'The results hold over six models, three languages and two kinds of training.',
]
const first: PageToMake = { lines: BODY }
const second: readonly PageToMake[] = [
  { lines: ['A cover page of the second version, with a note to the reader.'] },
  {
    lines: [
      'A paragraph that is new in this version stands before all of the others.',
      ...BODY.filter((_, at) => at !== 4).map(line => line.replace('most of what', 'nearly all that')),
    ],
  },
]

test('annotations go over to a new version by their words; what finds no place is in the tray, and nothing is dropped', async () => {
  const library = await openTestLibrary({ ports: pdfInProcess })
  open.push(library)
  const { api } = library.library
  const old = await attachPdf(library, await makePdf([first]))
  const next = await attachPdf(library, await makePdf(second), 'v2.pdf', old.paper)
  const top = 720
  const mark = (line: number, text: string, before: string, after: string) =>
    aMark({
      ...old,
      ...{
        text,
        before,
        after,
        order: `00000|${String(100 * line).padStart(6, '0')}|00072`,
        comment: `on line ${line}`,
      },
      rect: [72, top - 12 * line - 3, 300, top - 12 * line + 9],
      quads: [[72, top - 12 * line + 9, 300, top - 12 * line + 9, 72, top - 12 * line - 3, 300, top - 12 * line - 3]],
    })
  await api['annotations.create'](
    mark(2, 'found them hard to understand', 'looked at single neurons and', '. Our method trains'),
  )
  await api['annotations.create'](
    mark(1, 'sparse codes explain most of what these representations', 'We claim that', 'contain. Earlier work'),
  )
  await api['annotations.create'](
    mark(4, 'dropped by the authors when the reviewers asked', 'This sentence was', 'for proof. The results'),
  )
  await api['annotations.create'](
    aMark({
      ...old,
      type: 'note',
      rect: [50, top - 36 - 3, 70, top - 36 + 17],
      quads: [],
      text: '',
      before: '',
      after: '',
      comment: 'beside line 3',
      order: '00000|000300|00072',
    }),
  )
  expect(await api['annotations.carry']({ paper: old.paper, from: old.file, to: next.file })).toMatchObject({
    placed: 3,
    inTray: 1,
  })
  const marks = await api['annotations.list']({ paper: old.paper })
  expect(marks).toHaveLength(4)
  const of = (comment: string) => marks.find(one => one.comment === comment)
  const same = of('on line 2')
  // The page has one line above and one less: two words before it changed nothing.
  expect(same).toMatchObject({ file: next.file, page: 1, text: 'found them hard to understand' })
  expect(same?.quads).toHaveLength(1)
  expect(same?.rect[1]).toBeGreaterThan(top - 12 * 3 - 5)
  expect(same?.rect[3]).toBeLessThan(top - 12 * 3 + 12)
  expect(same?.carried).toMatchObject({ file: old.file, page: 0 })
  expect(same?.carried?.confidence).toBeGreaterThan(0.9)
  expect(of('on line 1')).toMatchObject({
    file: next.file,
    text: 'sparse codes explain nearly all that these representations',
  })
  const note = of('beside line 3')
  expect(note).toMatchObject({ file: next.file, page: 1 })
  expect(note && Math.abs(note.rect[1] - (top - 48 - 3))).toBeLessThan(1)
  const tray = await api['annotations.tray']({ paper: old.paper })
  expect(tray).toMatchObject([{ to: next.file, annotation: { comment: 'on line 4', file: old.file, page: 0 } }])
  expect(tray[0]?.confidence).toBeLessThan(0.6)
  // By hand, then all of it back.
  const id = tray[0]?.annotation.id
  if (!id) throw new Error('the tray is empty')
  const { file, page, rect, text, before, after, order } = { ...mark(4, 'x', '', ''), file: next.file, page: 1 }
  await api['annotations.place']({ id, file, page, rect, quads: [], text, before, after, order })
  expect(await api['annotations.tray']({ paper: old.paper })).toEqual([])
  await api['journal.undo']({})
  await api['journal.undo']({})
  expect((await api['annotations.list']({ paper: old.paper })).map(one => one.file)).toEqual([
    old.file,
    old.file,
    old.file,
    old.file,
  ])
  expect(await api['annotations.tray']({ paper: old.paper })).toEqual([])
  await api['journal.redo']({})
  // Back to the old version they stand exactly where they stood.
  const rects = [mark(2, '', '', '').rect, mark(1, '', '', '').rect]
  expect(await api['annotations.carry']({ paper: old.paper, from: next.file, to: old.file })).toMatchObject({
    placed: 3,
    inTray: 0,
  })
  const back = await api['annotations.list']({ paper: old.paper })
  for (const wanted of rects) expect(back.map(one => one.rect)).toContainEqual(wanted)

  const diff = await api['versions.diff']({ from: old.file, to: next.file })
  expect(
    diff.paragraphs
      .flatMap(({ parts }) => parts)
      .filter(({ kind }) => kind === 'added')
      .map(one => one.text)
      .join(' '),
  ).toContain('nearly all that')
  expect(diff.wordsRemoved).toBeGreaterThan(10)
  expect(diff.wordsKept).toBeGreaterThan(50)
})

test('a new file of a paper has its annotations carried by itself, even where the library closes first', async () => {
  const library = await openTestLibrary({ ports: pdfInProcess })
  open.push(library)
  const old = await attachPdf(library, await makePdf([first]))
  const rect = [72, 693, 300, 705] as const
  await library.library.api['annotations.create'](
    aMark({
      ...{ ...old, rect, text: 'found them hard to understand', comment: 'follows', before: '', after: '' },
      quads: [[72, 705, 300, 705, 72, 693, 300, 693]],
    }),
  )
  const next = await attachPdf(library, await makePdf(second), 'v2.pdf', old.paper)
  // Whatever it had begun is begun again.
  await library.reopen()
  const { api } = library.library
  await expect
    .poll(async () => (await api['annotations.list']({ paper: old.paper }))[0]?.file, { timeout: 20_000 })
    .toBe(next.file)
  await expect
    .poll(async () => (await api['jobs.list']({})).map(({ kind, state }) => [kind, state]))
    .toContainEqual(['carry', 'done'])
  const [carried] = await api['annotations.list']({ paper: old.paper })
  expect(carried).toMatchObject({ comment: 'follows', carried: { file: old.file } })
  await api['journal.undo']({})
  expect((await api['annotations.list']({ paper: old.paper }))[0]?.file).toBe(old.file)
})

import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import type { Annotation, AnnotationId } from '../../../src/preload/contract/annotation.ts'
import { aMark, attachPdf, oneOfEach, withoutPlaceInLibrary } from '../../support/attach-pdf.ts'
import { annotated, annotationsIn, markToWrite } from '../../support/annotated-pdf.ts'
import { type DrawnAnnotation, makePdf } from '../../support/make-pdf.ts'
import { pdfInProcess } from '../../support/pdf-in-process.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'

const open: TestLibrary[] = []
async function aLibrary(): Promise<TestLibrary> {
  const library = await openTestLibrary({ ports: pdfInProcess })
  open.push(library)
  return library
}
afterEach(async () => {
  for (const library of open.splice(0)) await library.close()
})

const LINES = ['The first line says what we claim in this paper,', 'the second line goes on and says it once again.']
const pdf = (annotations: readonly DrawnAnnotation[] = []): Promise<Uint8Array> =>
  makePdf([{ lines: LINES, annotations }])
const quadOf = (left: number, bottom: number, right: number, top: number): number[] => [
  left,
  top,
  right,
  top,
  left,
  bottom,
  right,
  bottom,
]
const theirs = (contents: string, y: number): DrawnAnnotation => ({
  type: 'Highlight',
  rect: [72, y, 144, y + 12],
  quads: [quadOf(72, y, 144, y + 12)],
  contents,
  author: 'Bob',
  color: [0.5, 0.9, 0.4],
})
const short = ({ type, comment, color, author, external, text }: Annotation): object => ({
  type,
  comment,
  color,
  author,
  external,
  text,
})

test('annotations of other programs are taken in once, with the words under them, and taken back as one step', async () => {
  const library = await aLibrary()
  const on = await attachPdf(
    library,
    await pdf([theirs('why?', 717), { type: 'Link', rect: [0, 0, 9, 9], url: 'https://a.org' }]),
  )
  const { api } = library.library
  expect(await api['annotations.import'](on)).toMatchObject({ new: 1, updated: 0, skipped: { Link: 1 } })
  const [first] = await api['annotations.list']({ paper: on.paper })
  expect(first && short(first)).toEqual({
    ...{ type: 'highlight', comment: 'why?', color: 'green', author: 'Bob', external: true },
    text: 'The first line says',
  })
  expect(first).toMatchObject({ before: '', after: 'what we claim in this paper, the', page: 0 })
  expect(await api['annotations.import'](on)).toMatchObject({ new: 0, updated: 0, unchanged: 1 })
  expect(await api['annotations.list']({ paper: on.paper })).toEqual([first])
  await api['journal.undo']({})
  expect(await api['annotations.list']({ paper: on.paper })).toEqual([])
  await api['journal.redo']({})
  expect(await api['annotations.list']({ paper: on.paper })).toHaveLength(1)
})

test('a file changed elsewhere brings what changed, hides what is gone, and leaves what the reader has edited', async () => {
  const library = await aLibrary()
  const { api } = library.library
  const names = ['one', 'two', 'three']
  const first = annotated(
    await pdf(),
    names.map((comment, index) =>
      markToWrite(
        aMark({
          paper: 1 as never,
          file: 'f'.repeat(64),
          comment,
          rect: [72, 717 - 40 * index, 160, 729 - 40 * index],
          quads: [[72, 729 - 40 * index, 160, 729 - 40 * index, 72, 717 - 40 * index, 160, 717 - 40 * index]],
        }),
        comment,
        { external: true, name: comment, author: 'Bob' },
      ),
    ),
  ).bytes
  const on = await attachPdf(library, first)
  await api['annotations.import'](on)
  const listed = await api['annotations.list']({ paper: on.paper })
  expect(listed.map(({ comment }) => comment)).toEqual(names)
  const [one, , three] = listed
  if (!one || !three) throw new Error('not all were taken in')
  await api['annotations.change']({ id: one.id, comment: 'my own words' })
  await api['annotations.remove']({ ids: [three.id] })
  // Elsewhere: the first and the second get other words, then the second is deleted.
  const elsewhere = (comments: readonly string[], removed: readonly string[]): Uint8Array =>
    annotated(
      first,
      comments.map((comment, index) =>
        markToWrite(aMark({ paper: on.paper, file: on.file, comment, color: 'red' }), names[index] ?? '', {
          external: true,
          isEdited: true,
          name: names[index] ?? null,
        }),
      ),
      { removed: removed.map(name => ({ id: name, name, print: null })) },
    ).bytes
  const second = await attachPdf(library, elsewhere(['ONE', 'TWO'], []), 'paper.pdf', on.paper)
  expect(await api['annotations.import'](second)).toMatchObject({ new: 0, updated: 1, kept: 1, unchanged: 1, gone: 0 })
  const now = async (): Promise<(string | boolean)[][]> =>
    (await api['annotations.list']({ paper: on.paper })).map(({ comment, file, color }) => [
      comment,
      color,
      file === second.file,
    ])
  expect(await now()).toContainEqual(['TWO', 'red', true])
  expect((await now()).map(([comment]) => comment)).toEqual(expect.arrayContaining(['my own words', 'TWO']))
  expect(await now()).toHaveLength(2)
  const third = await attachPdf(library, elsewhere(['ONE'], ['two']), 'paper.pdf', on.paper)
  expect(await api['annotations.import'](third)).toMatchObject({ gone: 1, new: 0 })
  expect((await now()).map(([comment]) => comment)).toEqual(['my own words'])
  // Hidden, not lost: the file that has it brings it back.
  expect(await api['annotations.import'](second)).toMatchObject({ new: 0, gone: 0 })
  expect((await now()).map(([comment]) => comment)).toEqual(expect.arrayContaining(['my own words', 'TWO']))
})

test('a copy has all of them in it, another library gets them out as they were, and the file stays as it is', async () => {
  const library = await aLibrary()
  const { api } = library.library
  const original = await pdf([theirs('already there', 705)])
  const on = await attachPdf(library, original, 'Claims & more.pdf')
  // Ids of a library are unlike those of another; the counted ones of tests are not.
  for (const [index, mark] of oneOfEach(on.paper, on.file).entries())
    await api['annotations.create']({ ...mark, id: `mark-${index}` as AnnotationId })
  const made = await api['annotations.list']({ paper: on.paper })
  const copy = await api['annotations.export'](on)
  expect(copy).toMatchObject({ name: 'Claims & more (annotated).pdf', written: 7, signed: false, notes: [] })
  const bytes = readFileSync(copy.path)
  expect(bytes.length).toBe(copy.bytes)
  expect(bytes.subarray(0, original.length).equals(Buffer.from(original))).toBe(true)
  expect(readFileSync(library.library.filePath(on.file) ?? '').equals(Buffer.from(original))).toBe(true)
  const other = await aLibrary()
  const there = await attachPdf(other, bytes)
  expect(await other.library.api['annotations.import'](there)).toMatchObject({ new: 8 })
  const found = await other.library.api['annotations.list']({ paper: there.paper })
  expect(found.filter(({ external }) => !external).map(withoutPlaceInLibrary)).toEqual(made.map(withoutPlaceInLibrary))
  // The copy, added here, is known: nothing comes twice, and what was deleted here is not in the next copy.
  const again = await attachPdf(library, bytes, 'copy.pdf', on.paper)
  expect(await api['annotations.import'](again)).toMatchObject({ new: 1, updated: 0, unchanged: 7 })
  const [first] = made
  if (!first) throw new Error('nothing was made')
  await api['annotations.change']({ id: first.id, comment: 'second thoughts' })
  const second = await api['annotations.export'](on)
  expect(annotationsIn(readFileSync(second.path)).map(({ comment }) => comment)).toContain('second thoughts')
})

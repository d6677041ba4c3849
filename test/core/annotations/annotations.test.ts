import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '../../../src/main/core/database/migrate.ts'
import { migrations } from '../../../src/main/core/database/migrations/all-migrations.ts'
import { annotationKinds } from '../../../src/main/core/database/migrations/005-annotations.ts'
import { rebuildFromSidecars } from '../../../src/main/core/safety/sidecars/rebuild.ts'
import { dispatch } from '../../../src/main/host/dispatch.ts'
import { A_PNG, aMark, attachPdf, oneOfEach } from '../../support/attach-pdf.ts'
import { dumpOf } from '../../support/dump-library.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { pdfInProcess } from '../../support/pdf-in-process.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'

let library: TestLibrary
let on: Awaited<ReturnType<typeof attachPdf>>
beforeEach(async () => {
  library = await openTestLibrary({ ports: pdfInProcess })
  on = await attachPdf(library, await makePdf([{ lines: ['the first words and what follows'] }]))
})
afterEach(() => library.close())

test('every kind is kept as it was given, with the strokes of ink and the picture of an area', async () => {
  const { api } = library.library
  const given = oneOfEach(on.paper, on.file)
  for (const mark of given) await api['annotations.create'](mark)
  const kept = await api['annotations.list']({ paper: on.paper })
  expect(kept.map(({ type }) => type)).toEqual(['highlight', 'underline', 'strikeout', 'note', 'text', 'area', 'ink'])
  for (const [index, mark] of given.entries()) {
    const { type, color, rect, quads, text, before, after, order, comment, strokes } = mark
    const rest = { type, color, rect, quads, text, before, after, order, comment }
    expect(kept[index]).toMatchObject(strokes ? { ...rest, strokes } : rest)
  }
  const area = kept.find(({ type }) => type === 'area')
  if (!area) throw new Error('there is no area')
  expect(await api['annotations.picture']({ id: area.id })).toEqual({ png: A_PNG })
  expect(existsSync(join(library.folder, 'pictures', `${area.picture}.png`))).toBe(true)
  const plain = kept[0]
  expect(plain && (await api['annotations.picture']({ id: plain.id }))).toEqual({ png: null })
})

test('what is no PNG is refused, and nothing is kept of it', async () => {
  const { api } = library.library
  const text = Buffer.from('<svg onload="alert(1)">').toString('base64')
  expect(() => api['annotations.create'](aMark({ ...on, type: 'area', png: text }))).toThrow(/not a PNG/)
  expect(await api['annotations.list']({ paper: on.paper })).toEqual([])
})

test('each step is taken back, done again, and lasts over a restart', async () => {
  const mark = await library.library.api['annotations.create'](aMark({ ...on }))
  await library.library.api['annotations.place']({ ...PLACED, file: on.file, page: 0, quads: [], id: mark.id })
  await library.reopen()
  const { api } = library.library
  const rectNow = async (): Promise<unknown> => (await api['annotations.list']({ paper: on.paper }))[0]?.rect
  expect(await rectNow()).toEqual(PLACED.rect)
  await api['journal.undo']({})
  expect(await rectNow()).toEqual(mark.rect)
  await api['journal.undo']({})
  expect(await rectNow()).toBeUndefined()
  await api['journal.redo']({})
  await api['journal.redo']({})
  expect(await rectNow()).toEqual(PLACED.rect)
})

const PLACED = { rect: [72, 100, 90, 110], text: '', before: '', after: '', order: '1' } as const

test('a library rebuilt from plain files has all of it', async () => {
  const { api } = library.library
  for (const mark of oneOfEach(on.paper, on.file)) await api['annotations.create'](mark)
  await library.library.close()
  const target = join(library.folder, 'rebuilt.sqlite')
  const { papers, skipped } = await rebuildFromSidecars({
    folder: library.folder,
    target,
    now: 0,
    pause: async () => {},
  })
  expect({ papers, skipped }).toEqual({ papers: 1, skipped: [] })
  expect(dumpOf(target)['annotations']).toEqual(dumpOf(join(library.folder, 'library.sqlite'))['annotations'])
})

test('a sidecar of before the other kinds is still read', async () => {
  await library.library.api['annotations.create'](aMark({ ...on }))
  await library.library.close()
  const { paperSidecar } = await import('../../../src/main/core/papers/paper-sidecar.ts')
  const { paperSidecarPath } = await import('../../../src/main/core/safety/sidecars/sidecar-files.ts')
  const sidecar = JSON.parse(readFileSync(paperSidecarPath(library.folder, on.paper), 'utf8'))
  for (const name of ['pdfName', 'pdfPrint', 'editedAt', 'state', 'tray']) delete sidecar.annotations[0][name]
  expect(paperSidecar.parse(sidecar).annotations[0]).toMatchObject({ state: 'live', pdfName: null, tray: null })
})

test('the arguments are checked before anything is done', async () => {
  const call = (args: unknown): ReturnType<typeof dispatch> => dispatch(library.library, 'annotations.create', args)
  expect(await call({ ...aMark({ ...on }), strokes: [[1, 2, 3]] })).toMatchObject({
    ok: false,
    failure: { code: 'invalid' },
  })
  expect(await call({ ...aMark({ ...on }), type: 'stamp' })).toMatchObject({ ok: false })
  expect(await call({ ...aMark({ ...on }), png: 'no base64 !' })).toMatchObject({ ok: false })
  expect(await call({ ...aMark({ ...on }), file: 'f'.repeat(64) })).toMatchObject({
    ok: false,
    failure: { code: 'not-found' },
  })
})

test('annotations of before are kept by the migration, and nothing about them changes', () => {
  const database = new Database(':memory:')
  const before = migrations.slice(0, migrations.indexOf(annotationKinds))
  migrate(database, 0, () => {}, before)
  database.exec(`INSERT INTO papers (title, title_key, trust, observed_at, added_at) VALUES ('Kept', 'kept', 1, '2026', 1);
    INSERT INTO annotations (id, paper_id, file_id, page, type, color, rect, quads, text, before_text, after_text, reading_order, comment, created_at, updated_at)
    VALUES ('a', 1, 'f', 0, 'highlight', 'yellow', '[0,0,1,1]', '[]', 'text', '', '', '1', 'mine', 1, 2)`)
  const row = (): object => database.prepare('SELECT * FROM annotations').get() as object
  const old = row()
  migrate(database, before.length, () => {}, [...before, annotationKinds])
  expect(row()).toEqual({
    ...old,
    strokes: '[]',
    picture: null,
    author: null,
    pdf_name: null,
    pdf_print: null,
    edited_at: null,
    state: 'live',
    carried: null,
    tray: null,
  })
  database.close()
})

import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { watchDisk } from '../../faults/fault-points.ts'
import { fillLibrary } from '../../support/fill-library.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

let open: TestLibrary[] = []
let home: string

beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'offprint-mirror-'))))
afterEach(async () => {
  for (const test of open.splice(0)) await test.close()
  open = []
  rmSync(home, { recursive: true, force: true })
})

async function openLibrary(options: Parameters<typeof openTestLibrary>[0] = {}): Promise<TestLibrary> {
  const test = await openTestLibrary(options)
  open.push(test)
  return test
}

const id = (number: number): PaperId => number as PaperId
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => !lstatSync(join(folder, name)).isDirectory())
    .sort()
const ofPaper = (folder: string, number: number, ending = ''): string[] =>
  filesIn(folder).filter(name => name.includes(`(paper ${number}`) && name.endsWith(ending))
const read = (folder: string, number: number, ending: string): string =>
  readFileSync(join(folder, ofPaper(folder, number, ending)[0] ?? 'none'), 'utf8')

/** Names a folder and waits until all is written. */
async function mirrorTo(test: TestLibrary, folder: string, settings: { mirrorPdfs?: boolean } = {}): Promise<void> {
  await test.library.api['settings.set']({ mirrorFolder: folder, ...settings })
  await written(test)
}

async function written(test: TestLibrary): Promise<void> {
  const job = await test.endOf(await test.library.api['mirror.write']({}))
  expect(job).toMatchObject({ state: 'done', error: null })
}

const soon = { timeout: 10_000, interval: 50 }

test('a folder has a Markdown, a JSON and a PDF of each paper, and a bibliography of all; papers in the trash leave it', async () => {
  const test = await openLibrary()
  const { file } = await fillLibrary(test)
  const folder = join(home, 'mirror')
  const { api } = test.library
  expect(await api['mirror.status']({})).toEqual({ folder: '', behind: 0, trouble: null, kept: [] })
  await mirrorTo(test, folder)
  expect(
    ofPaper(folder, 7)
      .map(name => basename(name))
      .sort(),
  ).toEqual([expect.stringMatching(/ \(paper 7\)\.json$/), expect.stringMatching(/ \(paper 7\)\.md$/)])
  expect(read(folder, 7, '.md')).toContain('Line two with “quotes”')
  expect(JSON.parse(read(folder, 2, '.json'))).toMatchObject({
    id: 2,
    reading: { status: 'read' },
    tags: ['À relire 📚'],
  })
  // The bytes of the file, and after them what was marked.
  const copy = readFileSync(join(folder, ofPaper(folder, 12, '.pdf')[0] ?? 'none'))
  const original = readFileSync(test.library.filePath(file) ?? '')
  expect(copy.subarray(0, original.length).equals(original)).toBe(true)
  expect(copy.subarray(original.length).toString('latin1')).toContain('/Highlight')
  const references = readFileSync(join(folder, 'references.bib'), 'utf8')
  expect(references.match(/^@/gm)).toHaveLength(23)
  // The ninth is in the trash, the 25th part of another.
  expect([...ofPaper(folder, 9), ...ofPaper(folder, 25)]).toEqual([])
  const before = filesIn(folder)
  const bytes = before.map(name => readFileSync(join(folder, name), 'latin1'))
  await written(test)
  expect(filesIn(folder)).toEqual(before)
  expect(before.map(name => readFileSync(join(folder, name), 'latin1'))).toEqual(bytes)
  expect((await api['doctor.check']({ repair: false })).find(({ check }) => check === 'mirror')).toMatchObject({
    ok: true,
  })
})

test('it follows within seconds: notes, titles, marks, undo, the trash and what comes in', async () => {
  const test = await openLibrary()
  const folder = join(home, 'mirror')
  await test.importText(paperLines(3))
  await mirrorTo(test, folder)
  const { api } = test.library
  await api['papers.setNote']({ id: id(2), text: 'A thought' })
  await expect.poll(() => read(folder, 2, '.md'), soon).toContain('A thought')
  await api['journal.undo']({})
  await expect.poll(() => read(folder, 2, '.md'), soon).not.toContain('A thought')
  await api['papers.setTrashed']({ ids: [id(3)], trashed: true })
  await expect.poll(() => ofPaper(folder, 3), soon).toEqual([])
  await expect.poll(() => readFileSync(join(folder, 'references.bib'), 'utf8').match(/^@/gm)?.length, soon).toBe(2)
  await api['papers.setTrashed']({ ids: [id(3)], trashed: false })
  await expect.poll(() => ofPaper(folder, 3).length, soon).toBe(2)
  // Another title is another name, and the old one is gone.
  const [named] = paperLines(1).split('\n')
  await test.importText(
    JSON.stringify({ ...JSON.parse(named ?? ''), title: 'Con: A/B? "C" <D>|E* \u202Eevil\u0000.', year: 2019 }),
    'again.jsonl',
    { capturedOn: '2026-03-03' },
  )
  await expect.poll(() => ofPaper(folder, 1), soon).toHaveLength(2)
  await expect
    .poll(() => ofPaper(folder, 1, '.md')[0], soon)
    .toMatch(/papers\/2019\/.*Con A B C D E evil \(paper 1\)\.md$/)
  await api['settings.set']({ annotationTemplate: '# Mine: {{title}}\n' })
  await expect.poll(() => read(folder, 2, '.md'), soon).toMatch(/^# Mine: /)
  // Another database in the library's place: the mirror tells of that one.
  const { file } = await api['backups.make']({})
  await api['papers.setTakeaway']({ id: id(2), text: 'After the backup' })
  await api['settings.set']({ annotationTemplate: '' })
  await expect.poll(() => read(folder, 2, '.md'), soon).toContain('After the backup')
  await api['backups.restore']({ file })
  await expect.poll(() => read(folder, 2, '.md'), soon).toMatch(/^# Mine: /)
  expect((await api['mirror.status']({})).kept).toEqual([])
  await expect.poll(() => filesIn(folder).filter(name => name.endsWith('.tmp')), soon).toEqual([])
})

test('what somebody changed there is kept beside what is written, and never taken away', async () => {
  const test = await openLibrary()
  await fillLibrary(test)
  const folder = join(home, 'mirror')
  await mirrorTo(test, folder)
  const { api } = test.library
  const edit = (number: number, ending: string, text: string): void =>
    writeFileSync(join(folder, ofPaper(folder, number, ending)[0] ?? 'none'), text)
  edit(2, '.md', 'Mine now')
  edit(6, '.json', '{"mine": true}')
  edit(12, '.pdf', '%PDF-1.7 marked on the train')
  edit(8, '.md', 'Of a paper that leaves')
  writeFileSync(join(folder, 'references.bib'), '@misc{mine}')
  writeFileSync(join(folder, 'papers/2025/Notes of mine (2).md'), 'Nobody else’s')
  await api['papers.setTrashed']({ ids: [id(8)], trashed: true })
  await api['papers.setRemark']({ id: id(12), text: 'Changed' })
  const marks = await api['annotations.list']({ paper: id(12) })
  await api['annotations.change']({ id: marks[0]?.id ?? ('' as never), comment: 'Another' })
  await written(test)
  const texts = filesIn(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')] as const)
  for (const [what, number] of [
    ['Mine now', 2],
    ['{"mine": true}', 6],
    ['%PDF-1.7 marked on the train', 12],
    ['Of a paper that leaves', 8],
  ] as const) {
    const [kept] = texts.filter(([, text]) => text === what)
    expect(kept?.[0]).toMatch(new RegExp(`\\(paper ${number}\\) \\(changed 2026-03-02T[\\d-]+Z\\)`))
  }
  expect(texts.filter(([, text]) => text === '@misc{mine}').map(([name]) => name)).toEqual([
    expect.stringMatching(/^references \(changed /),
  ])
  expect(texts.filter(([, text]) => text === 'Nobody else’s')).toHaveLength(1)
  expect((await api['mirror.status']({})).kept).toHaveLength(5)
  expect(JSON.parse(read(folder, 6, '(paper 6).json'))).toMatchObject({ id: 6 })
  // A file that is gone is written again; a copy that is kept is no paper's.
  rmSync(join(folder, ofPaper(folder, 2, '(paper 2).md')[0] ?? 'none'))
  await test.reopen()
  await expect.poll(() => ofPaper(folder, 2, '(paper 2).md'), soon).toHaveLength(1)
  expect(texts.length - filesIn(folder).length).toBe(0)
})

test('a folder that is missing, full or somebody else’s is said to be, and is caught up with once it is back', async () => {
  const test = await openLibrary()
  await test.importText(paperLines(3))
  const { api } = test.library
  const folder = join(home, 'mirror')
  const refused = async (path: string): Promise<string> => {
    try {
      await api['settings.set']({ mirrorFolder: path })
      return 'taken'
    } catch (error) {
      return String(error)
    }
  }
  mkdirSync(join(home, 'full'))
  writeFileSync(join(home, 'full/thesis.tex'), 'mine')
  expect(await refused(join(home, 'full'))).toContain('other things are in it')
  expect(await refused('somewhere')).toContain('whole path')
  expect(await refused(join(home, 'no/where'))).toContain('there is no folder')
  expect(await refused(join(test.folder, 'mirror'))).toContain('lie in each other')
  expect(await refused(home)).toContain('other things are in it')
  expect((await api['settings.get']({})).mirrorFolder).toBe('')
  // What a process left that died as it named the folder.
  mkdirSync(folder)
  writeFileSync(join(folder, 'offprint-mirror.json.tmp'), '{"for')
  await mirrorTo(test, folder)
  renameSync(folder, join(home, 'away'))
  await api['papers.setNote']({ id: id(1), text: 'While it was away' })
  await expect.poll(async () => (await api['mirror.status']({})).trouble, soon).toContain('is not there (any more)')
  expect(existsSync(folder)).toBe(false)
  expect((await api['mirror.status']({})).behind).toBeGreaterThan(0)
  renameSync(join(home, 'away'), folder)
  await test.reopen()
  await expect.poll(() => read(folder, 1, '.md'), soon).toContain('While it was away')
  await expect.poll(async () => test.library.api['mirror.status']({}), soon).toMatchObject({ behind: 0, trouble: null })
  // Another library's mirror is not written into, nor by a copy of the library beside it.
  const other = await openLibrary()
  await expect(async () => other.library.api['settings.set']({ mirrorFolder: folder })).rejects.toThrow(
    'another library',
  )
  await test.library.close()
  const copied = join(home, 'copied')
  execFileSync('cp', ['-r', test.folder, copied])
  await test.reopen()
  const copy = await openLibrary({ folder: copied, ports: { newId: randomUUID } })
  const { state, error } = await copy.endOf(await copy.library.api['mirror.write']({}))
  expect([state, error]).toEqual(['failed', expect.stringContaining('of which this one is a copy')])
  // A library that was moved goes on with it.
  await copy.library.close()
  await test.library.close()
  rmSync(join(test.folder, 'library.sqlite'))
  await copy.reopen()
  await written(copy)
  await test.reopen()
})

test('a paper whose files were half taken away when the process died leaves no stranger behind', async () => {
  const test = await openLibrary()
  await test.importText(paperLines(2))
  const folder = join(home, 'mirror')
  await mirrorTo(test, folder)
  const removed: string[] = []
  const stop = await watchDisk(({ kind, side }) => {
    if (kind === 'remove' && side === 'after') removed.push(ofPaper(folder, 1).join(' '))
  })
  await test.library.api['papers.setTrashed']({ ids: [id(1)], trashed: true })
  await written(test).finally(stop)
  // By the JSON the others are known for ours: as long as there is one, it is there.
  expect(removed.filter(names => names.includes('.md') && !names.includes('.json'))).toEqual([])
  expect(removed.some(names => names.includes('.json') && !names.includes('.md'))).toBe(true)
})

test('a file in the place of a folder is said to be one, and stays as it is', async () => {
  const test = await openLibrary()
  const file = join(home, 'notes.txt')
  writeFileSync(file, 'mine')
  await expect(async () => test.library.api['settings.set']({ mirrorFolder: file })).rejects.toThrow(
    /it is a file\. Name a folder/,
  )
  expect(readFileSync(file, 'utf8')).toBe('mine')
})

test('a link that somebody put there leads nothing elsewhere', async () => {
  const test = await openLibrary()
  await test.importText(paperLines(2))
  const folder = join(home, 'mirror')
  await mirrorTo(test, folder)
  const [markdown = ''] = ofPaper(folder, 1, '.md')
  const victim = join(home, 'victim.txt')
  writeFileSync(victim, 'untouched')
  rmSync(join(folder, markdown))
  symlinkSync(victim, join(folder, markdown))
  symlinkSync(victim, join(folder, `${markdown}.tmp`))
  symlinkSync(victim, join(folder, 'references.bib.tmp'))
  await test.library.api['papers.setTag']({ ids: [id(1)], tag: 'new', on: true })
  // Not by a look through all of it, which would sweep the links away.
  await expect.poll(() => ofPaper(folder, 1, '(paper 1).md').length, soon).toBe(1)
  await expect.poll(() => read(folder, 1, '(paper 1).md'), soon).toContain('#new')
  expect(readFileSync(victim, 'utf8')).toBe('untouched')
  expect(read(folder, 1, '(paper 1).md')).toContain('#new')
  renameSync(join(folder, 'papers'), join(home, 'elsewhere'))
  symlinkSync(join(home, 'elsewhere'), join(folder, 'papers'))
  const there = filesIn(join(home, 'elsewhere'))
  const job = await test.endOf(await test.library.api['mirror.write']({}))
  expect(job.error).toContain('is a link')
  expect(filesIn(join(home, 'elsewhere'))).toEqual(there)
})

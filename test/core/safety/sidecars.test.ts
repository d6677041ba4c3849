import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { rebuildFromSidecars } from '../../../src/main/core/safety/sidecars/rebuild.ts'
import { paperSidecarPath } from '../../../src/main/core/safety/sidecars/sidecar-files.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { dumpOf, TABLES, tablesIn } from '../../support/dump-library.ts'
import { fillLibrary } from '../../support/fill-library.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

const open: TestLibrary[] = []
const pause = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

async function openLibrary(): Promise<TestLibrary> {
  const test = await openTestLibrary()
  open.push(test)
  return test
}

afterEach(async () => {
  for (const test of open.splice(0)) await test.close()
})

const sidecarOf = (folder: string, id: number) =>
  JSON.parse(readFileSync(paperSidecarPath(folder, id as PaperId), 'utf8'))

/** Waits as a reader would who looks at the folder. */
async function within(ms: number, holds: () => boolean): Promise<number> {
  const start = performance.now()
  while (performance.now() - start < ms) {
    try {
      if (holds()) return performance.now() - start
    } catch {
      // Not there yet.
    }
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  throw new Error(`not within ${ms} ms`)
}

test('what a reader writes is soon in a plain file', async () => {
  const { library, folder, importText } = await openLibrary()
  await importText(paperLines(3))
  await library.api['papers.setNote']({ id: 2 as PaperId, text: 'First thought' })
  await within(10_000, () => sidecarOf(folder, 2).note.text === 'First thought')
  await library.api['journal.undo']({})
  await within(10_000, () => sidecarOf(folder, 2).note === null)
  await library.api['settings.set']({ theme: 'dark' })
  await within(
    10_000,
    () => JSON.parse(readFileSync(join(folder, 'sidecars/library.json'), 'utf8')).settings.theme === 'dark',
  )
})

test('an import of thousands does not hold up what the reader writes meanwhile', async () => {
  const { library, folder, importText } = await openLibrary()
  await importText(paperLines(3_000))
  await library.api['papers.setTakeaway']({ id: 2_900 as PaperId, text: 'Before all the others' })
  await within(10_000, () => sidecarOf(folder, 2_900).reading.takeaway === 'Before all the others')
  const database = new Database(join(folder, 'library.sqlite'), { readonly: true })
  expect(database.prepare<[], number>('SELECT count(*) FROM sidecar_debts').pluck().get()).toBeGreaterThan(100)
  database.close()
})

test('closing writes what is behind, and what says the same is not written again', async () => {
  const test = await openLibrary()
  await test.importText(paperLines(300))
  await test.reopen()
  const database = new Database(join(test.folder, 'library.sqlite'))
  expect(database.prepare('SELECT count(*) FROM sidecar_debts').pluck().get()).toBe(0)
  const path = paperSidecarPath(test.folder, 7 as PaperId)
  utimesSync(path, 1_000, 1_000)
  database.exec('INSERT INTO sidecar_debts (paper_id, since) VALUES (7, 1), (8, 1)')
  rmSync(paperSidecarPath(test.folder, 8 as PaperId))
  database.close()
  await test.reopen()
  expect(statSync(path).mtimeMs).toBe(1_000_000)
  expect(sidecarOf(test.folder, 8).id).toBe(8)
})

test('a paper seen again in another list says so in its file, though nothing else of it is new', async () => {
  const test = await openLibrary()
  await test.importText(paperLines(2), 'monday.jsonl')
  await test.importText(paperLines(2), 'tuesday.jsonl')
  await test.reopen()
  expect(sidecarOf(test.folder, 1).sources.map((source: { name: string }) => source.name)).toEqual([
    'monday.jsonl',
    'tuesday.jsonl',
  ])
})

test('a paper that became part of another has no file of its own, until that is taken back', async () => {
  const test = await openLibrary()
  await test.importText(paperLines(2))
  await test.reopen()
  expect(existsSync(paperSidecarPath(test.folder, 2 as PaperId))).toBe(true)
  await test.library.api['papers.merge']({ ids: [1, 2] as PaperId[] })
  await test.reopen()
  expect(existsSync(paperSidecarPath(test.folder, 2 as PaperId))).toBe(false)
  expect(sidecarOf(test.folder, 1).joined).toHaveLength(1)
  await test.library.api['journal.undo']({})
  await test.reopen()
  expect(sidecarOf(test.folder, 2).id).toBe(2)
})

test('a library rebuilt from its plain files equals the old one in all a reader can see', async () => {
  const test = await openLibrary()
  await fillLibrary(test)
  await test.library.close()
  const target = join(test.folder, 'rebuilt.sqlite')
  const { papers, skipped } = await rebuildFromSidecars({ folder: test.folder, target, now: 0, pause })
  expect(skipped).toEqual([])
  const before = dumpOf(join(test.folder, 'library.sqlite'))
  const after = dumpOf(target)
  expect(after).toEqual(before)
  expect(papers).toBe(before['papers']?.length)
  // A dump that compares nothing proves nothing: every table holds something.
  expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([])
})

test('every table is either carried by plain files or known to be no loss', async () => {
  const { folder } = await openLibrary()
  expect(tablesIn(join(folder, 'library.sqlite'))).toEqual(Object.keys(TABLES).sort())
})

test('damaged, half-written and strange plain files are named and skipped', async () => {
  const test = await openLibrary()
  await test.importText(paperLines(8))
  await test.library.close()
  const at = (id: number) => paperSidecarPath(test.folder, id as PaperId)
  writeFileSync(at(2), readFileSync(at(2), 'utf8').slice(0, 200))
  writeFileSync(at(3), '')
  writeFileSync(at(4), JSON.stringify({ ...sidecarOf(test.folder, 4), reading: { status: 'eaten' } }))
  copyFileSync(at(5), at(9))
  rmSync(at(6))
  mkdirSync(at(6))
  writeFileSync(`${at(7)}.tmp`, '{"half')
  writeFileSync(join(test.folder, 'sidecars/library.json'), '[]')
  const target = join(test.folder, 'rebuilt.sqlite')
  const { papers, skipped } = await rebuildFromSidecars({ folder: test.folder, target, now: 0, pause })
  expect(papers).toBe(4)
  expect(skipped.map(line => line.split(':')[0])).toEqual([
    'sidecars/library.json',
    ...[2, 3, 4, 6, 9].map(id => `sidecars/papers/000/${id}.json`),
  ])
  expect(dumpOf(target)['papers']?.map(row => row['id'])).toEqual([1, 5, 7, 8])
  expect(existsSync(`${target}-wal`)).toBe(false)
  expect(readdirSync(test.folder).filter(name => name.startsWith('rebuilt'))).toEqual(['rebuilt.sqlite'])
})

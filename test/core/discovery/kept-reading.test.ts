import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { firstLibrary } from '../../../src/main/core/database/migrations/001-first-library.ts'
import type { FinderQuestion, FinderSetup, RunningFinder } from '../../../src/main/core/finder-port.ts'
import { snapshotPath } from '../../../src/main/core/discovery/snapshot/finder-snapshot.ts'
import { startFinder } from '../../../src/main/host/start-finder.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import type { SearchMode } from '../../../src/preload/contract/search.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

const resources = join(import.meta.dirname, '../../../resources')

const PAPERS = [
  {
    title: 'Sparse coding in the visual cortex of mice',
    abstract: 'Neurons respond to natural images with few spikes.',
  },
  { title: 'Attention layers for machine translation', abstract: 'A sequence model translates between languages.' },
  { title: 'Diffusion models generate images from noise', abstract: 'A generative model learns to remove noise.' },
  { title: 'Reinforcement learning for the control of robots', abstract: 'An agent learns a policy for grasping.' },
  { title: 'Boundary layers on flat plates', abstract: 'The sparse measurements agree with theory.' },
]
const CORTEX = 1

let library: TestLibrary
beforeEach(async () => {
  library = await openTestLibrary({ resources })
  await library.importText(PAPERS.map(paper => JSON.stringify(paper)).join('\n'))
})
afterEach(() => library.close())

async function find(query: string, mode: SearchMode = 'words'): Promise<number[]> {
  const { hits } = await library.library.api['search.papers']({ query, mode, limit: 10, patient: true })
  return hits.map(hit => Number(hit.paper))
}

/** A finder whose questions are counted, and that can be taken away in the middle. */
function watched(): {
  readonly asked: FinderQuestion[]
  readonly setups: FinderSetup[]
  start(setup: FinderSetup): RunningFinder
} {
  const asked: FinderQuestion[] = []
  const setups: FinderSetup[] = []
  return {
    asked,
    setups,
    start(setup) {
      setups.push(setup)
      const finder = startFinder(setup)
      return { ...finder, ask: question => (asked.push(question), finder.ask(question)) }
    },
  }
}

const rows = (folder: string, sql: string): unknown[] => {
  const database = new Database(join(folder, 'library.sqlite'), { readonly: true })
  try {
    return database.prepare(sql).pluck().all()
  } finally {
    database.close()
  }
}

describe('the memory of the last finder', () => {
  const forget = (sql: string): void => {
    const database = new Database(join(library.folder, 'library.sqlite'))
    database.exec(sql)
    database.close()
  }
  const snapshot = (): string => snapshotPath(library.folder)

  async function copyOfAnother(): Promise<void> {
    const other = await openTestLibrary({ resources })
    await other.importText(paperLines(150))
    await other.library.api['search.papers']({ query: 'enzyme', mode: 'words', limit: 1, patient: true })
    await other.library.close()
    copyFileSync(snapshotPath(other.folder), snapshot())
    rmSync(other.folder, { recursive: true })
  }

  test('is begun with, and is as good as the tables it was made of', async () => {
    await library.importText(paperLines(120), 'many.jsonl')
    const words = await find('enzyme')
    const meaning = await find('how brains see', 'meaning')
    await library.library.close()
    expect(existsSync(snapshot())).toBe(true)
    // Where it were not looked at, nothing would be found.
    forget('DELETE FROM paper_terms; DELETE FROM paper_vectors')
    await library.reopen()
    expect(await find('enzyme')).toEqual(words)
    expect(await find('how brains see', 'meaning')).toEqual(meaning)
    expect(await find('enzime')).toEqual(words)
    expect((await find('e')).length).toBeGreaterThan(0)
  })

  test('learns what came, changed and went since', async () => {
    await library.importText(paperLines(120), 'many.jsonl')
    await find('enzyme')
    await library.reopen()
    await library.library.api['papers.setNote']({ id: CORTEX as PaperId, text: 'A salamander!' })
    await library.importText(
      JSON.stringify({ title: 'Axolotls regrow their limbs', abstract: 'Limbs come back.' }),
      'b.jsonl',
    )
    expect(await find('salamander')).toEqual([CORTEX])
    await library.library.api['papers.merge']({ ids: [CORTEX, 2] as PaperId[] })
    expect(await find('axolotl')).toHaveLength(1)
    const before = statSync(snapshot()).mtimeMs
    await library.reopen()
    // Two papers are not worth a file: they are read from the tables.
    expect(statSync(snapshot()).mtimeMs).toBe(before)
    expect(await find('salamander')).toEqual([CORTEX])
    expect(await find('axolotl')).toHaveLength(1)
    expect(await find('translates between languages')).not.toContain(2)
  })

  test.for([
    ['cut off', () => writeFileSync(snapshot(), readFileSync(snapshot()).subarray(0, 4_000))],
    ['noise', () => writeFileSync(snapshot(), Buffer.alloc(5_000, 7))],
    ['of another library', copyOfAnother],
    [
      'of a later state of the library',
      () => forget(`UPDATE sqlite_sequence SET seq = 1 WHERE name = 'unread_words'; UPDATE paper_terms SET mark = 1`),
    ],
  ] as const)('is thrown away where it is %s', async ([, spoil]) => {
    await library.importText(paperLines(120), 'many.jsonl')
    await find('enzyme')
    await library.library.close()
    await spoil()
    await library.reopen()
    expect(await find('spikes')).toEqual([CORTEX])
    await library.library.close()
    // Made anew, once, and fitting.
    const { mtimeMs } = statSync(snapshot())
    await library.reopen()
    expect(await find('spikes')).toEqual([CORTEX])
    await library.library.close()
    expect(statSync(snapshot()).mtimeMs).toBe(mtimeMs)
    forget('DELETE FROM paper_terms; DELETE FROM paper_vectors')
    await library.reopen()
    expect(await find('spikes')).toEqual([CORTEX])
  })
})

describe('what was read', () => {
  test('is kept when the library closes, and not read again', async () => {
    await library.importText(paperLines(120), 'many.jsonl')
    expect(rows(library.folder, 'SELECT count(*) FROM unread_words')).toEqual([125])
    expect(await find('enzyme')).not.toEqual([])
    await library.reopen()
    expect(rows(library.folder, 'SELECT count(*) FROM unread_words')).toEqual([0])
    expect(rows(library.folder, 'SELECT count(*) FROM paper_terms')).toEqual([125])
    expect(rows(library.folder, 'SELECT count(DISTINCT lexicon) FROM paper_vectors')).toEqual([1])
    // Learnt from the library: more dimensions than the table has.
    expect(rows(library.folder, 'SELECT min(length(vector)) > 256 FROM paper_vectors')).toEqual([1])
    expect((await find('enzyme')).length).toBe(10)
    expect(await find('cortex', 'meaning')).toHaveLength(10)
  })

  test('is read anew where the library lost it', async () => {
    await find('cortex')
    await library.library.close()
    const database = new Database(join(library.folder, 'library.sqlite'))
    database.exec('DELETE FROM paper_terms; DELETE FROM paper_vectors')
    database.close()
    rmSync(snapshotPath(library.folder), { force: true })
    await library.reopen()
    expect(await find('cortex')).toEqual([])
    const search = async () =>
      (await library.library.api['doctor.check']({ repair: true })).find(({ check }) => check === 'search')
    expect(await search()).toMatchObject({ ok: true, repaired: true })
    await library.reopen()
    expect(await find('cortex')).toEqual([CORTEX])
  })

  test('has other vectors where the table is another one', async () => {
    await find('cortex', 'meaning')
    await library.library.close()
    const withoutTable = await openTestLibrary({ folder: library.folder })
    await withoutTable.library.api['search.papers']({ query: 'x', mode: 'meaning', limit: 1, patient: true })
    await withoutTable.close()
    expect(rows(library.folder, 'SELECT max(length(vector)) < 256 FROM paper_vectors')).toEqual([1])
    await library.reopen()
    expect((await find('how brains see', 'meaning'))[0]).toBe(CORTEX)
  })

  test('is owed by a library that was made before there was any of this', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'offprint-old-'))
    const database = new Database(join(folder, 'library.sqlite'))
    database.exec(firstLibrary)
    database.exec(`INSERT INTO papers (title, title_key, trust, observed_at, added_at) VALUES ('Old plasma', 'oldplasma', 2, '2025-01-01', 1);
      INSERT INTO reading (paper_id, arrival) VALUES (1, 1);
      INSERT INTO paper_words (rowid, title) VALUES (1, 'Old plasma');
      PRAGMA application_id = ${0x4f667070}; PRAGMA user_version = 1`)
    database.close()
    const old = await openTestLibrary({ folder })
    const { hits } = await old.library.api['search.papers']({ query: 'plasma', mode: 'words', limit: 5, patient: true })
    expect(hits.map(hit => hit.title)).toEqual(['Old plasma'])
    expect((await old.library.api['backups.list']({})).map(({ file }) => file)).toEqual([
      expect.stringContaining('before-format-2'),
    ])
    await old.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('survives that its thread dies', async () => {
    const finder = watched()
    const test = await openTestLibrary({ ports: { startFinder: finder.start } })
    await test.importText(paperLines(3))
    const ask = () => test.library.api['search.papers']({ query: 'cortex', mode: 'words', limit: 5, patient: true })
    const { hits } = await ask()
    finder.setups.length = 0
    // A question it cannot know ends it.
    await expect(
      test.library.api['search.papers']({ query: null as never, mode: 'words', limit: 5, patient: true }),
    ).rejects.toThrow()
    expect((await ask()).hits).toEqual(hits)
    await test.close()
  })

  test('is read in the background, where the host wants it so', async () => {
    const finder = watched()
    const test = await openTestLibrary({
      background: true,
      ports: { startFinder: finder.start, after: soon },
    })
    await test.importText(paperLines(60))
    await expect.poll(() => rows(test.folder, 'SELECT count(*) FROM unread_words'), { timeout: 20_000 }).toEqual([0])
    await expect.poll(() => rows(test.folder, 'SELECT count(*) FROM lexicon'), { timeout: 20_000 }).toEqual([1])
    expect(finder.asked.every(question => question.type === 'read')).toBe(true)
    await test.close()
  })
})

/** Waits a hundredth of the time. */
function soon(ms: number, task: () => void): () => void {
  const timer = setTimeout(task, ms / 100)
  timer.unref()
  return () => clearTimeout(timer)
}

import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../../src/main/core/database/migrate.ts'
import { isBackupDue } from '../../../src/main/core/safety/backups.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { watchDisk } from '../../faults/fault-points.ts'
import { dumpOf } from '../../support/dump-library.ts'
import { fillLibrary } from '../../support/fill-library.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

/** What disks, other programs and clocks do to a library: each time a clear word, and nothing lost. */

let place: string
/** As a library is left that was closed, and one whose process died with its last changes in the log alone. */
let closed: string
let killed: string
let older: string
let whole: ReturnType<typeof dumpOf>
let file: string

const REMARK = 'Written last of all'

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'offprint-faults-'))
  ;[closed, killed] = [join(place, 'closed'), join(place, 'killed')]
  const test = await openTestLibrary({ folder: closed })
  ;({ file } = await fillLibrary(test))
  await test.reopen()
  older = (await test.library.api['backups.make']({})).file
  await test.library.api['papers.setRemark']({ id: 1 as PaperId, text: REMARK })
  await test.library.api['doctor.check']({ repair: true })
  cpSync(closed, killed, { recursive: true })
  await test.close()
  whole = dumpOf(join(closed, 'library.sqlite'))
}, 60_000)

afterAll(() => rmSync(place, { recursive: true, force: true }))

let copies = 0
function copyOf(library: string): string {
  const folder = join(place, `copy-${(copies += 1)}`)
  cpSync(library, folder, { recursive: true })
  return folder
}

const quiet = { log: () => {} }
const database = (folder: string): string => join(folder, 'library.sqlite')
const wal = (folder: string): string => `${database(folder)}-wal`

function overwrite(path: string, from: number, bytes: number): void {
  const content = readFileSync(path)
  content.fill(0xa5, from, from + bytes)
  writeFileSync(path, content)
}

/** Spoils the page a table or index begins with. */
function spoil(name: string): (folder: string) => void {
  return folder => {
    const opened = new Database(database(folder), { readonly: true })
    const root = opened.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name)
    const size = Number(opened.pragma('page_size', { simple: true }))
    opened.close()
    overwrite(database(folder), ((root ?? 1) - 1) * size, size)
  }
}

async function remarkOf({ library }: TestLibrary): Promise<string | null> {
  return (await library.api['papers.get']({ id: 1 as PaperId })).remark
}

const DAMAGE: readonly [string, () => string, (folder: string) => void][] = [
  ['the header', () => closed, folder => overwrite(database(folder), 0, 100)],
  ['a page of a table', () => closed, spoil('papers')],
  ['a page of an index', () => closed, spoil('papers_by_title_key')],
  ['a page of the word index', () => closed, spoil('paper_words_data')],
  ['a page of the undo history', () => closed, spoil('journal')],
  [
    'a file cut short',
    () => closed,
    folder => truncateSync(database(folder), readFileSync(database(folder)).length - 9_000),
  ],
  ['a log of rubbish', () => closed, folder => writeFileSync(wal(folder), 'rubbish'.repeat(9_000))],
  ['the log of another library', () => closed, folder => cpSync(wal(killed), wal(folder))],
  [
    'a stale journal of another program',
    () => closed,
    folder => writeFileSync(`${database(folder)}-journal`, Buffer.alloc(600, 7)),
  ],
  [
    'a log whose last frame is torn',
    () => killed,
    folder => truncateSync(wal(folder), readFileSync(wal(folder)).length - 777),
  ],
  ['the index of the log spoilt', () => killed, folder => overwrite(`${database(folder)}-shm`, 0, 200)],
  ['the index of the log gone', () => killed, folder => rmSync(`${database(folder)}-shm`)],
  ['a log that was deleted', () => killed, folder => rmSync(wal(folder))],
  ['an older copy in its place', () => closed, folder => cpSync(older, database(folder))],
  [
    'an empty library in its place, and no word of how far it was',
    () => closed,
    folder => {
      for (const path of [database(folder), join(folder, 'sidecars/steps.json')]) rmSync(path)
      const empty = new Database(database(folder))
      migrate(empty, 0, () => {})
      empty.close()
    },
  ],
]

test.each(DAMAGE)(
  '%s: it opens or says what is wrong, and after the repair nothing is lost',
  async (_name, from, damage) => {
    const folder = copyOf(from())
    damage(folder)
    const again = await openTestLibrary({ folder, ports: quiet })
    const findings = await again.library.api['doctor.check']({ repair: true })
    expect(findings.filter(({ ok, check }) => !ok && check !== 'backups')).toEqual([])
    expect(await remarkOf(again)).toBe(REMARK)
    await again.library.api['papers.setStarred']({ ids: [20 as PaperId], starred: true })
    await again.library.api['papers.setStarred']({ ids: [20 as PaperId], starred: false })
    await again.close()
    expect(dumpOf(database(folder))).toEqual(whole)
  },
)

const REMOVALS: readonly [string, (folder: string) => () => void][] = [
  ['renamed', folder => (renameSync(folder, `${folder}-elsewhere`), () => renameSync(`${folder}-elsewhere`, folder))],
  [
    'renamed, with an empty one in its place',
    folder => {
      renameSync(folder, `${folder}-elsewhere`)
      mkdirSync(folder)
      return () => (rmSync(folder, { recursive: true }), renameSync(`${folder}-elsewhere`, folder))
    },
  ],
]

test.each(REMOVALS)(
  'a folder that is %s while it is open takes no change until it is back, and then all',
  async (_name, remove) => {
    const folder = copyOf(closed)
    const again = await openTestLibrary({ folder, ports: quiet })
    const { api } = again.library
    await api['papers.setRemark']({ id: 1 as PaperId, text: 'before' })
    const putBack = remove(folder)
    const attempts = [
      () => api['papers.setRemark']({ id: 1 as PaperId, text: 'meanwhile' }),
      () => api['settings.set']({ theme: 'light' }),
      () => api['backups.make']({}),
    ]
    for (const attempt of attempts)
      await expect((async () => attempt())()).rejects.toMatchObject({
        code: 'disk-error',
        message: expect.stringContaining(`not at ${folder} any more`),
      })
    // What is shown is still there to be read.
    expect(await remarkOf(again)).toBe('before')
    putBack()
    await api['papers.setRemark']({ id: 1 as PaperId, text: 'after' })
    await again.reopen()
    expect(await remarkOf(again)).toBe('after')
    expect((await again.library.api['doctor.check']({ repair: false })).filter(({ ok }) => !ok)).toEqual([])
    await again.close()
  },
)

test('a clock that is put back or years ahead loses no order, no backup and no undo', async () => {
  const folder = copyOf(closed)
  const again = await openTestLibrary({ folder, ports: quiet })
  const { api } = again.library
  const DAY = 86_400_000
  const YEAR = 365 * DAY
  for (const [index, jump] of [-3 * YEAR, 6 * YEAR, -1 * YEAR, 40 * YEAR, -42 * YEAR].entries()) {
    again.pass(jump)
    await api['papers.setRemark']({ id: 1 as PaperId, text: `at jump ${index}` })
    const made = await api['backups.make']({})
    expect((await api['backups.list']({})).map(backup => backup.file)).toContain(made.file)
    // The next day's is due, whatever the date of one that was made while the clock ran ahead.
    again.pass(1.1 * DAY)
    await api['papers.setStarred']({ ids: [2 as PaperId], starred: index % 2 === 0 })
    // (Files have the machine's own time: what is ahead of that looks older than the backup.)
    if (again.ports.now() < Date.now())
      expect(isBackupDue(folder, 23, again.ports.now()), `after jump ${index}`).toBe(true)
    expect((await api['papers.ids']({ view: { kind: 'all' } })).ids).toHaveLength(23)
  }
  await again.reopen()
  for (const text of ['at jump 3', 'at jump 2', 'at jump 1']) {
    for (let step = 0; step < 2; step += 1) await again.library.api['journal.undo']({})
    expect(await remarkOf(again)).toBe(text)
  }
  await again.close()
})

test('where every PDF is away nothing is taken for deleted, and all is as before once they are back', async () => {
  const folder = copyOf(closed)
  renameSync(join(folder, 'files'), join(folder, 'unmounted'))
  const again = await openTestLibrary({ folder, ports: quiet })
  const findings = await again.library.api['doctor.check']({ repair: true })
  expect(findings.filter(({ ok }) => !ok)).toMatchObject([
    { check: 'files', message: expect.stringContaining('put it back') },
  ])
  expect(again.library.filePath(file)).toBeNull()
  await again.library.api['files.readTexts']({ again: true })
  await again.reopen()
  rmSync(join(folder, 'files'), { recursive: true, force: true })
  renameSync(join(folder, 'unmounted'), join(folder, 'files'))
  expect(again.library.filePath(file)).not.toBeNull()
  expect((await again.library.api['doctor.check']({ repair: false })).filter(({ ok }) => !ok)).toEqual([])
  await again.close()
  expect(dumpOf(database(folder))).toEqual(whole)
})

test('an import whose process dies as its file is cleared away is not said to have failed', async () => {
  const folder = join(place, 'dying')
  const dying = await openTestLibrary({ folder, ports: quiet })
  const images: string[] = []
  const stop = await watchDisk(({ kind, side }) => {
    if (kind === 'remove' && side === 'after') images.push(copyOf(folder))
  })
  await dying.importText(paperLines(30), 'list.jsonl').finally(stop)
  await dying.close()
  expect(images.length).toBeGreaterThan(0)
  for (const image of images) {
    const again = await openTestLibrary({ folder: image, ports: quiet })
    for (const job of await again.library.api['jobs.list']({}))
      expect(await again.endOf(job), job.label).toMatchObject({ state: 'done', error: null })
    await again.close()
  }
})

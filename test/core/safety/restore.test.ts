import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { settleReplacement } from '../../../src/main/core/safety/replacement.ts'
import { prepareRestore } from '../../../src/main/core/safety/restore.ts'
import type { LibraryEvent } from '../../../src/preload/contract/library-api.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { dumpOf } from '../../support/dump-library.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

/** Counts what changes the disk, and ends the process, as far as the caller can tell, at a chosen one. */
const disk = vi.hoisted(() => ({ changes: 0, diesAt: Number.POSITIVE_INFINITY }))
vi.mock('node:fs', async load => {
  const fs = await load<typeof import('node:fs')>()
  const counted =
    <A extends unknown[], R>(change: (...args: A) => R) =>
    (...args: A): R => {
      disk.changes += 1
      if (disk.changes >= disk.diesAt) throw new Error('killed')
      return change(...args)
    }
  return {
    ...fs,
    renameSync: counted(fs.renameSync),
    rmSync: counted(fs.rmSync),
    mkdirSync: counted(fs.mkdirSync),
    fsyncSync: counted(fs.fsyncSync),
  }
})

let library: TestLibrary
const pause = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

beforeEach(async () => {
  disk.diesAt = Number.POSITIVE_INFINITY
  library = await openTestLibrary()
  await library.importText(paperLines(6))
})

afterEach(async () => {
  disk.diesAt = Number.POSITIVE_INFINITY
  await library.close()
})

const noteOf = async (id: number): Promise<string | null> =>
  (await library.library.api['papers.get']({ id: id as PaperId })).note
const write = (id: number, text: string) => library.library.api['papers.setNote']({ id: id as PaperId, text })

test('a restored library is the one of the backup, in the open app, and the replaced one is kept', async () => {
  await write(1, 'before')
  const backup = await library.library.api['backups.make']({})
  await write(1, 'after')
  await library.importText(paperLines(9))
  await library.library.api['papers.setStarred']({ ids: [2, 9] as PaperId[], starred: true })
  await library.library.api['papers.setTag']({ ids: [3] as PaperId[], tag: 'new', on: true })
  const preview = await library.library.api['backups.preview']({ file: backup.file })
  expect(preview).toMatchObject({
    ...{ papers: 6, gone: 3, back: 0, decisions: 1, notes: 1, annotations: 0, tags: 1, queued: 0, steps: 2 },
  })
  expect(preview.titles).toHaveLength(3)
  const events: LibraryEvent[] = []
  library.library.onEvent(event => events.push(event))
  const { kept } = await library.library.api['backups.restore']({ file: backup.file })
  expect(events).toContainEqual({ topic: 'library', papers: null, views: true })
  expect(await noteOf(1)).toBe('before')
  const now = await library.library.api['backups.preview']({ file: backup.file })
  expect(Object.values(now).filter(count => typeof count === 'number' && count > 0)).toEqual([6])
  expect((await library.library.api['library.info']({})).papers).toBe(6)
  expect(dumpOf(join(kept, 'library.sqlite'))['notes']).toMatchObject([{ text: 'after' }])
  // It goes on as a library: it takes changes, its plain files tell of it alone.
  await write(2, 'new')
  await library.reopen()
  expect(await noteOf(2)).toBe('new')
  expect(readdirSync(join(library.folder, 'sidecars/papers/000')).sort()).toEqual(
    [1, 2, 3, 4, 5, 6].map(id => `${id}.json`),
  )
  expect(existsSync(join(kept, 'sidecars/papers/000/9.json'))).toBe(true)
})

test('by its name alone, and a copy made by hand of an open library with its log beside it', async () => {
  await write(1, 'only in the log')
  const folder = mkdtempSync(join(tmpdir(), 'offprint-copy-'))
  for (const name of ['library.sqlite', 'library.sqlite-wal'])
    copyFileSync(join(library.folder, name), join(folder, name))
  await write(1, 'later')
  const backup = await library.library.api['backups.make']({})
  await library.library.api['backups.restore']({ file: join(folder, 'library.sqlite') })
  expect(await noteOf(1)).toBe('only in the log')
  await library.library.api['backups.restore']({ file: backup.file.split('/').at(-1) ?? '' })
  expect(await noteOf(1)).toBe('later')
  rmSync(folder, { recursive: true })
})

test('what is no backup, is damaged or comes from the future is refused, and nothing changes', async () => {
  await write(1, 'mine')
  const { file } = await library.library.api['backups.make']({})
  const folder = mkdtempSync(join(tmpdir(), 'offprint-bad-'))
  const make = (name: string, change: (database: Database.Database) => void): string => {
    const path = join(folder, name)
    copyFileSync(file, path)
    const database = new Database(path)
    change(database)
    database.close()
    return path
  }
  const garbage = join(folder, 'garbage.sqlite')
  writeFileSync(garbage, 'no database at all'.repeat(400))
  const torn = join(folder, 'torn.sqlite')
  writeFileSync(torn, readFileSync(file).subarray(0, Math.floor(statSync(file).size / 2)))
  const cases: [string, string][] = [
    [join(folder, 'absent.sqlite'), 'not-found'],
    [garbage, 'damaged'],
    [torn, 'damaged'],
    [make('future.sqlite', database => database.pragma('user_version = 999')), 'newer-library'],
    [make('foreign.sqlite', database => database.pragma('application_id = 7')), 'invalid'],
    [join(library.folder, 'library.sqlite'), 'invalid'],
  ]
  for (const [path, code] of cases) {
    const restoring = Promise.resolve(library.library.api['backups.restore']({ file: path }))
    await expect(restoring, path).rejects.toMatchObject({ code })
    await expect(restoring).rejects.not.toMatchObject({ message: expect.stringContaining('incoming') })
  }
  expect(readdirSync(library.folder).filter(name => /incoming|replac/.test(name))).toEqual([])
  expect(await noteOf(1)).toBe('mine')
  rmSync(folder, { recursive: true })
})

test('killed at any change of the disk, the library opens as the one or the other, and whole', async () => {
  await write(1, 'old')
  const { file } = await library.library.api['backups.make']({})
  await write(1, 'new')
  await library.library.close()
  const start = mkdtempSync(join(tmpdir(), 'offprint-start-'))
  cpSync(library.folder, start, { recursive: true })
  // A log that must not meet another database.
  writeFileSync(join(start, 'library.sqlite-wal'), '')
  const seen = new Set<string>()
  let survived = false
  for (let at = 1; !survived; at += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'offprint-killed-'))
    cpSync(start, folder, { recursive: true })
    disk.changes = 0
    disk.diesAt = at
    survived = await prepareRestore({
      folder,
      file: join(folder, 'backups', file.split('/').at(-1) ?? ''),
      now: at,
      pause,
    })
      .then(() => {
        settleReplacement(folder)
        return true
      })
      .catch(() => false)
    disk.diesAt = Number.POSITIVE_INFINITY
    const again = await openTestLibrary({ folder })
    const { note } = await again.library.api['papers.get']({ id: 1 as PaperId })
    const findings = await again.library.api['doctor.check']({ repair: false })
    expect(findings.filter(({ ok, check }) => !ok && check === 'database')).toEqual([])
    expect(['old', 'new']).toContain(note)
    expect(readdirSync(folder).filter(name => /incoming|replacement/.test(name))).toEqual([])
    if (note === 'old') {
      const replaced = join(folder, 'replaced', readdirSync(join(folder, 'replaced'))[0] ?? '')
      // Beside the restored database it would be taken for its own.
      expect(existsSync(join(replaced, 'library.sqlite-wal'))).toBe(true)
      expect(dumpOf(join(replaced, 'library.sqlite'))['notes']).toMatchObject([{ text: 'new' }])
    }
    seen.add(note ?? '')
    await again.close()
    rmSync(folder, { recursive: true })
    expect(at).toBeLessThan(60)
  }
  expect([...seen].sort()).toEqual(['new', 'old'])
  rmSync(start, { recursive: true })
})

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDatabase } from '../../../src/main/core/database/open-database.ts'
import { writeSafely, writeSoon } from '../../../src/main/core/safety/safe-files.ts'
import { hostInProcess } from '../../../src/main/host/hosted-library.ts'
import { receiveUpload } from '../../../src/main/host/receive-upload.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { openTestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

/** What was forced to the disk and what was renamed, in order: no power is cut here, and nothing else can tell. */
const disk = vi.hoisted(() => ({ events: [] as (readonly [what: 'sync' | 'rename', path: string, to?: string])[] }))
vi.mock('node:fs', async load => {
  const fs = await load<typeof import('node:fs')>()
  const open = new Map<number, string>()
  return {
    ...fs,
    openSync(...args: Parameters<typeof fs.openSync>) {
      const descriptor = fs.openSync(...args)
      open.set(descriptor, String(args[0]))
      return descriptor
    },
    fsyncSync(descriptor: number) {
      fs.fsyncSync(descriptor)
      disk.events.push(['sync', open.get(descriptor) ?? ''])
    },
    writeFileSync(...args: Parameters<typeof fs.writeFileSync>) {
      fs.writeFileSync(...args)
      const [path, , options] = args
      if (typeof options === 'object' && options?.flush) disk.events.push(['sync', String(path)])
    },
    renameSync(from: string, to: string) {
      fs.renameSync(from, to)
      disk.events.push(['rename', from, to])
    },
  }
})
vi.mock('node:fs/promises', async load => {
  const fs = await load<typeof import('node:fs/promises')>()
  return {
    ...fs,
    async open(...args: Parameters<typeof fs.open>) {
      const handle = await fs.open(...args)
      const sync = handle.sync.bind(handle)
      handle.sync = async () => {
        await sync()
        disk.events.push(['sync', String(args[0])])
      }
      return handle
    },
    async rename(from: string, to: string) {
      await fs.rename(from, to)
      disk.events.push(['rename', from, to])
    },
  }
})
/** The version SQLite says it has. */
const sqlite = vi.hoisted(() => ({ version: null as string | null }))
vi.mock('better-sqlite3', async load => {
  const { default: Real } = await load<{ default: typeof Database }>()
  class Pretending extends Real {
    constructor(...args: ConstructorParameters<typeof Real>) {
      super(...args)
      if (sqlite.version !== null) this.function('sqlite_version', () => sqlite.version)
    }
  }
  return { default: Pretending }
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-disk-'))
  disk.events.length = 0
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Of what got its name: whether its bytes were on the disk before, and its folder after. */
function lastingOf(name: RegExp): { readonly bytes: boolean; readonly folder: boolean }[] {
  return disk.events.flatMap(([what, from, to = ''], at) =>
    what === 'rename' && name.test(basename(to))
      ? [
          {
            // Under another name, so that nobody takes a half for the whole.
            bytes: from !== to && disk.events.slice(0, at).some(([event, path]) => event === 'sync' && path === from),
            folder: disk.events.slice(at).some(([event, path]) => event === 'sync' && path === dirname(to)),
          },
        ]
      : [],
  )
}

test('a file that is written safely has its name when its bytes are on the disk', async () => {
  writeSafely(join(folder, 'one.json'), '1')
  expect(lastingOf(/^one\.json$/)).toEqual([{ bytes: true, folder: true }])
  await writeSoon(join(folder, 'two.json'), '2')
  // The folder is synced once for many.
  expect(lastingOf(/^two\.json$/)).toEqual([{ bytes: true, folder: false }])
})

test('so have a PDF, a backup and an upload before anybody is told of them', async () => {
  const opened = await openTestLibrary()
  await opened.importText(paperLines(2))
  disk.events.length = 0
  const bytes = await makePdf([{ lines: ['A page'] }])
  const { upload } = await receiveUpload(
    hostInProcess(opened.library, () => {}),
    (async function* () {
      yield bytes
    })(),
  )
  expect(disk.events).toEqual([['sync', opened.library.uploadPath(upload)]])
  const { api } = opened.library
  await api['files.attach']({ upload, name: 'a.pdf', paper: 1 as PaperId, sourceUrl: null })
  expect(lastingOf(/^[0-9a-f]{64}\.pdf$/)).toEqual([{ bytes: true, folder: true }])
  await api['backups.make']({})
  expect(lastingOf(/-2-papers\.sqlite$/)).toEqual([{ bytes: true, folder: true }])
  await opened.close()
})

const options = { as: 'owner', onSlow: () => {}, beforeMigration: () => {} } as const

test('a database keeps what it was told, however the power goes, and trusts nothing it finds', () => {
  const database = openDatabase(folder, options)
  const pragmas = (): unknown[] =>
    ['journal_mode', 'synchronous', 'foreign_keys', 'trusted_schema', 'cell_size_check', 'mmap_size'].map(name =>
      database.raw.pragma(name, { simple: true }),
    )
  const careful = ['wal', 2, 1, 0, 1, 0]
  expect(pragmas()).toEqual(careful)
  database.transact(() => {}, 'later')
  expect(pragmas()).toEqual(careful)
  database.close()
})

test('a SQLite that may spoil a database is not let near one', () => {
  for (const version of ['3.51.2', '3.50.99', '2.99.99']) {
    sqlite.version = version
    expect(() => openDatabase(folder, options)).toThrow(/too old/)
  }
  sqlite.version = null
})

test('a database of another program is refused, one from the future is for reading alone', () => {
  mkdirSync(join(folder, 'theirs'))
  const theirs = new Database(join(folder, 'theirs/library.sqlite'))
  theirs.exec('CREATE TABLE messages (text)')
  theirs.close()
  expect(() => openDatabase(join(folder, 'theirs'), options)).toThrow(/of another program/)
  openDatabase(folder, options).close()
  const future = new Database(join(folder, 'library.sqlite'))
  future.pragma('user_version = 9999')
  future.close()
  const opened = openDatabase(folder, options)
  expect(opened.writable).toBe(false)
  expect(() => opened.transact(() => {})).toThrow(/later Offprint/)
  opened.close()
})

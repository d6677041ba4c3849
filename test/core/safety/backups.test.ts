import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { migrate } from '../../../src/main/core/database/migrate.ts'
import { migrations } from '../../../src/main/core/database/migrations/all-migrations.ts'
import { backupBeforeMigration, isBackupDue, listBackups } from '../../../src/main/core/safety/backups.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

const DAY = 86_400_000
const open: TestLibrary[] = []

async function openFilled(papers = 5): Promise<TestLibrary> {
  const test = await openTestLibrary()
  open.push(test)
  await test.importText(paperLines(papers))
  return test
}

afterEach(async () => {
  for (const test of open.splice(0)) await test.close()
})

test('a backup is one sound file that says when and of how many papers', async () => {
  const { library, folder } = await openFilled(7)
  await library.api['papers.setNote']({ id: 3 as PaperId, text: 'Still only in the write-ahead log' })
  const made = await library.api['backups.make']({})
  expect(made.papers).toBe(7)
  expect(await library.api['backups.list']({})).toEqual([made])
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
  const copy = new Database(made.file, { readonly: true })
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(copy.pragma('journal_mode', { simple: true })).toBe('delete')
  expect(copy.prepare('SELECT text FROM notes').pluck().all()).toEqual(['Still only in the write-ahead log'])
  copy.close()
})

test('changes go on while a backup is made, and it holds one moment of them', async () => {
  const { library } = await openFilled(40)
  const making = library.api['backups.make']({})
  for (let id = 1; id <= 40; id += 1) {
    await library.api['papers.setStarred']({ ids: [id as PaperId], starred: true })
    await new Promise(resolve => setImmediate(resolve))
  }
  const { file } = await making
  const copy = new Database(file, { readonly: true })
  const starred = copy.prepare<[], number>('SELECT paper_id FROM reading WHERE starred = 1 ORDER BY 1').pluck().all()
  const steps = copy.prepare<[], number>('SELECT count(*) FROM journal').pluck().get()
  expect(starred).toEqual(Array.from({ length: starred.length }, (_, index) => index + 1))
  expect(steps).toBe(starred.length)
  copy.close()
})

test('backups asked for at once are made one after the other', async () => {
  const { library } = await openFilled(3)
  const made = await Promise.all([
    library.api['backups.make']({}),
    library.api['backups.make']({}),
    library.api['backups.make']({}),
  ])
  expect(new Set(made.map(({ file }) => file)).size).toBe(3)
  const listed = await library.api['backups.list']({})
  expect(listed.map(({ madeAt }) => madeAt)).toEqual(
    listed
      .map(({ madeAt }) => madeAt)
      .sort()
      .reverse(),
  )
})

test('one is due daily, where there are papers and something was written', async () => {
  const { library, folder, ports } = await openFilled(2)
  expect(isBackupDue(folder, 0, ports.now())).toBe(false)
  expect(isBackupDue(folder, 2, ports.now())).toBe(true)
  await library.api['backups.make']({})
  expect(isBackupDue(folder, 2, ports.now() + DAY / 2)).toBe(false)
  expect(isBackupDue(folder, 2, ports.now() + DAY)).toBe(true)
})

test('old backups are thinned, those made before a migration and files of others stay', async () => {
  const { library, folder, pass } = await openFilled(2)
  const foreign = join(folder, 'backups', 'my own copy.sqlite')
  await library.api['backups.make']({})
  writeFileSync(foreign, 'mine')
  const before = join(folder, 'backups', '2020-01-01T00-00-00-000Z-2-papers-before-format-2.sqlite')
  const anHourLater = before.replace('T00', 'T01')
  for (const kept of [before, anHourLater])
    writeFileSync(kept, readFileSync((await library.api['backups.list']({}))[0]?.file ?? ''))
  for (let day = 0; day < 40; day += 1) {
    pass(DAY)
    await library.api['backups.make']({})
  }
  const rotating = (await library.api['backups.list']({})).filter(({ file }) => file !== before && file !== anHourLater)
  expect(rotating.length).toBeLessThan(22)
  expect(rotating.length).toBeGreaterThan(15)
  expect([existsSync(before), existsSync(anHourLater)]).toEqual([true, true])
  expect(existsSync(foreign)).toBe(true)
})

test('a backup of a damaged database is refused, and leaves nothing', async () => {
  const { library, folder } = await openFilled(300)
  await library.api['backups.make']({})
  await library.api['papers.setStarred']({ ids: [1 as PaperId], starred: true })
  const damage = new Database(join(folder, 'library.sqlite'))
  damage.unsafeMode(true)
  damage.pragma('writable_schema = ON')
  damage.exec(
    `UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'notes') WHERE name = 'papers_by_title_key'`,
  )
  damage.close()
  await expect(Promise.resolve(library.api['backups.make']({}))).rejects.toMatchObject({ code: 'damaged' })
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
})

test('a migration stands on a backup of what was there before it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-test-'))
  const database = new Database(join(folder, 'library.sqlite'))
  migrate(database, 0, () => {}, [migrations[0] ?? ''])
  database.exec(
    `INSERT INTO papers (title, title_key, trust, observed_at, added_at) VALUES ('Kept', 'kept', 1, '2026', 1)`,
  )
  const later = [migrations[0] ?? '', 'DELETE FROM papers; CREATE TABLE broken (']
  expect(() => migrate(database, 1, () => backupBeforeMigration(database, folder, 1, 5), later)).toThrow(
    /incomplete input/,
  )
  expect(database.pragma('user_version', { simple: true })).toBe(1)
  expect(database.prepare('SELECT title FROM papers').pluck().all()).toEqual(['Kept'])
  expect(listBackups(folder)).toMatchObject([{ papers: 1, madeAt: '1970-01-01T00:00:00.005Z' }])
  expect(listBackups(folder)[0]?.file).toContain('before-format-2')
  database.close()
  rmSync(folder, { recursive: true })
})

// A file system of some megabytes of our own, in a namespace of its own, where the system lets us have one.
const canMount = spawnSync('unshare', ['-Urm', 'true']).status === 0

test.skipIf(!canMount)(
  'on a full disk everything says so in words, nothing half done stays, and it goes on without a restart',
  () => {
    const script = join(import.meta.dirname, 'full-disk.ts')
    const place = mkdtempSync(join(tmpdir(), 'offprint-disk-'))
    const command = `mount -t tmpfs -o size=24m tmpfs "$0" && exec "$1" "$2" "$0/library"`
    const run = spawnSync('unshare', ['-Urm', 'sh', '-c', command, place, process.execPath, script], {
      encoding: 'utf8',
    })
    rmSync(place, { recursive: true, force: true })
    expect(run.stderr).toBe('')
    const { met, ...rest } = JSON.parse(run.stdout) as { met: Record<string, string[]> }
    expect(rest).toEqual({ halves: [], integrity: 'ok', same: true, wrong: [], acknowledged: true })
    const { backup, restore, open, earlier, ...others } = met
    expect({ backup, restore, open }).toEqual({ backup: ['disk-full'], restore: ['disk-full'], open: ['done'] })
    expect(earlier).toEqual(['disk-full', 'disk-full for an update', 'done'])
    for (const [name, codes] of Object.entries(others)) expect([name, codes]).toEqual([name, ['disk-full', 'done']])
  },
)

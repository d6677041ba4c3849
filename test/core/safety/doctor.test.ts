import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DoctorFinding } from '../../../src/preload/contract/library-api.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { dumpOf } from '../../support/dump-library.ts'
import { fillLibrary } from '../../support/fill-library.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'

let testLibrary: TestLibrary
let file: string

beforeEach(async () => {
  testLibrary = await openTestLibrary()
  ;({ file } = await fillLibrary(testLibrary))
})

afterEach(() => testLibrary.close())

const check = async (repair = false): Promise<readonly DoctorFinding[]> =>
  testLibrary.library.api['doctor.check']({ repair })
const bad = (findings: readonly DoctorFinding[]): string[] =>
  findings.filter(({ ok }) => !ok).map(finding => finding.check)
const mended = (findings: readonly DoctorFinding[]): string[] =>
  findings.filter(({ repaired }) => repaired).map(finding => finding.check)

/** Changes the database behind the library's back. */
function tamper(sql: string): void {
  const database = new Database(join(testLibrary.folder, 'library.sqlite'))
  database.unsafeMode(true)
  database.pragma('foreign_keys = OFF')
  database.exec(sql)
  database.close()
}

test('a library in order has nothing to repair, and a repair of it changes nothing', async () => {
  expect(bad(await check())).toEqual([])
  const before = dumpOf(join(testLibrary.folder, 'library.sqlite'))
  const findings = await check(true)
  expect([bad(findings), mended(findings)]).toEqual([[], []])
  expect(dumpOf(join(testLibrary.folder, 'library.sqlite'))).toEqual(before)
  expect(findings.map(finding => finding.check)).toEqual([
    'database',
    'sqlite',
    'references',
    'reading',
    'queues',
    'search',
    'files',
    'strangers',
    'leftovers',
    'trash',
    'plain files',
    'backups',
    'disk',
    'place',
  ])
})

test('missing decisions, wrong queues and words that are not indexed are found and set right', async () => {
  tamper(`DELETE FROM reading WHERE paper_id = 20; DELETE FROM paper_words WHERE rowid = 7;
    INSERT INTO queue_items (queue_id, paper_id, position, added_at) VALUES ('up-next', 21, 'x', 1);
    INSERT INTO queue_items (queue_id, paper_id, position, added_at) SELECT id, 4, 'x', 1 FROM queues WHERE query IS NOT NULL; UPDATE reading SET status = 'queued' WHERE paper_id = 22`)
  expect(bad(await check())).toEqual(['reading', 'queues', 'search'])
  const found = async (): Promise<boolean> =>
    (await testLibrary.library.api['search.words']({ query: '"line two with"', limit: 50 })).hits.some(
      hit => hit.paper === 7,
    )
  expect(await found()).toBe(false)
  expect(mended(await check(true))).toEqual(['reading', 'queues', 'search'])
  expect(bad(await check())).toEqual([])
  expect(await found()).toBe(true)
  const { status, queues } = await testLibrary.library.api['papers.get']({ id: 22 as PaperId })
  expect([status, queues]).toEqual(['queued', ['up-next']])
  expect((await testLibrary.library.api['papers.get']({ id: 21 as PaperId })).queues).toEqual([])
  expect((await testLibrary.library.api['papers.ids']({ view: { kind: 'all' } })).ids).toContain(20)
})

test('a word index that is damaged is written anew', async () => {
  tamper('UPDATE paper_words_data SET block = zeroblob(10) WHERE id > 100')
  await testLibrary.reopen()
  expect(bad(await check())).toEqual(['search'])
  expect(mended(await check(true))).toContain('search')
  expect((await testLibrary.library.api['search.words']({ query: 'zebra', limit: 50 })).hits.length).toBeGreaterThan(3)
})

test('rows that belong to nothing are named', async () => {
  tamper(`INSERT INTO tags VALUES ('lost', 999)`)
  const [finding] = (await check()).filter(({ ok }) => !ok)
  expect(finding).toMatchObject({ check: 'references', message: expect.stringContaining('tags without papers') })
})

test('files: missing, changed and belonging to nobody; nothing is deleted', async () => {
  const path = join(testLibrary.folder, 'files', file.slice(0, 2), `${file}.pdf`)
  const bytes = readFileSync(path)
  const stranger = join(testLibrary.folder, 'files', '00', `${'0'.repeat(64)}.pdf`)
  mkdirSync(join(stranger, '..'), { recursive: true })
  writeFileSync(stranger, 'somebody’s')
  writeFileSync(path, Buffer.concat([bytes.subarray(0, -1), Buffer.from('X')]))
  const findings = await check(true)
  expect(findings.find(finding => finding.check === 'files')).toMatchObject({
    ok: false,
    message: expect.stringContaining('zebra été.pdf'),
  })
  // A file that came a moment ago may be about to get its row.
  expect(existsSync(stranger)).toBe(true)
  utimesSync(stranger, 1, 1)
  expect(mended(await check(true))).toContain('strangers')
  expect(readdirSync(join(testLibrary.folder, 'recovered')).sort()).toEqual(
    [`${'0'.repeat(64)}.pdf`, `${file}.pdf`].sort(),
  )
  expect((await check()).find(finding => finding.check === 'files')?.message).toContain('missing')
  // What was set aside comes back as soon as it is what it should be.
  writeFileSync(join(testLibrary.folder, 'recovered', `${file}.pdf`), bytes)
  expect(bad(await check(true))).toEqual([])
  expect(readFileSync(path).equals(bytes)).toBe(true)
})

test('plain files: missing, strange and out of date', async () => {
  await testLibrary.reopen()
  const shard = join(testLibrary.folder, 'sidecars/papers/000')
  rmSync(join(shard, '3.json'))
  writeFileSync(join(shard, '4.json'), '{"half')
  writeFileSync(join(shard, '999.json'), '{}')
  expect(bad(await check())).toEqual(['plain files'])
  expect(mended(await check(true))).toEqual(['plain files'])
  expect(JSON.parse(readFileSync(join(shard, '4.json'), 'utf8')).id).toBe(4)
  expect(existsSync(join(shard, '3.json'))).toBe(true)
  expect(existsSync(join(testLibrary.folder, 'recovered/999.json'))).toBe(true)
})

test('backups: none, damaged and too old', async () => {
  const folder = join(testLibrary.folder, 'backups')
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
  expect(bad(await check())).toEqual(['backups'])
  expect(mended(await check(true))).toEqual(['backups'])
  const newest = join(folder, readdirSync(folder)[0] ?? '')
  truncateSync(newest, 9_000)
  expect(bad(await check())).toEqual(['backups'])
  await check(true)
  testLibrary.pass(4 * 86_400_000)
  expect(bad(await check())).toEqual(['backups'])
})

/** Overwrites the middle of the database file, as a bad disk would. */
function damage(): void {
  const path = join(testLibrary.folder, 'library.sqlite')
  const bytes = readFileSync(path)
  bytes.fill(0xa5, 4_096 * 2, Math.floor(bytes.length / 2))
  writeFileSync(path, bytes)
}

const ruins: [string, () => void][] = [
  ['damaged in the middle', damage],
  ['no database at all', () => writeFileSync(join(testLibrary.folder, 'library.sqlite'), 'rubbish'.repeat(2_000))],
  ['deleted', () => rmSync(join(testLibrary.folder, 'library.sqlite'))],
  ['emptied', () => truncateSync(join(testLibrary.folder, 'library.sqlite'), 0)],
]

test.each(ruins)('a database that is %s comes back from the plain files', async (_name, ruin) => {
  await testLibrary.library.api['papers.setRemark']({ id: 1 as PaperId, text: 'Written after the backup' })
  await testLibrary.library.close()
  const before = dumpOf(join(testLibrary.folder, 'library.sqlite'))
  ruin()
  const again = await openTestLibrary({ folder: testLibrary.folder })
  // Nothing silently: as it is, nobody reads or writes it, and the reader is told what to do.
  const findings = await again.library.api['doctor.check']({ repair: false })
  expect(findings.find(finding => finding.check === 'database')).toMatchObject({ ok: false, repaired: false })
  const [rescue, ...others] = await again.library.api['doctor.check']({ repair: true })
  expect(rescue).toMatchObject({
    check: 'database',
    ok: true,
    repaired: true,
    message: expect.stringContaining('plain files of 24 papers'),
  })
  expect(bad(others)).toEqual([])
  expect((await again.library.api['papers.get']({ id: 1 as PaperId })).remark).toBe('Written after the backup')
  await again.library.close()
  expect(dumpOf(join(testLibrary.folder, 'library.sqlite'))).toEqual(before)
})

test('a library that lost its database says so on every question, and is not made anew', async () => {
  await testLibrary.library.close()
  rmSync(join(testLibrary.folder, 'library.sqlite'))
  const again = await openTestLibrary({ folder: testLibrary.folder })
  expect(() => again.library.api['library.info']({})).toThrow(/database of the library .* is gone/)
  expect(existsSync(join(testLibrary.folder, 'library.sqlite'))).toBe(false)
  await again.library.close()
})

test('where a backup holds more than the plain files, the backup it is; a damaged newer one is passed over', async () => {
  const good = await testLibrary.library.api['backups.make']({})
  const torn = await testLibrary.library.api['backups.make']({})
  await testLibrary.library.close()
  truncateSync(torn.file, 20_000)
  damage()
  for (const name of readdirSync(join(testLibrary.folder, 'sidecars/papers/000')).slice(0, 12))
    writeFileSync(join(testLibrary.folder, 'sidecars/papers/000', name), '')
  const again = await openTestLibrary({ folder: testLibrary.folder })
  const [rescue] = await again.library.api['doctor.check']({ repair: true })
  expect(rescue?.message).toContain(`The backup of ${good.madeAt}`)
  expect(rescue?.message).toContain(torn.file)
  expect((await again.library.api['library.info']({})).papers).toBe(23)
  await again.library.close()
})

test('with nothing to go back to, it is said and nothing is touched', async () => {
  await testLibrary.library.close()
  for (const name of ['sidecars', 'backups']) rmSync(join(testLibrary.folder, name), { recursive: true })
  damage()
  const bytes = readFileSync(join(testLibrary.folder, 'library.sqlite'))
  const again = await openTestLibrary({ folder: testLibrary.folder, ports: { log: () => {} } })
  rmSync(join(testLibrary.folder, 'sidecars'), { recursive: true, force: true })
  const [rescue] = await again.library.api['doctor.check']({ repair: true })
  expect(rescue).toMatchObject({ ok: false, repaired: false, message: expect.stringContaining('left as it is') })
  expect(
    readFileSync(join(testLibrary.folder, 'library.sqlite'))
      .subarray(8_192, 20_000)
      .equals(bytes.subarray(8_192, 20_000)),
  ).toBe(true)
  await again.library.close().catch(() => {})
})

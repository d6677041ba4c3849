import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SCHEMA_VERSION } from '../../../src/main/core/database/migrate.ts'
import { migrations } from '../../../src/main/core/database/migrations/all-migrations.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { makeEarlierLibrary } from '../../support/earlier-library.ts'
import { openTestLibrary } from '../../support/open-test-library.ts'

// What a library was brought up to date by must not become something else under it.
const SHIPPED = [
  'e291e55c5e40ff02',
  '06349b6bbc414869',
  '21ba6f530719b66d',
  '8a8cb40d8e266d5f',
  'e5a241d36a9d9750',
  '39c84f4468bb607a',
  '61da0c53441c0cfc',
  '3127f6ab1589e79c',
]

test('a shipped migration is never edited', () => {
  const hashes = migrations.map(sql => createHash('sha256').update(sql).digest('hex').slice(0, 16))
  expect(hashes.slice(0, SHIPPED.length)).toEqual(SHIPPED)
  // A new one gets its line above when it ships.
  expect(migrations.length).toBe(SHIPPED.length)
})

const FORMATS = Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1)

test.each(FORMATS)(
  'a library of format %i opens with all the reader made, and a backup of how it was',
  async format => {
    const folder = mkdtempSync(join(tmpdir(), 'offprint-earlier-'))
    await makeEarlierLibrary(folder, format)
    // A process that died over its backup at what the clock says again now left half a copy.
    mkdirSync(join(folder, 'backups'))
    for (let ms = 1; ms < 5; ms += 1)
      writeFileSync(join(folder, 'backups', `2026-03-02T09-00-00-00${ms}Z.sqlite.tmp`), 'half')
    const { library, close } = await openTestLibrary({ folder })
    const { api } = library
    const get = async (id: number) => api['papers.get']({ id: id as PaperId })
    expect((await api['library.info']({})).papers).toBe(11)
    expect(await get(1)).toMatchObject({ status: 'queued', queues: ['up-next'], organization: 'Institut № 1' })
    expect(await get(2)).toMatchObject({ status: 'read', takeaway: 'Learnt', tags: ['À relire'] })
    expect((await get(7)).note).toBe('# Ünïcode\n\nzebra “stripes” 📚')
    expect((await get(8)).files).toMatchObject([{ name: 'zebra été.pdf', pages: 2 }])
    expect((await get(8)).place).toMatchObject({ page: 1, fraction: 0.75 })
    expect((await api['annotations.list']({ paper: 8 as PaperId }))[0]).toMatchObject({
      id: 'old-mark',
      color: 'green',
    })
    expect((await api['search.words']({ query: 'zebra', limit: 50 })).hits.length).toBeGreaterThan(5)
    expect(await api['settings.get']({})).toMatchObject({ theme: 'dark' })
    // What was done before the update is taken back after it.
    expect((await get(5)).starred).toBe(true)
    await api['journal.undo']({})
    expect((await get(5)).starred).toBe(false)
    expect(
      (await api['doctor.check']({ repair: false })).filter(({ ok, check }) => !ok && check !== 'backups'),
    ).toEqual([])
    const names = (await api['backups.list']({})).map(({ file }) => file).join('\n')
    expect(names.includes(`before-format-${format + 1}`)).toBe(format < SCHEMA_VERSION)
    await close()
    rmSync(folder, { recursive: true })
  },
)

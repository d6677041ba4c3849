import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { firstLibrary } from '../../../src/main/core/database/migrations/001-first-library.ts'
import { migrate } from '../../../src/main/core/database/migrate.ts'
import { rebuildFromSidecars } from '../../../src/main/core/safety/sidecars/rebuild.ts'
import { paperSidecarPath } from '../../../src/main/core/safety/sidecars/sidecar-files.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { UP_NEXT } from '../../../src/preload/contract/reading.ts'
import { openTestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

test('a library of the first format keeps its queues, and what stood in them came in when it did', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-test-'))
  const database = new Database(join(folder, 'library.sqlite'))
  migrate(database, 0, () => {}, [firstLibrary])
  const queued = Date.parse('2026-02-25T10:00:00Z')
  database.exec(`
    INSERT INTO papers (id, title, title_key, trust, observed_at, added_at) VALUES (1, 'Kept', 'kept', 1, '2026', 1);
    INSERT INTO reading (paper_id, arrival, status, status_at) VALUES (1, 1, 'queued', ${queued});
    INSERT INTO queue_items (queue_id, paper_id, position, added_at) VALUES ('${UP_NEXT}', 1, 'V', ${queued})`)
  database.close()
  const library = await openTestLibrary({ folder })
  const { api } = library.library
  expect(await api['queues.list']({})).toMatchObject([{ id: UP_NEXT, count: 1, limit: null, query: null }])
  expect(await api['queues.health']({ id: UP_NEXT })).toMatchObject({ inflow: 1, oldest: { paper: 1, days: 5 } })
  expect(await api['papers.get']({ id: 1 as PaperId })).toMatchObject({ dueOn: null, snoozedUntil: null, reasons: {} })
  await library.close()
  rmSync(folder, { recursive: true })
})

test('plain files that know nothing of days and reasons are read as before', async () => {
  const library = await openTestLibrary()
  await library.importText(paperLines(2))
  await library.library.api['queues.place']({ queue: UP_NEXT, ids: [1 as PaperId], place: { at: 'top' } })
  await library.library.close()
  const path = paperSidecarPath(library.folder, 1 as PaperId)
  const { queueHistory, time, ...sidecar } = JSON.parse(readFileSync(path, 'utf8'))
  expect([queueHistory.length, time]).toEqual([1, []])
  for (const name of ['dueOn', 'snoozedUntil']) delete sidecar.reading[name]
  for (const name of ['reason', 'keptAt']) delete sidecar.queues[0][name]
  writeFileSync(path, JSON.stringify(sidecar))
  const target = join(library.folder, 'rebuilt.sqlite')
  const pause = (): Promise<void> => Promise.resolve()
  expect(await rebuildFromSidecars({ folder: library.folder, target, now: 0, pause })).toEqual({
    papers: 2,
    skipped: [],
  })
  const rebuilt = new Database(target, { readonly: true })
  expect(rebuilt.prepare('SELECT paper_id, reason, kept_at FROM queue_items').all()).toEqual([
    { paper_id: 1, reason: null, kept_at: null },
  ])
  rebuilt.close()
  rmSync(library.folder, { recursive: true })
})

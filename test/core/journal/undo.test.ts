import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { journalledTables } from '../../../src/main/core/journal/changeset.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import type { View } from '../../../src/preload/contract/search.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'
import { type Act, acts, actsOnRecords, actsOverTime, FILE, PAPERS } from './acts.ts'

type LookAt = (test: TestLibrary) => unknown

/** They tell of what was taken back, too. */
const HISTORIES: ReadonlySet<string> = new Set(['status_changes', 'queue_changes'])

/** Every row the reader made, as it is stored. */
function storedRows({ folder }: TestLibrary): unknown {
  const database = new Database(join(folder, 'library.sqlite'), { readonly: true })
  try {
    return Object.entries(journalledTables)
      .filter(([table]) => !HISTORIES.has(table))
      .map(([table, key]) => [table, database.prepare(`SELECT * FROM ${table} ORDER BY ${key.join(', ')}`).all()])
  } finally {
    database.close()
  }
}

/** The same with what a window shows of it. */
async function everything(test: TestLibrary): Promise<unknown> {
  const { api } = test.library
  const listed = await api['queues.list']({})
  // What a search finds is learnt from papers as they are read, and no part of what was done.
  const queues = listed.map(queue => (queue.query === null ? queue : { id: queue.id, query: queue.query }))
  const byHand = listed.filter(({ query }) => query === null)
  const views: View[] = [
    { kind: 'all' },
    { kind: 'trash' },
    { kind: 'snoozed' },
    { kind: 'status', status: 'inbox' },
    ...byHand.map(({ id }): View => ({ kind: 'queue', queue: id })),
  ]
  const lists = await Promise.all(views.map(async view => api['papers.ids']({ view })))
  const rows = await api['papers.rows']({ ids: Array.from({ length: PAPERS }, (_, index) => (index + 1) as PaperId) })
  const { snoozed, counts, starred } = await api['library.info']({})
  return { stored: storedRows(test), rows, queues, lists, snoozed, counts, starred }
}

/** Does a script, takes all of it back and does it again: at each step things are as they were. */
async function thereAndBack(script: readonly Act[], look: LookAt): Promise<void> {
  const test = await openTestLibrary()
  try {
    await test.importText(paperLines(PAPERS))
    giveFile(test)
    const states = [await look(test)]
    for (const act of script) {
      const before = (await test.library.api['journal.list']({ limit: 1 }))[0]?.id
      await Promise.resolve()
        .then(() => act(test))
        .catch((error: unknown) => expect(error).toMatchObject({ code: 'not-found' }))
      if ((await test.library.api['journal.list']({ limit: 1 }))[0]?.id !== before) states.push(await look(test))
    }
    for (const state of states.slice(0, -1).toReversed()) {
      expect(await test.library.api['journal.undo']({})).not.toBeNull()
      expect(await look(test)).toEqual(state)
    }
    expect(await test.library.api['journal.undo']({})).toBeNull()
    await test.reopen()
    for (const state of states.slice(1)) {
      expect(await test.library.api['journal.redo']({})).not.toBeNull()
      expect(await look(test)).toEqual(state)
    }
    expect(await test.library.api['journal.redo']({})).toBeNull()
  } finally {
    await test.close()
  }
}

/** The rows of a PDF, without the time it takes to read one. */
function giveFile({ folder }: TestLibrary): void {
  const database = new Database(join(folder, 'library.sqlite'))
  database.prepare('INSERT INTO files (id, bytes, pages, added_at) VALUES (?, 1, 3, 1)').run(FILE)
  database.prepare(`INSERT INTO paper_files (paper_id, file_id, name, added_at) VALUES (1, ?, 'x.pdf', 1)`).run(FILE)
  database.close()
}

test('every step can be taken back and done again, with the state equal at each', async () => {
  const scripts = fc.array(acts, { minLength: 1, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(scripts, script => thereAndBack(script, everything)),
    { numRuns: 10 },
  )
}, 240_000)

test('papers that come back by themselves meanwhile change nothing of that', async () => {
  const scripts = fc.array(actsOverTime, { minLength: 4, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(scripts, script => thereAndBack(script, storedRows)),
    { numRuns: 8 },
  )
}, 240_000)

test('records that became one and rules are taken back like all else', async () => {
  const scripts = fc.array(actsOnRecords, { minLength: 2, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(scripts, script => thereAndBack(script, everything)),
    { numRuns: 8 },
  )
}, 240_000)

test('typing a note is one step, and its words are found and forgotten with it', async () => {
  const library = await openTestLibrary()
  const id = 1 as PaperId
  await library.importText(paperLines(2))
  for (const text of ['sal', 'salaman', 'salamander']) await library.library.api['papers.setNote']({ id, text })
  const found = async (): Promise<number> =>
    (await library.library.api['search.words']({ query: 'salamander', limit: 5 })).hits.length
  expect(await library.library.api['journal.list']({ limit: 10 })).toHaveLength(1)
  expect(await found()).toBe(1)
  await library.library.api['journal.undo']({})
  expect(await found()).toBe(0)
  expect((await library.library.api['papers.get']({ id })).note).toBeNull()
  await library.close()
})

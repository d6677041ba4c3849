import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { listPaperSidecars } from '../../../src/main/core/safety/sidecars/sidecar-files.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { dumpOf } from '../../support/dump-library.ts'
import { fillLibrary } from '../../support/fill-library.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { paperLines } from '../../support/paper-lines.ts'

const open: TestLibrary[] = []

async function openLibrary(): Promise<TestLibrary> {
  const test = await openTestLibrary()
  open.push(test)
  return test
}

afterEach(async () => {
  for (const test of open.splice(0)) await test.close()
})

/** The plain files of a library's papers, a line each. */
async function recordsOf(folder: string): Promise<string[]> {
  const files = await listPaperSidecars(folder)
  return [...files.values()].map(path => JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))))
}

// Of the library and not of its papers, or told by other tables.
const OTHERS = ['settings', 'feeds', 'rules', 'rule_marks', 'muted', 'stances', 'queues', 'editions']

function papersIn(folder: string): Record<string, unknown> {
  const dump = dumpOf(join(folder, 'library.sqlite'))
  const editions = dump['editions']?.map(({ feed_id: _, ...edition }) => edition)
  return { ...Object.fromEntries(Object.entries(dump).filter(([name]) => !OTHERS.includes(name))), editions }
}

test('papers of another library come into an empty one as they were there: numbers, reading, notes, annotations', async () => {
  const [from, to] = [await openLibrary(), await openLibrary()]
  await fillLibrary(from)
  await from.library.close()
  const lines = await recordsOf(from.folder)
  const report = await to.importText(lines.join('\n'), 'records.jsonl')
  expect(report).toMatchObject({ new: lines.length, updated: 0, unchanged: 0, failed: [] })
  expect((await to.library.api['queues.list']({})).map(({ name }) => name).sort()).toEqual(['Métodos', 'Up next'])
  // Every word is found again, those of notes too.
  expect((await to.library.api['search.words']({ query: 'quotes', limit: 5 })).hits).toHaveLength(1)
  const again = await to.importText(lines.join('\n'), 'records.jsonl')
  expect(again).toMatchObject({ new: 0, updated: 0, unchanged: lines.length, failed: [] })
  await to.library.close()
  expect(papersIn(to.folder)).toEqual(papersIn(from.folder))
  await from.reopen()
  await to.reopen()
})

test('in a library with papers, known ones keep what was written on them, and new ones bring theirs along', async () => {
  const [from, to] = [await openLibrary(), await openLibrary()]
  await from.importText(paperLines(3))
  await from.library.api['papers.setNote']({ id: 1 as PaperId, text: 'Of the other library' })
  await from.library.api['papers.setStatus']({ ids: [2, 3] as PaperId[], status: 'read' })
  await from.library.close()
  await to.importText(paperLines(1))
  await to.library.api['papers.setNote']({ id: 1 as PaperId, text: 'Mine' })
  const spoiled = JSON.stringify({
    ...JSON.parse((await recordsOf(from.folder))[2] ?? ''),
    reading: { status: 'eaten' },
  })
  const twice = JSON.stringify({ ...JSON.parse((await recordsOf(from.folder))[2] ?? ''), tags: ['a', 'a'] })
  const hostile = (await recordsOf(from.folder))[1]?.replace(/"url":"[^"]*"/, '"url":"javascript:alert(1)"')
  const report = await to.importText(
    [...(await recordsOf(from.folder)).slice(0, 1), hostile, spoiled, twice].join('\n'),
    'some.jsonl',
  )
  expect(report).toMatchObject({
    new: 1,
    unchanged: 1,
    failed: [{ where: 'line 3' }, { where: 'line 4', reason: 'it names a tag twice' }],
  })
  const { api } = to.library
  expect(await api['papers.get']({ id: 1 as PaperId })).toMatchObject({ note: 'Mine', status: 'inbox' })
  expect(await api['papers.get']({ id: 2 as PaperId })).toMatchObject({ status: 'read', url: null })
  await from.reopen()
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { SORT_KEYS, type SortKey } from '../../../src/preload/contract/search.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'

let library: TestLibrary
beforeEach(async () => {
  library = await openTestLibrary()
  const paper = (key: string, title: string, rest: object = {}) => JSON.stringify({ key, title, ...rest })
  await library.importText(
    [
      paper('a', 'Étude 10', { upvotes: 3, comments: 1, publishedAt: '2024-05-01', authors: ['Zed Young'] }),
      paper('b', 'etude 2', { upvotes: 12, year: 2020, venue: 'Ice', authors: ['Ann Öst'] }),
      paper('c', 'Zebra', { githubStars: 7, publishedAt: '2026-01-01', organization: 'Éclair Lab' }),
      paper('d', '“Apple” first', { upvotes: 3 }),
    ].join('\n'),
  )
})
afterEach(() => library.close())

async function titles(by: SortKey, descending: boolean): Promise<string[]> {
  const { api } = library.library
  const { ids } = await api['papers.ids']({ view: { kind: 'all' }, sort: { by, descending } })
  return (await api['papers.rows']({ ids: [...ids] })).map(row => row.title)
}

test.each([
  ['title', ['“Apple” first', 'etude 2', 'Étude 10', 'Zebra'], ['Zebra', 'Étude 10', 'etude 2', '“Apple” first']],
  ['authors', ['Zebra', 'etude 2', 'Étude 10', '“Apple” first'], ['Étude 10', 'etude 2', 'Zebra', '“Apple” first']],
  // Alike in the column: as they stood. Nothing in the column: last both ways.
  ['upvotes', ['Étude 10', '“Apple” first', 'etude 2', 'Zebra'], ['etude 2', 'Étude 10', '“Apple” first', 'Zebra']],
  ['published', ['etude 2', 'Étude 10', 'Zebra', '“Apple” first'], ['Zebra', 'Étude 10', 'etude 2', '“Apple” first']],
] as const)('a list in the order of its column %s', async (by, up, down) => {
  expect(await titles(by, false)).toEqual(up)
  expect(await titles(by, true)).toEqual(down)
})

test('every column orders the same papers, and what the heading says stays', async () => {
  const { api } = library.library
  const { ids: own, ...heading } = await api['papers.ids']({ view: { kind: 'all' } })
  await api['papers.setStatus']({ ids: own.slice(1, 3), status: 'read' })
  await api['reading.setDue']({ ids: [own[3] as PaperId], on: '2026-04-01' })
  for (const by of SORT_KEYS)
    for (const descending of [false, true]) {
      const { ids, ...said } = await api['papers.ids']({ view: { kind: 'all' }, sort: { by, descending } })
      expect([...ids].sort((a, b) => a - b)).toEqual([...own].sort((a, b) => a - b))
      expect(said).toEqual({ ...heading, undecided: 2 })
    }
  expect((await titles('due', false))[0]).toBe((await api['papers.rows']({ ids: [own[3] as PaperId] }))[0]?.title)
})

test('a card has the beginning of what a paper says of itself', async () => {
  await library.importText(
    JSON.stringify({ key: 'long', title: 'Long', abstract: 'word '.repeat(400), codeUrl: 'https://example.org/code' }),
  )
  const { api } = library.library
  const { id } = await api['papers.find']({ reference: 'long', byKey: true })
  const [card] = await api['papers.cards']({ ids: [id as PaperId] })
  expect(card).toMatchObject({ id, codeUrl: 'https://example.org/code' })
  expect(card?.text?.length).toBe(420)
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { arxivRss } from '../../support/upstream/arxiv-answers.ts'
import { type LibraryOnline, openLibraryOnline } from '../../support/upstream/library-online.ts'

let online: LibraryOnline
beforeEach(async () => void (online = await openLibraryOnline()))
afterEach(() => online.close())

const serve = (host: string, ...numbers: number[]): void =>
  online.upstream.serve(host, '/feed', {
    body: arxivRss(
      'cs.AI',
      '2026-03-02',
      numbers.map(number => ({ id: `2602.0000${number}`, title: `Paper number ${number} of some` })),
    ),
    type: 'application/rss+xml',
  })

test('a muted feed keeps its papers out of the inbox, but not those that stand elsewhere too', async () => {
  const { api } = online.library
  serve('loud.example', 1, 2)
  serve('good.example', 2, 3)
  const loud = await api['feeds.add']({ reference: 'https://loud.example/feed', folder: 'Noise', name: 'Loud' })
  await api['feeds.add']({ reference: 'https://good.example/feed' })
  await api['feeds.change']({ id: loud.id, muted: true })
  await online.refresh()
  const titles = async (view: { kind: 'muted' } | { kind: 'status'; status: 'inbox' }) => {
    const { ids } = await api['papers.ids']({ view })
    return (await api['papers.rows']({ ids: [...ids] })).map(row => row.title.slice(13, 14)).sort()
  }
  const [muted, inbox] = [{ kind: 'muted' }, { kind: 'status', status: 'inbox' }] as const
  expect([await titles(muted), await titles(inbox)]).toEqual([['1'], ['2', '3']])
  expect(await api['feeds.list']({})).toMatchObject([
    { name: 'Loud', folder: 'Noise', muted: true, count: 2, undecided: 1 },
    { undecided: 2 },
  ])
  serve('loud.example', 4)
  await online.refresh()
  expect(await titles(muted)).toEqual(['1', '4'])
  await api['feeds.change']({ id: loud.id, muted: false, folder: null, name: 'Quiet now' })
  expect([await titles(muted), await titles(inbox)]).toEqual([[], ['1', '2', '3', '4']])
  await api['feeds.change']({ id: loud.id, muted: true })
  await api['feeds.remove']({ id: loud.id })
  expect([await titles(muted), await titles(inbox)]).toEqual([[], ['1', '2', '3', '4']])
})

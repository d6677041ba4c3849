import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import type { SearchMode } from '../../../src/preload/contract/search.ts'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'

const resources = join(import.meta.dirname, '../../../resources')

const PAPERS = [
  {
    title: 'Sparse coding in the visual cortex of mice',
    abstract: 'Neurons respond to natural images with few spikes.',
    authors: ['Ada Lovelace', 'Jürgen Müller'],
    year: 2012,
    venue: 'Neural Letters',
  },
  {
    title: 'Attention layers for machine translation',
    abstract: 'A sequence model without recurrence translates sentences between languages.',
    authors: ['Bo Chen'],
    year: 2017,
    publishedAt: '2017-06-12',
    organization: 'Institute of Language',
  },
  {
    title: 'Diffusion models generate images from noise',
    abstract: 'A generative model learns to remove noise step by step; pre-training on photographs helps.',
    authors: ['Carla van den Berg'],
    year: 2021,
    publishedAt: '2021-03-01',
    codeUrl: 'https://example.org/code',
  },
  {
    title: 'Reinforcement learning for the control of robots',
    abstract: 'An agent learns a policy for grasping objects by trial and error.',
    authors: ['Ada Lovelace'],
    year: 2022,
    publishedAt: '2022-11-30',
  },
  {
    title: 'Boundary layers on flat plates',
    abstract: 'The sparse measurements agree with theory. Coding of the data is described.',
    authors: ['Otto Prandtl', 'Xiaodong He'],
    year: 1962,
  },
]
const [CORTEX, TRANSLATION, DIFFUSION, ROBOTS, PLATES] = [1, 2, 3, 4, 5]

let library: TestLibrary
async function open(): Promise<void> {
  library = await openTestLibrary({ resources })
  await library.importText(PAPERS.map(paper => JSON.stringify(paper)).join('\n'))
}
const close = (): Promise<void> => library.close()

async function find(query: string, mode: SearchMode = 'words'): Promise<number[]> {
  const { hits } = await library.library.api['search.papers']({ query, mode, limit: 10, patient: true })
  return hits.map(hit => Number(hit.paper))
}

const found: readonly (readonly [string, readonly number[]])[] = [
  ['cortex', [CORTEX]],
  ['NEURON', [CORTEX]],
  ['translating sentence', [TRANSLATION]],
  ['"sparse coding"', [CORTEX]],
  ['sparse coding -cortex', [PLATES]],
  ['title:layers', [TRANSLATION, PLATES].toSorted((a, b) => a - b)],
  ['abstract:sparse', [PLATES]],
  ['author:lovelace', [CORTEX, ROBOTS]],
  ['lovelace 2012', [CORTEX, ROBOTS]],
  ['author:muller', [CORTEX]],
  ['author:"van den berg"', [DIFFUSION]],
  ['org:language', [TRANSLATION]],
  ['cortex OR robots', [CORTEX, ROBOTS]],
  ['year:2012..2017', [CORTEX, TRANSLATION]],
  ['year:>2020', [DIFFUSION, ROBOTS]],
  ['author:lovelace year:<2020', [CORTEX]],
  ['after:2021-03-01 before:2022', [DIFFUSION]],
  ['has:code', [DIFFUSION]],
  ['feed:papers cortex', [CORTEX]],
  ['feed:nowhere cortex', []],
  ['status:inbox cortex', [CORTEX]],
  ['diffus*', [DIFFUSION]],
  ['reinforc', [ROBOTS]],
  ['he 1962', [PLATES]],
  ['transaltion', [TRANSLATION]],
  ['prandlt', [PLATES]],
  ['pretraining', [DIFFUSION]],
  ['for the', [ROBOTS]],
  ['zzzzqqq', []],
  ['', []],
  ['"', []],
]

describe('a library that nobody changes', () => {
  // One for all its questions.
  beforeAll(open)
  afterAll(close)

  test.for(found)('%s finds its papers', async ([query, papers]) => {
    expect((await find(query)).toSorted((a, b) => a - b)).toEqual(papers)
  })

  test('who asks for an author and a year has that paper first', async () => {
    expect((await find('lovelace 2022', 'hybrid'))[0]).toBe(ROBOTS)
    expect((await find('lovelace 2012', 'hybrid'))[0]).toBe(CORTEX)
  })

  test('an idea is found in other words than its own', async () => {
    for (const mode of ['meaning', 'hybrid'] as const) {
      expect((await find('neural machine interpreting of foreign text', mode))[0]).toBe(TRANSLATION)
      expect((await find('how brains see', mode))[0]).toBe(CORTEX)
    }
  })

  test('a mistyped word is said, and marked as it was read', async () => {
    const answer = await library.library.api['search.papers']({
      query: 'machine transaltion',
      mode: 'words',
      limit: 5,
      patient: true,
    })
    expect(answer.problem).toMatch(/No paper has "transaltion"; it was read as "translation"/)
    expect(answer.problems).toMatchObject([{ at: 8, length: 11 }])
    const [hit] = answer.hits
    expect(hit?.marks.map(([from, to]) => hit.snippet.slice(from, to))).toEqual(['machine', 'translation'])
  })

  test('what is odd about a query is said in its place', async () => {
    const { problems } = await library.library.api['search.papers']({
      query: 'cortex year:soon',
      mode: 'hybrid',
      limit: 5,
      patient: false,
    })
    expect(problems).toEqual([{ at: 7, length: 9, message: expect.stringContaining('no year') }])
  })
})

describe('what changes', () => {
  beforeEach(open)
  afterEach(close)

  test('is found at once: notes, tags, trash', async () => {
    const { api } = library.library
    const id = PLATES as PaperId
    expect(await find('salamander')).toEqual([])
    await api['papers.setNote']({ id, text: 'A salamander!' })
    expect(await find('salamander')).toEqual([PLATES])
    expect(await find('note:salamander')).toEqual([PLATES])
    expect(await find('has:note')).toEqual([PLATES])
    await api['journal.undo']({})
    expect(await find('salamander')).toEqual([])
    await api['papers.setTag']({ ids: [id], tag: 'Old things', on: true })
    expect(await find('tag:"old things"')).toEqual([PLATES])
    await api['papers.setTrashed']({ ids: [id], trashed: true })
    expect(await find('plates')).toEqual([])
    expect(await find('plates', 'meaning')).not.toContain(PLATES)
  })

  test('comes from another import with other words', async () => {
    expect(await find('zebrafish')).toEqual([])
    const again = { ...PAPERS[0], abstract: 'Recorded in zebrafish instead.', upvotes: 3 }
    await library.importText(JSON.stringify(again), 'again.jsonl', { capturedOn: '2026-04-01' })
    expect(await find('zebrafish')).toEqual([CORTEX])
    expect(await find('spikes')).toEqual([])
  })

  test('is in a view of a search too, which has what holds every word', async () => {
    const ids = async (query: string): Promise<readonly number[]> =>
      (await library.library.api['papers.ids']({ view: { kind: 'search', query } })).ids
    expect(await ids('sparse coding')).toEqual([CORTEX, PLATES])
    expect(await ids('sparse cortex')).toEqual([CORTEX])
    expect((await ids('how do animals see the world around them'))[0]).toBe(CORTEX)
  })
})

describe('papers like others', () => {
  beforeEach(open)
  afterEach(close)

  const similar = async (papers: number[], text = ''): Promise<number[]> => {
    const ids = papers as PaperId[]
    const { hits } = await library.library.api['similar.papers']({ papers: ids, text, limit: 10, patient: true })
    return hits.map(hit => Number(hit.paper))
  }

  test('are others, the nearest first', async () => {
    await library.importText(
      JSON.stringify({
        title: 'Efficient codes of natural images in cortical neurons',
        abstract: 'Spikes of the cortex of the mouse are sparse.',
        authors: ['D. Other'],
      }),
      'more.jsonl',
    )
    expect((await similar([CORTEX]))[0]).toBe(6)
    expect(await similar([CORTEX])).not.toContain(CORTEX)
    expect((await similar([], 'translation between languages'))[0]).toBe(TRANSLATION)
    expect(await similar([CORTEX, 6])).not.toContain(6)
  })

  test('of nothing are none', async () => {
    expect(await similar([])).toEqual([])
    expect(await similar([999])).toEqual([])
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { openTestLibrary, type TestLibrary } from '../../support/open-test-library.ts'
import { isTopicsWord, mixTopics, simulateReader } from '../../support/simulated-reader.ts'
import { hasSamples } from '../formats/read-papers.ts'

const resources = join(import.meta.dirname, '../../../resources')
const samples = process.env['OFFPRINT_SAMPLES'] ?? join(import.meta.dirname, '../../../../shared/samples')

let library: TestLibrary
afterEach(() => library.close())

describe.skipIf(!hasSamples)('papers of the samples', () => {
  test('are put by "For you" in the order of one interest, with its words for a reason', async () => {
    const papers = gunzipSync(readFileSync(join(samples, 'papers-20k.jsonl.gz')))
      .toString()
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as { title: string; abstract: string | null; venue?: string })
      .map(({ title, abstract, venue = '' }) => ({ title, abstract, topic: venue }))
    let state = 5
    const random = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
    const mixed = mixTopics(papers, ['ICRA', 'CVPR', 'ACL', 'COLT', 'WWW', 'AISTATS'], 40, random)
    library = await openTestLibrary({ resources })
    await library.importText(mixed.map((paper, at) => JSON.stringify({ ...paper, key: `mixed:${at}` })).join('\n'))
    const { api } = library.library
    await api['search.papers']({ query: 'ready', mode: 'words', limit: 1, patient: true })
    const call = <T>(method: string, args: unknown): Promise<T> =>
      (api as unknown as Record<string, (args: unknown) => Promise<T>>)[method]?.(args) ??
      Promise.reject(new Error(method))
    for (const topic of ['ACL', 'ICRA']) {
      const { ranked, plain, words } = await simulateReader(call, paper => mixed[paper - 1]?.topic === topic)
      expect(ranked).toBeGreaterThanOrEqual(2 * plain)
      expect(ranked).toBeGreaterThanOrEqual(0.6)
      expect(words.filter(word => isTopicsWord(word, topic, mixed)).length).toBeGreaterThanOrEqual(3)
    }
  })

  test('about neurons in brains come before one that only has the words of the question', async () => {
    library = await openTestLibrary({ resources })
    await library.importText(readFileSync(join(samples, 'daily-papers.txt'), 'utf8'), 'page.txt')
    const { hits } = await library.library.api['search.papers']({
      query: 'what individual neurons encode, in brains and networks',
      mode: 'hybrid',
      limit: 56,
      patient: true,
    })
    const placeOf = (title: RegExp): number => hits.findIndex(hit => title.test(hit.title))
    const other = placeOf(/AgentCoMa/)
    const brains = [/Neuroformer|neural activity/i, /neurons operate/i, /synap|connectom/i]
      .map(placeOf)
      .filter(at => at >= 0)
    expect(brains.length).toBeGreaterThan(1)
    expect(Math.max(...brains)).toBeLessThan(other === -1 ? hits.length : other)
  })
})

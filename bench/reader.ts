import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { isTopicsWord, mixTopics, simulateReader } from '../test/support/simulated-reader.ts'
import { seeded } from './bench-papers.ts'
import type { Figure } from './figure.ts'
import { ask, importLines, openHosted } from './library-host.ts'
import { mean } from './ranking-figures.ts'

// Places that papers of one subject go to; each is an interest in turn.
const TOPICS = ['ICRA', 'CVPR', 'AISTATS', 'ACL', 'COLT', 'WWW', 'COLM', 'IJCAI']
const EACH = 90
const TIMES_PLAIN = 2
const LEAST_WORDS = 0.75

interface VenuePaper {
  readonly title: string
  readonly abstract: string | null
  readonly venue?: string
}

/** "For you" for readers who each care for one place's papers. */
export async function simulatedReaders(samples: string, folder: string): Promise<Figure[]> {
  const papers = gunzipSync(readFileSync(join(samples, 'papers-20k.jsonl.gz')))
    .toString()
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as VenuePaper)
    .map(({ title, abstract, venue = '' }) => ({ title, abstract, topic: venue }))
  const mixed = mixTopics(papers, TOPICS, EACH, seeded(11))
  const file = join(folder, 'reader.jsonl')
  writeFileSync(file, mixed.map((paper, at) => JSON.stringify({ ...paper, key: `reader:${at}` })).join('\n'))
  const library = await openHosted(join(folder, 'reader'))
  await importLines(library, file)
  const call = <T>(method: string, args: unknown): Promise<T> => ask(library, method, args)
  await call('search.papers', { query: 'ready', limit: 1, patient: true })
  const outcomes = []
  for (const topic of TOPICS) {
    const outcome = await simulateReader(call, paper => mixed[paper - 1]?.topic === topic)
    outcomes.push({ ...outcome, telling: outcome.words.map(word => (isTopicsWord(word, topic, mixed) ? 1 : 0)) })
  }
  await library.close()
  const plain = mean(outcomes.map(outcome => outcome.plain))
  return [
    {
      what: `for you: precision at 10 after 20 decisions, mean of ${TOPICS.length} readers`,
      value: mean(outcomes.map(outcome => outcome.ranked)),
      unit: '',
      limit: TIMES_PLAIN * plain,
      isFloor: true,
      of: `twice that of date order, ${plain.toFixed(3)}`,
    },
    {
      what: 'for you: of the words that raise the first paper most, the share that is the interest’s',
      value: mean(outcomes.flatMap(outcome => outcome.telling)),
      unit: '',
      limit: LEAST_WORDS,
      isFloor: true,
      of: 'twice as common in its papers as in others',
    },
  ]
}

import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { stemOf } from '../../src/main/core/papers/words/english-stem.ts'
import { isStopWord } from '../../src/main/core/papers/words/stop-words.ts'
import { wordsOf } from '../../src/main/core/papers/words/words-of.ts'

/** What the trainer reads: titles and abstracts as numbers of stems. */
export interface Corpus {
  readonly stems: readonly string[]
  /** In how many papers each stem stands, as a logarithm of rarity. */
  readonly rarity: Float32Array
  readonly papers: readonly TrainingPaper[]
}

export interface TrainingPaper {
  readonly id: string
  readonly title: readonly number[]
  readonly abstract: readonly number[]
  readonly authors: readonly string[]
}

interface Line {
  readonly id: string
  readonly title: string
  readonly abstract: string
  readonly authors: readonly string[] | null
}

const SEEN_AT_LEAST = 4
const MOST_STEMS = 14_000

export function readCorpus(file: string): Corpus {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
  const lines = text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Line)
  const stemmed = lines.map(line => ({ line, title: stemsOf(line.title), abstract: stemsOf(line.abstract) }))
  const seenIn = new Map<string, number>()
  for (const { title, abstract } of stemmed)
    for (const stem of new Set([...title, ...abstract])) seenIn.set(stem, (seenIn.get(stem) ?? 0) + 1)
  const kept = [...seenIn]
    .filter(([, count]) => count >= SEEN_AT_LEAST)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_STEMS)
  const numbers = new Map(kept.map(([stem], index) => [stem, index]))
  const numbered = (stems: readonly string[]): number[] => stems.flatMap(stem => numbers.get(stem) ?? [])
  return {
    stems: kept.map(([stem]) => stem),
    rarity: Float32Array.from(kept, ([, count]) => Math.log(1 + (lines.length - count + 0.5) / (count + 0.5))),
    papers: stemmed.map(({ line, title, abstract }) => ({
      id: line.id,
      title: numbered(title),
      abstract: numbered(abstract),
      authors: line.authors ?? [],
    })),
  }
}

const known = new Map<string, string>()

/** Numbers say little of what a paper is about; "3d" and "gpt4" do. */
function stemsOf(text: string): string[] {
  return wordsOf(text).flatMap(word => {
    if (isStopWord(word) || /^\d+$/.test(word) || word.length < 2) return []
    let stem = known.get(word)
    if (stem === undefined) known.set(word, (stem = stemOf(word)))
    return [stem]
  })
}

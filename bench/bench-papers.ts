import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Papers to measure with: real ones where the samples are, invented ones everywhere. */

export interface BenchSet {
  readonly name: string
  /** JSON lines. */
  readonly text: string
  readonly count: number
}

const SAMPLES = process.env['OFFPRINT_SAMPLES'] ?? join(import.meta.dirname, '../../shared/samples')

export function benchSets(): BenchSet[] {
  const real = realPapers()
  return [...(real === null ? [] : [real]), inventedPapers(20_000)]
}

function realPapers(): BenchSet | null {
  const file = join(SAMPLES, 'papers-20k.jsonl.gz')
  if (!existsSync(file)) return null
  const text = gunzipSync(readFileSync(file)).toString()
  return { name: 'real', text, count: text.trim().split('\n').length }
}

export interface InventedPaper {
  readonly key: string
  readonly title: string
  readonly abstract: string
  readonly authors: readonly string[]
  readonly year: number
  readonly url: string
}

export function inventedPapers(count: number): BenchSet {
  const lines = Array.from(eachInvented(count), paper => JSON.stringify(paper))
  return { name: 'invented', text: `${lines.join('\n')}\n`, count }
}

/** The same ones every time, however many: the first of many are those of few. Those before `from` are left out. */
export function* eachInvented(count: number, from = 0): Generator<InventedPaper> {
  // Lengths and the spread of words as in abstracts: half of all words are of the commonest hundred.
  const random = seeded(20_261_124)
  const words = Array.from({ length: 30_000 }, () => inventedWord(random))
  const word = (): string => words[Math.floor(words.length ** random() - 1)] ?? 'word'
  const sentence = (length: number): string => Array.from({ length }, word).join(' ')
  for (let index = 0; index < count; index += 1) {
    const paper = {
      key: `bench:${index}`,
      title: `${sentence(9)} ${index}`,
      abstract: sentence(130 + Math.floor(random() * 80)),
      authors: Array.from({ length: 1 + Math.floor(random() * 7) }, () => `${sentence(1)} ${sentence(1)}`),
      year: 2000 + Math.floor(random() * 26),
      url: `https://example.org/paper/${index}`,
    }
    if (index >= from) yield paper
  }
}

function inventedWord(random: () => number): string {
  const syllables = ['ta', 'ri', 'mon', 'el', 'sa', 'vek', 'lo', 'pra', 'shi', 'un', 'dor', 'mi']
  return Array.from(
    { length: 1 + Math.floor(random() * 3) },
    () => syllables[Math.floor(random() * syllables.length)],
  ).join('')
}

/** The same numbers every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

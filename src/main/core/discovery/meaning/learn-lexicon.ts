import { isStopWord } from '../../papers/words/stop-words.ts'
import { rarityOf } from '../words/word-weights.ts'
import { countIn, eachTerm } from '../words/paper-terms.ts'
import { NAME_SIGN, type Vocabulary } from '../words/vocabulary.ts'
import { latentDirections } from './latent-directions.ts'
import { type CountedWords, weighTexts } from './sparse-texts.ts'
import { encodeWordTable } from './word-table.ts'

/** A word table learnt from the library's own papers: what goes together in them, whatever their field is. */

const DIMENSIONS = 256
const ROUNDS = 4
const SEED = 20_261_125
// More would not say more, and take longer.
const MOST_PAPERS = 20_000
const MOST_WORDS = 24_000

/** The fewest papers that have something to teach. */
export const FEWEST_PAPERS = 40

/** `papers` are the terms of every paper of the library. Yields now and then. */
export function* learnLexicon(papers: readonly Uint8Array[], vocabulary: Vocabulary): Generator<void, Uint8Array> {
  const every = Math.max(1, papers.length / MOST_PAPERS)
  const texts: CountedWords[] = []
  const spreads = new Map<number, number>()
  for (let at = 0; at < papers.length; at += every) {
    const counts = stemsIn(papers[Math.floor(at)] ?? new Uint8Array(), vocabulary)
    for (const stem of counts.keys()) spreads.set(stem, (spreads.get(stem) ?? 0) + 1)
    texts.push({ words: [...counts.keys()], counts: [...counts.values()] })
    if (texts.length % 200 === 0) yield
  }
  const least = texts.length < 3_000 ? 2 : 3
  const kept = [...spreads]
    .filter(([stem, spread]) => spread >= least && teaches(vocabulary.stemAt(stem)))
    .sort((a, b) => b[1] - a[1] || (vocabulary.stemAt(a[0]) < vocabulary.stemAt(b[0]) ? -1 : 1))
    .slice(0, MOST_WORDS)
  const numbers = new Map(kept.map(([stem], number) => [stem, number]))
  const rarities = Float32Array.from(kept, ([, spread]) => rarityOf(spread, texts.length))
  const numbered = texts.map(({ words, counts }) => {
    const of = words.map(word => numbers.get(word) ?? -1)
    return { words: of.filter(word => word >= 0), counts: counts.filter((_, at) => (of[at] ?? -1) >= 0) }
  })
  const dimensions = Math.min(DIMENSIONS, Math.max(8, Math.floor(texts.length / 4)))
  const vectors = yield* latentDirections(weighTexts(numbered, rarities), dimensions, ROUNDS, SEED)
  const stems = kept.map(([stem]) => vocabulary.stemAt(stem))
  return encodeWordTable({ dimensions, stems, rarities, vectors, pieces: new Float32Array(0) })
}

/** The stems of title and abstract, and how often each stands there. */
export function stemsIn(terms: Uint8Array, vocabulary: Vocabulary): Map<number, number> {
  const counts = new Map<number, number>()
  eachTerm(terms, (word, fields) => {
    const count = countIn(fields, 'title') + countIn(fields, 'abstract')
    if (count === 0) return
    const stem = vocabulary.stemOfWord(word)
    counts.set(stem, (counts.get(stem) ?? 0) + count)
  })
  return counts
}

function teaches(stem: string): boolean {
  return !stem.startsWith(NAME_SIGN) && !isStopWord(stem)
}

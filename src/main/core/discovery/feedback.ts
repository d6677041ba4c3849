import { countIn, eachTerm } from './words/paper-terms.ts'
import type { AskedWord } from './words/rank-words.ts'
import { rarityOf } from './words/word-weights.ts'
import type { WordIndex } from './words/word-index.ts'
import { NAME_SIGN } from './words/vocabulary.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'

/** Words of papers, weighed: what a paper is about, or what the first papers found have in common. */

export interface WeighedPaper {
  readonly paper: PaperId
  readonly weight: number
}

/** The stems that tell most of the papers together, the most telling first; their weights add up to 1. */
export function tellingStems(
  papers: readonly WeighedPaper[],
  index: WordIndex,
  count: number,
): readonly { readonly stem: number; readonly weight: number }[] {
  const weights = new Map<number, number>()
  for (const { paper, weight } of papers) {
    const place = index.placeOf(paper)
    const terms = index.termsOf(paper)
    if (place === undefined || !terms) continue
    const held = 1.5 * (0.25 + (0.75 * (index.lengths[place] ?? 0)) / index.meanLength)
    const counts = new Map<number, number>()
    eachTerm(terms, (word, fields) => {
      const often = 3 * countIn(fields, 'title') + countIn(fields, 'abstract')
      const stem = index.vocabulary.stemOfWord(word)
      if (often > 0) counts.set(stem, (counts.get(stem) ?? 0) + often)
    })
    for (const [stem, often] of counts) {
      const rarity = rarityOf(index.spread(stem), index.papers)
      weights.set(stem, (weights.get(stem) ?? 0) + (weight * rarity * often) / (often + held))
    }
  }
  const best = [...weights]
    .filter(([stem]) => !index.vocabulary.stemAt(stem).startsWith(NAME_SIGN))
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, count)
  const total = best.reduce((sum, [, weight]) => sum + weight, 0) || 1
  return best.map(([stem, weight]) => ({ stem, weight: weight / total }))
}

export interface FeedbackOptions {
  readonly papers: number
  readonly stems: number
  /** How much the found words count beside the asked ones, 0..1. */
  readonly share: number
}

/** The question with the words that the first papers found have in common. */
export function withFeedback(
  asked: readonly AskedWord[],
  first: readonly WeighedPaper[],
  index: WordIndex,
  { papers, stems, share }: FeedbackOptions,
): AskedWord[] {
  const own = asked.map(word => ({ ...word, weight: ((1 - share) * word.weight) / asked.length }))
  const common = tellingStems(first.slice(0, papers), index, stems).map(({ stem, weight }) => ({
    stems: [{ stem, share: 1 }],
    weight: share * weight,
    mask: 0,
  }))
  return [...own, ...common]
}

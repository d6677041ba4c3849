import type { PaperId } from '../../../../preload/contract/paper.ts'
import type { FinderMemory } from '../finder-memory.ts'
import { UNIT } from '../meaning/embedder.ts'
import { countIn, eachTerm } from '../words/paper-terms.ts'
import { rarityOf } from '../words/word-weights.ts'
import { NAME_SIGN } from '../words/vocabulary.ts'
import type { Decisions, Example } from './decisions.ts'
import { type InterestModel, type LearningText, learnInterest } from './interest-model.ts'
import { likedNames } from './named-features.ts'

/** Papers by what their reader decided about others: words, names and nearness, each of which can be named and argued with. */

export interface InterestRanking {
  readonly isReady: boolean
  readonly decisions: number
  scoreOf(paper: PaperId): number
  /** What a paper's score is the sum of. */
  partsOf(paper: PaperId): readonly Part[]
}

export interface Part {
  readonly feature: string
  readonly label: string
  readonly effect: number
  readonly paper: PaperId | null
}

// Fewer decisions are a mood.
const FEWEST_DECISIONS = 3
// Undecided papers stand for what is usual; each says little against itself.
const BACKGROUND = 200
const BACKGROUND_WEIGHT = 0.08
const NEAR_SHARE = 6
const WORD_SHARE = 3
const BOOST = 1.5
// What "less of this" takes away, where the paper is all about it.
const LESS = 4

export function rankInterest(memory: Pick<FinderMemory, 'index' | 'vectors'>, decisions: Decisions): InterestRanking {
  const { index } = memory
  const examples = decisions.examples.filter(({ paper }) => index.placeOf(paper) !== undefined)
  // Dislikes alone say something too: what is unlike them comes first, until something is liked.
  const isReady = examples.length >= FEWEST_DECISIONS
  const background = everyFew(index.ids(), BACKGROUND, new Set(examples.map(({ paper }) => paper)))
  const model = learnInterest([
    ...examples.map(example => textOf(memory, example.paper, example.isLiked, example.weight)),
    ...background.map(paper => textOf(memory, paper, false, BACKGROUND_WEIGHT)),
  ])
  const words = wordWeights(memory, model, decisions)
  const names = likedNames(examples, decisions.stances, index)
  const near = nearness(memory, examples, background, decisions)
  const boosts = Map.groupBy(decisions.boosts, ({ paper }) => paper)

  return {
    isReady: isReady || decisions.boosts.length > 0,
    decisions: examples.length,
    scoreOf(paper) {
      let score = near.scoreOf(paper) + BOOST * (boosts.get(paper)?.length ?? 0)
      for (const [stem, amount] of amountsOf(memory, paper)) score += WORD_SHARE * amount * (words[stem] ?? 0)
      for (const { effect } of names.get(paper) ?? []) score += effect
      return score
    },
    partsOf(paper) {
      const parts: Part[] = []
      const forms = formsIn(memory, paper)
      for (const [stem, amount] of amountsOf(memory, paper)) {
        const effect = WORD_SHARE * amount * (words[stem] ?? 0)
        const name = index.vocabulary.stemAt(stem)
        if (effect !== 0) parts.push({ feature: `word:${name}`, label: forms.get(stem) ?? name, effect, paper: null })
      }
      for (const { feature, label, effect } of names.get(paper) ?? [])
        parts.push({ feature, label, effect, paper: null })
      for (const { rule, name } of boosts.get(paper) ?? [])
        parts.push({ feature: `rule:${rule}`, label: name, effect: BOOST, paper: null })
      return [...parts, ...near.partsOf(paper)].sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    },
  }
}

function everyFew(ids: readonly PaperId[], count: number, without: ReadonlySet<PaperId>): PaperId[] {
  const step = Math.max(1, ids.length / count)
  const found: PaperId[] = []
  for (let at = 0; at < ids.length; at += step) {
    const id = ids[Math.floor(at)]
    if (id !== undefined && !without.has(id)) found.push(id)
  }
  return found
}

function textOf(memory: Pick<FinderMemory, 'index'>, paper: PaperId, isLiked: boolean, weight: number): LearningText {
  return { features: amountsOf(memory, paper), isLiked, weight }
}

/** The stems of title and abstract, each by how often and how rare; of length 1. */
function amountsOf({ index }: Pick<FinderMemory, 'index'>, paper: PaperId): Map<number, number> {
  const amounts = new Map<number, number>()
  const terms = index.termsOf(paper)
  if (!terms) return amounts
  eachTerm(terms, (word, fields) => {
    const often = 2 * countIn(fields, 'title') + countIn(fields, 'abstract')
    if (often === 0) return
    const stem = index.vocabulary.stemOfWord(word)
    amounts.set(stem, (amounts.get(stem) ?? 0) + often)
  })
  let square = 0
  for (const [stem, often] of amounts) {
    const amount = Math.log1p(often) * rarityOf(index.spread(stem), index.papers)
    amounts.set(stem, amount)
    square += amount * amount
  }
  const length = Math.sqrt(square) || 1
  for (const [stem, amount] of amounts) amounts.set(stem, amount / length)
  return amounts
}

/** A word of the paper for each stem: "neurons" reads better than "neuron". */
function formsIn({ index }: Pick<FinderMemory, 'index'>, paper: PaperId): ReadonlyMap<number, string> {
  const forms = new Map<number, string>()
  eachTerm(index.termsOf(paper) ?? new Uint8Array(), word => {
    const form = index.vocabulary.wordAt(word)
    const stem = index.vocabulary.stemOfWord(word)
    if (!form.startsWith(NAME_SIGN) && !forms.has(stem)) forms.set(stem, form)
  })
  return forms
}

function wordWeights(
  { index }: Pick<FinderMemory, 'index'>,
  { weights }: InterestModel,
  { stances }: Decisions,
): Float32Array {
  const byStem = new Float32Array(index.vocabulary.stems)
  for (const [stem, weight] of weights) byStem[stem] = weight
  for (const [feature, stance] of stances) {
    const stem = feature.startsWith('word:') ? index.vocabulary.knownStem(feature.slice(5)) : undefined
    if (stem !== undefined) byStem[stem] = stance === 'never' ? 0 : Math.min(0, byStem[stem] ?? 0) - LESS
  }
  return byStem
}

interface Nearness {
  scoreOf(paper: PaperId): number
  partsOf(paper: PaperId): readonly Part[]
}

// Of the papers a paper is near to or far from, those that say most are named.
const NAMED_NEIGHBOURS = 6

/** How near a paper is to what was liked, and how far from the rest: a sum over the papers decided about. */
function nearness(
  { vectors }: Pick<FinderMemory, 'vectors'>,
  examples: readonly Example[],
  background: readonly PaperId[],
  { stances }: Decisions,
): Nearness {
  const liked = examples.filter(({ isLiked }) => isLiked)
  const others = examples.filter(({ isLiked }) => !isLiked)
  const total = (some: readonly Example[]): number => some.reduce((sum, { weight }) => sum + weight, 0) || 1
  const shares = new Map<PaperId, number>()
  const add = (paper: PaperId, share: number): void => void shares.set(paper, (shares.get(paper) ?? 0) + share)
  for (const { paper, weight } of liked) add(paper, (NEAR_SHARE * weight) / total(liked))
  const against = others.length === 0 ? 0 : 0.5
  for (const { paper, weight } of others) add(paper, (-NEAR_SHARE * against * weight) / total(others))
  if (liked.length > 0)
    for (const paper of background) add(paper, (-NEAR_SHARE * (1 - against)) / Math.max(1, background.length))
  for (const [feature, stance] of stances) {
    const paper = (feature.startsWith('paper:') ? Number(feature.slice(6)) : 0) as PaperId
    const share = shares.get(paper)
    if (share !== undefined) shares.set(paper, stance === 'never' ? 0 : -Math.abs(share))
  }
  const direction = new Float32Array(vectors.dimensions)
  for (const [paper, share] of shares) {
    const vector = vectors.vectorOf(paper)
    if (!vector) continue
    for (let d = 0; d < direction.length; d += 1) direction[d] = (direction[d] ?? 0) + (share * (vector[d] ?? 0)) / UNIT
  }
  const product = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
    let sum = 0
    for (let d = 0; d < a.length; d += 1) sum += (a[d] ?? 0) * (b[d] ?? 0)
    return sum
  }
  return {
    scoreOf(paper) {
      const vector = vectors.vectorOf(paper)
      return vector ? product(direction, vector) / UNIT : 0
    },
    partsOf(paper) {
      const own = vectors.vectorOf(paper)
      if (!own) return []
      return examples
        .flatMap(({ paper: other, title }) => {
          const vector = vectors.vectorOf(other)
          const share = shares.get(other) ?? 0
          if (!vector || share === 0 || other === paper) return []
          const effect = (share * product(own, vector)) / UNIT ** 2
          return effect === 0 ? [] : [{ feature: `paper:${other}`, label: title, effect, paper: other }]
        })
        .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
        .slice(0, NAMED_NEIGHBOURS)
    },
  }
}

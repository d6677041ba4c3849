import type { PaperId } from '../../../../preload/contract/paper.ts'
import type { Stance } from '../../../../preload/contract/interest.ts'
import { wordsOf } from '../../papers/words/words-of.ts'
import { maskOf } from '../words/paper-terms.ts'
import { NAME_SIGN } from '../words/vocabulary.ts'
import type { WordIndex } from '../words/word-index.ts'
import type { Example } from './decisions.ts'

/** Authors and organisations that speak for or against papers. */

export interface NamedFeature {
  readonly feature: string
  readonly label: string
  readonly effect: number
}

const MOST_NAMES = 400
// Of papers with a hundred authors each says next to nothing.
const MOST_AUTHORS = 12
const AUTHOR = 1.2
const ORGANIZATION = 0.6
const LESS = 2
// One decision is a chance; with each more of the same kind the name says more.
const SURENESS = 2

/** By paper, the names on it that the reader decided about before. */
export function likedNames(
  examples: readonly Example[],
  stances: ReadonlyMap<string, Stance>,
  index: WordIndex,
): ReadonlyMap<PaperId, readonly NamedFeature[]> {
  const sums = new Map<string, { label: string; sum: number; of: number }>()
  const note = (feature: string, label: string, value: number): void => {
    const known = sums.get(feature) ?? { label, sum: 0, of: 0 }
    sums.set(feature, { label, sum: known.sum + value, of: known.of + Math.abs(value) })
  }
  for (const { authors, organization, isLiked, weight } of examples) {
    const value = isLiked ? weight : -weight
    if (authors.length <= MOST_AUTHORS) for (const name of authors) note(`author:${name}`, name, value)
    if (organization) note(`organization:${organization}`, organization, value)
  }
  for (const feature of stances.keys())
    if (/^(author|organization):/.test(feature)) note(feature, feature.slice(feature.indexOf(':') + 1), 0)
  const effects = [...sums]
    .map(([feature, { label, sum, of }]) => ({
      feature,
      label,
      effect: effectOf(feature, sum, of, stances.get(feature)),
    }))
    .filter(({ effect }) => effect !== 0)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .slice(0, MOST_NAMES)
  const found = new Map<PaperId, NamedFeature[]>()
  for (const named of effects)
    for (const paper of papersNamed(named, index)) {
      const known = found.get(paper)
      if (known) known.push(named)
      else found.set(paper, [named])
    }
  return found
}

function effectOf(feature: string, sum: number, of: number, stance: Stance | undefined): number {
  if (stance === 'never') return 0
  if (stance === 'less') return -LESS
  return (feature.startsWith('author:') ? AUTHOR : ORGANIZATION) * (sum / (of + SURENESS))
}

/** Papers with all parts of the name. */
function papersNamed({ feature, label }: NamedFeature, index: WordIndex): PaperId[] {
  const isAuthor = feature.startsWith('author:')
  const mask = maskOf(isAuthor ? 'author' : 'organization')
  const parts = [...new Set(wordsOf(label))]
  const stems = parts.map(part =>
    isAuthor ? index.vocabulary.knownStem(NAME_SIGN + part) : stemOfKnownWord(index, part),
  )
  if (stems.length === 0 || stems.some(stem => stem === undefined)) return []
  const ordered = stems.flatMap(stem => stem ?? []).sort((a, b) => index.spread(a) - index.spread(b))
  let places: Set<number> | null = null
  for (const stem of ordered) {
    const before: Set<number> | null = places
    const now = new Set<number>()
    index.each(stem, (place, fields) => {
      if ((fields & mask) !== 0 && (before === null || before.has(place))) now.add(place)
    })
    places = now
    if (now.size === 0) return []
  }
  return [...(places ?? [])].map(place => index.paperAt(place)).filter(paper => index.placeOf(paper) !== undefined)
}

function stemOfKnownWord({ vocabulary }: WordIndex, word: string): number | undefined {
  const number = vocabulary.known(word)
  return number === undefined ? undefined : vocabulary.stemOfWord(number)
}

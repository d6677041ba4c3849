import { eachTerm, maskOf } from './words/paper-terms.ts'
import type { AskedWord } from './words/rank-words.ts'
import type { WordIndex } from './words/word-index.ts'

const NAMED = maskOf('title') | maskOf('author') | maskOf('facts')

/** The largest share of what was asked, by rarity, that one of the papers has in its title, among its authors or as its year. */
export function titleCoverOf(
  index: WordIndex,
  asked: readonly AskedWord[],
  rarities: readonly number[],
  places: readonly number[],
): number {
  const all = rarities.reduce((sum, rarity) => sum + rarity, 0)
  if (all <= 0) return 0
  let most = 0
  for (const place of places) {
    const terms = index.termsOf(index.paperAt(place))
    if (!terms) continue
    const named = new Set<number>()
    eachTerm(terms, (word, fields) => {
      if ((fields & NAMED) !== 0) named.add(index.vocabulary.stemOfWord(word))
    })
    const has = asked.reduce(
      (sum, { stems }, at) => sum + (stems.some(({ stem }) => named.has(stem)) ? (rarities[at] ?? 0) : 0),
      0,
    )
    most = Math.max(most, has / all)
  }
  return most
}

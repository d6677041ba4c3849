import type { PaperId } from '../../../../preload/contract/paper.ts'
import type { ReadHandle } from '../../database/handles.ts'
import type { PlaceInFile } from '../../finder-port.ts'
import type { AskedWords } from '../query/ask-words.ts'
import type { SearchQuestion } from '../query/search-question.ts'
import { type RankedBoard, rankedOn } from '../words/rank-words.ts'
import { rarityOf } from '../words/word-weights.ts'
import type { WordIndex } from '../words/word-index.ts'
import { findPages, hasPages } from './found-pages.ts'
import { pageExpression } from './page-expression.ts'

/** What stands on pages, beside what stands in titles and abstracts. */

export type PlacesOnPages = ReadonlyMap<PaperId, PlaceInFile>

/** Null where no PDF was read; nothing where the question says nothing of texts. */
export function pagesFor(read: ReadHandle, { onPages }: Pick<SearchQuestion, 'onPages'>): PlacesOnPages | null {
  if (!hasPages(read)) return null
  const expression = pageExpression(onPages)
  return expression === null ? new Map() : findPages(read, expression)
}

// Of the score of a word that stands in an abstract once: said once on a page, and on every one of them.
const LEAST_COUNT = 0.4
const MOST_COUNT = 1.2
const SATURATION = 1.5

interface Asking {
  readonly index: WordIndex
  readonly asked: AskedWords
  readonly allowed: Uint8Array | null
}

/** Papers have the words of their pages too, where they do not have them in their own. */
export function addPages(ranked: RankedBoard, pages: PlacesOnPages, { index, asked, allowed }: Asking): RankedBoard {
  if (pages.size === 0) return ranked
  const { board } = ranked
  const { scores, found } = board
  // Words that no title and abstract has are as rare as can be.
  const rarest = rarityOf(1, index.papers)
  const missing = asked.unknown.length * rarest
  const all = 2 ** Math.min(asked.words.length, 31) - 1
  for (const [paper, place] of pages) {
    const at = index.placeOf(paper)
    if (at === undefined || (allowed !== null && allowed[at] !== 1)) continue
    const has = found[at] ?? 0
    const lacking = ranked.rarities.reduce(
      (sum, rarity, word) => ((has >> Math.min(word, 30)) & 1 ? sum : sum + rarity),
      0,
    )
    const count = Math.min(MOST_COUNT, LEAST_COUNT + 0.1 * Math.log2(place.pages.length))
    const gain = ((SATURATION + 1) * count) / (count + SATURATION)
    if ((scores[at] ?? 0) === 0) board.touch(at)
    // A trifle more for having all of it on one page.
    scores[at] = (scores[at] ?? 0) + gain * (lacking + missing) + 0.02 * gain
    found[at] = has | all
  }
  return rankedOn(board, ranked.rarities)
}

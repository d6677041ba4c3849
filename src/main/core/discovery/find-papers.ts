import type { PaperId } from '../../../preload/contract/paper.ts'
import type { SearchMode } from '../../../preload/contract/search.ts'
import type { ReadHandle } from '../database/handles.ts'
import { isStopWord } from '../papers/words/stop-words.ts'
import { foldText, wordsOf } from '../papers/words/words-of.ts'
import type { FinderHits } from '../finder-port.ts'
import { bestOf } from './best-of.ts'
import { bestRows } from './best-rows.ts'
import { type FeedbackOptions, withFeedback, type WeighedPaper } from './feedback.ts'
import type { FinderMemory } from './finder-memory.ts'
import { meaningShare, scaled, scaleOf } from './fuse.ts'
import { UNIT } from './meaning/embedder.ts'
import { type AskedWords, askWords } from './query/ask-words.ts'
import { addPages, type PlacesOnPages, pagesFor } from './pages/rank-pages.ts'
import { isOnAPage } from './pages/found-pages.ts'
import { papersUnder } from './query/papers-under.ts'
import { readQuery } from './query/read-query.ts'
import type { SearchQuestion } from './query/search-question.ts'
import { rankBest } from './words/rank-best.ts'
import { type AskedWord, type RankedWords, rankWords } from './words/rank-words.ts'
import { titleCoverOf } from './word-evidence.ts'

/** Answers one question: by words, by meaning, or by both. */

// As many as the two rankings are made comparable by.
const COMPARED = 100
// Past these, what is near by meaning alone is near to anything.
const MOST_NEAR = 1_000
const FEEDBACK: FeedbackOptions = { papers: 10, stems: 40, share: 0.4 }
// Shorter questions name a thing; longer ones describe it.
const SENTENCE = 4

export interface SearchRequest {
  readonly query: string
  readonly mode: SearchMode
  readonly limit: number
  /** For a list that is read through, not looked at from the top: what has all the words, or what is nearest. */
  readonly narrow: boolean
}

export type Hits = Omit<FinderHits, 'unread'>

export function findPapers(
  memory: FinderMemory,
  read: ReadHandle,
  { query, mode, limit, narrow }: SearchRequest,
): Hits {
  const { index, lookup } = memory
  const question = readQuery(query)
  const allowed = papersUnder(question, read, index, lookup)
  const pages = pagesFor(read, question)
  const asked = askWords(question.words, index, lookup, word => pages !== null && isOnAPage(read, word))
  const marked = [...question.words.map(word => word.text), ...asked.corrections.map(({ meant }) => meant)]
  const answer = (hits: FinderHits['hits']): Hits => ({
    hits: withPages(hits, pages),
    words: [...new Set(marked)],
    problems: problemsOf(query, question, asked),
  })

  if (question.words.every(word => isStopWord(word.text) && !word.isPrefix)) {
    const unranked = question.words.length === 0 && question.required.length === 0 && question.excluded.length === 0
    if (unranked) return answer([])
    if (asked.words.length === 0) return answer(newestOf(memory, read, question, allowed, limit))
  }
  const depth = mode === 'words' ? limit : Math.max(limit, COMPARED)
  const words =
    pages === null || pages.size === 0
      ? ranked(memory, asked.words, allowed, depth)
      : addPages(rankWords(index, asked.words, allowed), pages, { index, asked, allowed })
  // A letter alone means nothing yet.
  const isLetter = question.words.length === 1 && question.words[0]?.text.length === 1
  if (mode === 'words' || isLetter) return answer(hitsOf(words, memory, limit))
  const meant = wordsToEmbed(question, asked)
  if (words.isEmpty && !memory.embedder.knows(meant)) return answer([])
  const nearness = memory.vectors.productsWith(memory.embedder.embed(meant))
  const isIn = (row: number): boolean => {
    if (allowed === null) return true
    const place = index.placeOf(memory.vectors.paperAt(row))
    return place !== undefined && allowed[place] === 1
  }
  if (mode === 'meaning') return answer(nearestOf(memory, nearness, isIn, limit))
  const isExact = question.required.some(group => group.some(({ kind }) => kind === 'phrase'))
  const hits = fused(memory, { asked, words, nearness, isIn, allowed, isExact }, limit)
  return answer(narrow ? narrowed(hits, memory, { asked, words, pages }) : hits)
}

// Of more papers, or for more stems, every paper is looked at: hardly one could be left out.
const MOST_BEST = 500
const MOST_STEMS = 32

function ranked(
  { index }: FinderMemory,
  asked: readonly AskedWord[],
  allowed: Uint8Array | null,
  depth: number,
): RankedWords {
  const stems = asked.reduce((sum, word) => sum + word.stems.length, 0)
  const isWide = depth > MOST_BEST || stems > MOST_STEMS
  return isWide ? rankWords(index, asked, allowed) : rankBest(index, asked, allowed, depth)
}

function withPages(hits: FinderHits['hits'], pages: PlacesOnPages | null): FinderHits['hits'] {
  if (pages === null || pages.size === 0) return hits
  return hits.map(hit => {
    const place = pages.get(hit.paper)
    return place ? { ...hit, place } : hit
  })
}

const FEW_WORDS = 3
const NEAREST_SHOWN = 100

interface Narrowing {
  readonly asked: AskedWords
  readonly words: RankedWords
  readonly pages: PlacesOnPages | null
}

/** Of few words, the papers that have all of them, where there are any; else what is nearest. */
function narrowed(
  hits: FinderHits['hits'],
  { index }: FinderMemory,
  { asked, words, pages }: Narrowing,
): FinderHits['hits'] {
  if (asked.words.length + asked.unknown.length <= FEW_WORDS) {
    const all = 2 ** asked.words.length - 1
    const hasAll = (paper: PaperId): boolean =>
      pages?.has(paper) === true || (asked.unknown.length === 0 && words.foundAt(index.placeOf(paper) ?? -1) === all)
    const full = hits.filter(({ paper }) => hasAll(paper))
    if (full.length > 0) return full
  }
  return hits.slice(0, NEAREST_SHOWN)
}

interface Evidence {
  readonly asked: AskedWords
  readonly words: RankedWords
  readonly nearness: Int32Array
  readonly isIn: (row: number) => boolean
  readonly allowed: Uint8Array | null
  /** The reader said exactly which words to look for. */
  readonly isExact: boolean
}

function fused(
  memory: FinderMemory,
  { asked, words, nearness, isIn, allowed, isExact }: Evidence,
  limit: number,
): FinderHits['hits'] {
  const { index, vectors } = memory
  const depth = Math.max(limit, COMPARED)
  const firstPlaces = words.best(depth)
  const share = meaningShare({
    words: asked.words.length,
    bestCover: coverOf(words, firstPlaces[0]),
    titleCover: titleCoverOf(index, asked.words, words.rarities, firstPlaces.slice(0, 10)),
    isExact,
  })
  const isSentence = asked.words.length >= SENTENCE && share > 0.3
  const fed = isSentence ? ranked(memory, fedBack(memory, asked, words, firstPlaces), allowed, depth) : words
  const places = isSentence ? fed.best(depth) : firstPlaces
  const rows = bestRows(nearness, Math.min(depth, MOST_NEAR), isIn)
  const wordScale = scaleOf(places.slice(0, COMPARED).map(fed.scoreAt))
  const meaningScale = scaleOf(rows.slice(0, COMPARED).map(row => nearness[row] ?? 0))
  const scores = new Map<PaperId, number>()
  const score = (paper: PaperId): void => {
    if (scores.has(paper)) return
    const place = index.placeOf(paper)
    const row = vectors.rowOf(paper)
    const byWords = place === undefined ? 0 : fed.scoreAt(place)
    const byMeaning = row === undefined ? 0 : (nearness[row] ?? 0)
    scores.set(paper, (1 - share) * scaled(byWords, wordScale) + share * scaled(byMeaning, meaningScale))
  }
  for (const place of places) score(index.paperAt(place))
  for (const row of rows) score(vectors.paperAt(row))
  return bestOf(scores.keys(), paper => scores.get(paper as PaperId) ?? 0, limit).map(paper => ({
    paper: paper as PaperId,
    score: scores.get(paper as PaperId) ?? 0,
  }))
}

function fedBack(
  { index }: FinderMemory,
  asked: AskedWords,
  words: RankedWords,
  places: readonly number[],
): ReturnType<typeof withFeedback> {
  const first: WeighedPaper[] = places
    .slice(0, FEEDBACK.papers)
    .map(place => ({ paper: index.paperAt(place), weight: words.scoreAt(place) }))
  return withFeedback(asked.words, first, index, FEEDBACK)
}

function hitsOf(words: RankedWords, { index }: FinderMemory, limit: number): FinderHits['hits'] {
  return words.best(limit).map(place => ({ paper: index.paperAt(place), score: words.scoreAt(place) }))
}

function nearestOf(
  { vectors }: FinderMemory,
  nearness: Int32Array,
  isIn: (row: number) => boolean,
  limit: number,
): FinderHits['hits'] {
  return bestRows(nearness, limit, isIn).map(row => ({
    paper: vectors.paperAt(row),
    score: (nearness[row] ?? 0) / UNIT ** 2,
  }))
}

/** How much of what was asked a paper has, by rarity. */
function coverOf({ foundAt, rarities }: RankedWords, place: number | undefined): number {
  if (place === undefined) return 0
  // Found on pages alone, which have all that was asked.
  if (rarities.length === 0) return 1
  const all = rarities.reduce((sum, rarity) => sum + rarity, 0)
  const found = foundAt(place)
  const has = rarities.reduce((sum, rarity, at) => sum + ((found >> Math.min(at, 30)) & 1 ? rarity : 0), 0)
  return all > 0 ? has / all : 0
}

/** What the query says, with what was meant in the place of what was mistyped. */
function wordsToEmbed(question: SearchQuestion, asked: AskedWords): string {
  const meant = new Map(asked.corrections.map(correction => [correction.typed, correction.meant]))
  return question.words.map(word => meant.get(word.text) ?? word.text).join(' ')
}

/** Where nothing tells one paper from the other: conditions alone, or words that stand in every text. The newest first. */
function newestOf(
  { index }: FinderMemory,
  read: ReadHandle,
  question: SearchQuestion,
  allowed: Uint8Array | null,
  limit: number,
): FinderHits['hits'] {
  const typed = question.words.map(word => `"${wordsOf(word.text).join(' ')}"`)
  const holding = (columns: string): PaperId[] =>
    read.column(
      'SELECT rowid FROM paper_words WHERE paper_words MATCH ? ORDER BY rowid DESC LIMIT ?',
      ...[`${columns}(${typed.join(' AND ')})`, limit],
    )
  // In a title a word that says nothing is at least in sight.
  const ids =
    typed.length > 0
      ? [...new Set([...holding('{title} : '), ...holding('')])]
      : read.column<PaperId>('SELECT paper_id FROM reading WHERE trashed_at IS NULL ORDER BY arrival DESC')
  return ids
    .filter(paper => {
      const place = index.placeOf(paper)
      return place !== undefined && (allowed === null || allowed[place] === 1)
    })
    .slice(0, limit)
    .map((paper, at) => ({ paper, score: 1 / (at + 1) }))
}

function problemsOf(query: string, question: SearchQuestion, asked: AskedWords): FinderHits['problems'] {
  const corrected = asked.corrections.map(({ typed, meant }) => {
    const at = foldText(query).indexOf(typed)
    // Folding may change how long a text is: then the whole of it is pointed at.
    const isThere = at >= 0 && foldText(query.slice(at, at + typed.length)) === typed
    return {
      at: isThere ? at : 0,
      length: isThere ? typed.length : query.length,
      message: `No paper has "${typed}"; it was read as "${meant}".`,
    }
  })
  return [...question.problems, ...corrected].sort((a, b) => a.at - b.at)
}

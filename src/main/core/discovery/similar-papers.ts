import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import type { FinderHits } from '../finder-port.ts'
import { bestOf } from './best-of.ts'
import { bestRows } from './best-rows.ts'
import { tellingStems } from './feedback.ts'
import type { FinderMemory } from './finder-memory.ts'
import type { Hits } from './find-papers.ts'
import { scaled, scaleOf } from './fuse.ts'
import { countedStems, inUnits } from './meaning/embedder.ts'
import { papersUnder } from './query/papers-under.ts'
import { type AskedWord, type RankedWords, rankWords } from './words/rank-words.ts'

/** Papers like some others, or like a text: by their most telling words and by meaning. */

const COMPARED = 200
const TELLING = 80
// The common words at the end of the list cost most and say least: so many looks for each paper of the library.
const FEWEST_TELLING = 25
const TIMES_LIBRARY = 2
const MEANING_SHARE = 0.35

export interface SimilarQuestion {
  readonly papers: readonly PaperId[]
  readonly text: string
  readonly limit: number
}

export function similarPapers(memory: FinderMemory, read: ReadHandle, { papers, text, limit }: SimilarQuestion): Hits {
  const { index, vectors } = memory
  const given = papers.filter(paper => index.placeOf(paper) !== undefined)
  if (given.length === 0 && countedStems(text).size === 0) return { hits: [], words: [], problems: [] }
  const allowed = papersUnder({ required: [], excluded: [] }, read, index, memory.lookup)
  const own = new Set<PaperId>(papers)
  const isIn = (paper: PaperId): boolean => {
    if (own.has(paper)) return false
    const place = index.placeOf(paper)
    return place !== undefined && (allowed === null || allowed[place] === 1)
  }
  const point = pointOf(memory, given, text)
  const wanted = Math.max(limit, COMPARED)
  // Their own are among the best, and taken away after.
  const words = rankWords(index, askedBy(memory, given, text), allowed)
  const places = words
    .best(wanted + own.size)
    .filter(place => !own.has(index.paperAt(place)))
    .slice(0, wanted)
  const nearness = vectors.productsWith(point)
  const rows = bestRows(nearness, wanted, row => isIn(vectors.paperAt(row)))
  const hits = fused(memory, { words, places, nearness, rows }, limit)
  return { hits, words: [], problems: [] }
}

/** In the middle of the papers and the text. */
function pointOf({ vectors, embedder }: FinderMemory, papers: readonly PaperId[], text: string): Int8Array {
  const points = papers.flatMap(paper => vectors.vectorOf(paper) ?? [])
  if (text.trim() !== '') points.push(embedder.embed(text))
  const [only] = points
  if (points.length === 1 && only) return only
  const sum = new Float32Array(embedder.dimensions)
  for (const point of points) for (const [d, value] of point.entries()) sum[d] = (sum[d] ?? 0) + value
  const length = Math.sqrt(sum.reduce((square, value) => square + value * value, 0)) || 1
  return inUnits(sum.map(value => value / length))
}

function askedBy({ index }: FinderMemory, papers: readonly PaperId[], text: string): AskedWord[] {
  const asked: AskedWord[] = []
  let papersLookedAt = 0
  for (const { stem, weight } of tellingStems(
    papers.map(paper => ({ paper, weight: 1 })),
    index,
    TELLING,
  )) {
    papersLookedAt += index.spread(stem)
    if (asked.length >= FEWEST_TELLING && papersLookedAt > TIMES_LIBRARY * index.papers) break
    asked.push({ stems: [{ stem, share: 1 }], weight, mask: 0 })
  }
  for (const [stem, count] of countedStems(text)) {
    const known = index.vocabulary.knownStem(stem)
    if (known !== undefined && index.spread(known) > 0)
      asked.push({ stems: [{ stem: known, share: 1 }], weight: Math.log1p(count) / TELLING, mask: 0 })
  }
  return asked
}

interface Rankings {
  readonly words: RankedWords
  readonly places: readonly number[]
  readonly nearness: Int32Array
  readonly rows: readonly number[]
}

function fused(
  { index, vectors }: FinderMemory,
  { words, places, nearness, rows }: Rankings,
  limit: number,
): FinderHits['hits'] {
  const wordScale = scaleOf(places.map(words.scoreAt))
  const meaningScale = scaleOf(rows.map(row => nearness[row] ?? 0))
  const share = places.length === 0 ? 1 : MEANING_SHARE
  const scoreOf = (paper: PaperId): number => {
    const [place, row] = [index.placeOf(paper), vectors.rowOf(paper)]
    const byWords = place === undefined ? 0 : words.scoreAt(place)
    const byMeaning = row === undefined ? 0 : (nearness[row] ?? 0)
    return (1 - share) * scaled(byWords, wordScale) + share * scaled(byMeaning, meaningScale)
  }
  const scores = new Map<number, number>()
  for (const paper of [...places.map(index.paperAt), ...rows.map(vectors.paperAt)]) scores.set(paper, scoreOf(paper))
  return bestOf(scores.keys(), paper => scores.get(paper) ?? 0, limit).map(paper => ({
    paper: paper as PaperId,
    score: scores.get(paper) ?? 0,
  }))
}

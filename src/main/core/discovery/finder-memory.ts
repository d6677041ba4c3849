import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import type { FinderReading } from '../finder-port.ts'
import { type Embedder, makeEmbedder } from './meaning/embedder.ts'
import { FEWEST_PAPERS, learnLexicon, stemsIn } from './meaning/learn-lexicon.ts'
import { makeVectorBuffer, type VectorBuffer } from './meaning/vector-buffer.ts'
import { decodeWordTable, type WordTable } from './meaning/word-table.ts'
import { loadKept, readPapers, unreadPapers } from './stored-meaning.ts'
import { readTerms } from './words/read-terms.ts'
import { makeWordIndex, type WordIndex } from './words/word-index.ts'
import { makeWordLookup, type WordLookup } from './words/word-lookup.ts'

/** What the finder holds of the library: the words and the vector of every paper it has read. */
export interface FinderMemory {
  readonly index: WordIndex
  readonly lookup: WordLookup
  readonly embedder: Embedder
  readonly vectors: VectorBuffer
  /** How many papers changed since they were read. */
  unread(): number
  /** Reads some papers; false where there was nothing left to read. */
  readSome(): boolean
  /** Learns the library's own words anew where that is due, and places every paper again. Yields now and then. */
  learn(): Generator<void, void>
  /** What is not kept yet, some hundred papers at a time; it counts as kept from then on. */
  toKeep(): Omit<FinderReading, 'isDone'> & { readonly isAll: boolean }
}

const PAPERS_A_SLICE = 40
const KEPT_AT_ONCE = 400
// Learnt anew when the library has grown by so much.
const GROWTH = 1.4

export function openMemory(read: ReadHandle, table: WordTable): FinderMemory {
  const kept = loadKept(read)
  const index = makeWordIndex(kept.words)
  index.put(kept.terms)
  const lookup = makeWordLookup(index.vocabulary)
  lookup.prepare()
  let lexicon = kept.lexicon
  let embedder = embedderWith(table, lexicon)
  let vectors = makeVectorBuffer(embedder.dimensions)
  for (const { paper, vector } of kept.vectorsOf(embedder.version))
    if (vector.length === embedder.dimensions) vectors.put(paper, vector)

  let lastMark = 0
  let keptWords = index.vocabulary.size
  let lexiconToKeep = false
  const termsToKeep = new Map<PaperId, number>()
  const vectorsToKeep = new Set<PaperId>()
  // Papers without a vector of this version: the table is another one, or their vector was never kept.
  for (const { paper } of kept.terms) if (!vectors.vectorOf(paper)) placePaper(paper)

  function placePaper(paper: PaperId): void {
    const terms = index.termsOf(paper)
    if (!terms) return
    vectors.put(paper, embedder.embedStems(countsOf(terms)))
    vectorsToKeep.add(paper)
  }

  function* countsOf(terms: Uint8Array): Generator<readonly [string, number]> {
    for (const [stem, count] of stemsIn(terms, index.vocabulary)) yield [index.vocabulary.stemAt(stem), count]
  }

  return {
    index,
    lookup,
    get embedder() {
      return embedder
    },
    get vectors() {
      return vectors
    },
    unread: () => read.column<number>('SELECT count(*) FROM unread_words WHERE mark > ?', lastMark)[0] ?? 0,
    readSome() {
      const unread = unreadPapers(read, lastMark, PAPERS_A_SLICE)
      const last = unread.at(-1)
      if (!last) return false
      const papers = readPapers(
        read,
        unread.map(({ paper }) => paper),
      ).map(({ paper, words }) => ({ paper, terms: readTerms(words, index.vocabulary) }))
      index.put(papers)
      const there = new Set(papers.map(({ paper }) => paper))
      for (const { paper, mark } of unread) {
        if (there.has(paper)) placePaper(paper)
        else index.remove(paper)
        termsToKeep.set(paper, mark)
      }
      lastMark = last.mark
      return true
    },
    *learn() {
      const papers = index.papers
      if (papers < FEWEST_PAPERS || (lexicon !== null && papers < lexicon.papers * GROWTH)) return
      const ids = index.ids()
      const words = yield* learnLexicon(
        ids.map(paper => index.termsOf(paper) ?? new Uint8Array()),
        index.vocabulary,
      )
      const learnt = { papers, words }
      const better = embedderWith(table, learnt)
      const placed = makeVectorBuffer(better.dimensions)
      for (const [at, paper] of index.ids().entries()) {
        placed.put(paper, better.embedStems(countsOf(index.termsOf(paper) ?? new Uint8Array())))
        if (at % PAPERS_A_SLICE === 0) yield
      }
      lexicon = learnt
      embedder = better
      vectors = placed
      lexiconToKeep = true
      for (const paper of index.ids()) {
        // What was read while this was learnt.
        if (!vectors.vectorOf(paper)) placePaper(paper)
        vectorsToKeep.add(paper)
      }
    },
    toKeep() {
      const papers = [...termsToKeep].slice(0, KEPT_AT_ONCE)
      for (const [paper] of papers) termsToKeep.delete(paper)
      const placed = [...vectorsToKeep].slice(0, KEPT_AT_ONCE)
      for (const paper of placed) vectorsToKeep.delete(paper)
      const words = index.vocabulary.since(keptWords).map((word, at) => ({ id: keptWords + at, word }))
      keptWords = index.vocabulary.size
      const keepsLexicon = lexiconToKeep
      lexiconToKeep = false
      return {
        words,
        papers: papers.map(([paper, mark]) => ({ paper, mark, terms: index.termsOf(paper) ?? new Uint8Array() })),
        vectors: placed.flatMap(paper => {
          const vector = vectors.vectorOf(paper)
          return vector ? [{ paper, vector: Uint8Array.from(vector) }] : []
        }),
        version: embedder.version,
        lexicon: keepsLexicon && lexicon ? { papers: lexicon.papers, words: lexicon.words } : null,
        isAll: termsToKeep.size === 0 && vectorsToKeep.size === 0,
      }
    },
  }
}

export interface Lexicon {
  readonly papers: number
  readonly words: Uint8Array
}

// With so many papers, what they teach is worth as much as the table that ships with the app.
const EQUAL_AT = 200

function embedderWith(table: WordTable, lexicon: Lexicon | null): Embedder {
  if (lexicon === null) return makeEmbedder(table, null)
  return makeEmbedder(table, {
    table: decodeWordTable(lexicon.words),
    share: lexicon.papers / (lexicon.papers + EQUAL_AT),
  })
}

import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import type { FinderReading } from '../finder-port.ts'
import { embedderWith, firstMemory } from './first-memory.ts'
import type { Embedder } from './meaning/embedder.ts'
import { FEWEST_PAPERS, learnLexicon, stemsIn } from './meaning/learn-lexicon.ts'
import { makeVectorBuffer, type VectorBuffer } from './meaning/vector-buffer.ts'
import type { ShippedTable } from './shipped-table.ts'
import { writeSnapshot } from './snapshot/finder-snapshot.ts'
import { countKeptWords, readPapers, unreadPapers } from './stored-meaning.ts'
import { readTerms } from './words/read-terms.ts'
import type { WordIndex } from './words/word-index.ts'
import type { WordLookup } from './words/word-lookup.ts'

/** What the finder holds of the library: the words and the vector of every paper it has read. */
export interface FinderMemory {
  readonly index: WordIndex
  readonly lookup: WordLookup
  readonly embedder: Embedder
  readonly vectors: VectorBuffer
  /** How many papers changed since they were read. */
  unread(): number
  /** Whether the library will have grown by so much, once all is read, that its own words are learnt anew. */
  isToLearn(): boolean
  /** Reads some papers; false where there was nothing left to read. Where `learn` follows it may be left to that to place them. */
  readSome(places: boolean): boolean
  /** Learns the library's own words anew where that is due, and places every paper again; else those without a place. Yields now and then. */
  learn(): Generator<void, void>
  /** What is not kept yet, a hundred papers at a time; it counts as kept from then on. */
  toKeep(): Omit<FinderReading, 'isDone'> & { readonly isAll: boolean }
  /** Writes the file that the next finder begins with, where there is more to tell than it has; gives up where something changes meanwhile. */
  save(): Promise<void>
}

const PAPERS_A_SLICE = 40
// Whoever asks the library something meanwhile waits for so many to be written.
const KEPT_AT_ONCE = 100
// Learnt anew when the library has grown by so much.
const GROWTH = 1.4

// A file of some megabytes is not written for the sake of a few papers.
const WORTH_SAVING = 25
const WORTH_SAVING_SHARE = 0.02

/** `file` is where memory is kept between two processes. */
export function openMemory(read: ReadHandle, table: ShippedTable, file: string): FinderMemory {
  const first = firstMemory(read, table, file)
  const { index, lookup } = first
  let { lexicon, vectors, version, lastMark, keptWords } = first
  let known: Embedder | null = null
  const embedder = (): Embedder => (known ??= embedderWith(table, lexicon))
  let lexiconToKeep = !first.isLexiconKept
  let isLexiconKept = first.isLexiconKept
  const termsToKeep = new Map<PaperId, number>(first.unkept)
  const vectorsToKeep = new Set<PaperId>(first.isLexiconKept ? first.unkept.keys() : index.ids())
  let isFiled = first.isFiled
  let news = first.unfiled
  let changes = 0
  // Papers without a vector of this version: the table is another one, or their vector was never kept.
  for (const paper of index.ids()) if (vectors.rowOf(paper) === undefined) placePaper(paper)

  function placePaper(paper: PaperId): void {
    const terms = index.termsOf(paper)
    if (!terms) return
    vectors.put(paper, embedder().embedStems(countsOf(terms)))
    vectorsToKeep.add(paper)
  }

  function* placeMissing(): Generator<void, void> {
    if (vectors.size === index.papers) return
    for (const [at, paper] of index.ids().entries()) {
      if (vectors.rowOf(paper) === undefined) placePaper(paper)
      if (at % PAPERS_A_SLICE === 0) yield
    }
  }

  function unread(): number {
    return read.column<number>('SELECT count(*) FROM unread_words WHERE mark > ?', lastMark)[0] ?? 0
  }

  function isDue(papers: number): boolean {
    return papers >= FEWEST_PAPERS && (lexicon === null || papers >= lexicon.papers * GROWTH)
  }

  function* countsOf(terms: Uint8Array): Generator<readonly [string, number]> {
    for (const [stem, count] of stemsIn(terms, index.vocabulary)) yield [index.vocabulary.stemAt(stem), count]
  }

  return {
    index,
    lookup,
    get embedder() {
      return embedder()
    },
    get vectors() {
      return vectors
    },
    unread,
    isToLearn: () => isDue(index.papers + unread()),
    readSome(places) {
      const unread = unreadPapers(read, lastMark, PAPERS_A_SLICE)
      const last = unread.at(-1)
      if (!last) return false
      changes += 1
      const papers = readPapers(
        read,
        unread.map(({ paper }) => paper),
      ).map(({ paper, words }) => ({ paper, terms: readTerms(words, index.vocabulary) }))
      index.put(papers)
      const there = new Set(papers.map(({ paper }) => paper))
      for (const { paper, mark } of unread) {
        if (!there.has(paper)) {
          index.remove(paper)
          vectors.remove(paper)
        } else if (places) placePaper(paper)
        // What stands there is of its words before.
        else vectors.remove(paper)
        termsToKeep.set(paper, mark)
        news += 1
      }
      lastMark = last.mark
      return true
    },
    *learn() {
      const papers = index.papers
      if (!isDue(papers)) {
        yield* placeMissing()
        return
      }
      const ids = index.ids()
      const words = yield* learnLexicon(
        ids.map(paper => index.termsOf(paper) ?? new Uint8Array()),
        index.vocabulary,
      )
      const learnt = { papers, words }
      const better = embedderWith(table, learnt)
      news = Number.POSITIVE_INFINITY
      const placed = makeVectorBuffer(better.dimensions)
      for (const [at, paper] of index.ids().entries()) {
        placed.put(paper, better.embedStems(countsOf(index.termsOf(paper) ?? new Uint8Array())))
        if (at % PAPERS_A_SLICE === 0) yield
      }
      changes += 1
      lexicon = learnt
      known = better
      version = better.version
      vectors = placed
      lexiconToKeep = true
      isLexiconKept = false
      for (const paper of index.ids()) {
        // What was read while this was learnt.
        if (!vectors.vectorOf(paper)) placePaper(paper)
        vectorsToKeep.add(paper)
      }
    },
    toKeep() {
      const papers = firstOf(termsToKeep, KEPT_AT_ONCE)
      for (const [paper] of papers) termsToKeep.delete(paper)
      const placed = firstOf(vectorsToKeep, KEPT_AT_ONCE)
      for (const paper of placed) vectorsToKeep.delete(paper)
      const words = index.vocabulary.since(keptWords).map((word, at) => ({ id: keptWords + at, word }))
      keptWords = index.vocabulary.size
      const keepsLexicon = lexiconToKeep
      lexiconToKeep = false
      isLexiconKept = true
      return {
        words,
        // A copy: with a part of the shelf, all of it would go to the other thread.
        papers: papers.map(([paper, mark]) => ({
          paper,
          mark,
          terms: index.termsOf(paper)?.slice() ?? new Uint8Array(),
        })),
        vectors: placed.flatMap(paper => {
          const vector = vectors.vectorOf(paper)
          return vector ? [{ paper, vector: Uint8Array.from(vector) }] : []
        }),
        version,
        lexicon: keepsLexicon && lexicon ? { papers: lexicon.papers, words: lexicon.words } : null,
        isAll: termsToKeep.size === 0 && vectorsToKeep.size === 0,
      }
    },
    async save() {
      const least = isFiled ? Math.max(WORTH_SAVING, WORTH_SAVING_SHARE * index.papers) : 1
      if (news < least) return
      const [told, before] = [news, changes]
      news = 0
      const snapshot = {
        ...{ lastMark, keptWords: countKeptWords(read), table: table.key, version, dimensions: vectors.dimensions },
        ...{ lexiconPapers: lexicon?.papers ?? 0, isLexiconKept, lexicon: lexicon?.words ?? new Uint8Array() },
        ...{ index: index.parts(), lookup: lookup.parts(), vectors: vectors.parts() },
      }
      if (await writeSnapshot(file, snapshot, () => changes !== before)) isFiled = true
      else news += told
    },
  }
}

function firstOf<T>(some: Iterable<T>, count: number): T[] {
  const first: T[] = []
  for (const one of some) {
    if (first.length === count) break
    first.push(one)
  }
  return first
}

import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import { type Embedder, makeEmbedder } from './meaning/embedder.ts'
import { makeVectorBuffer, type VectorBuffer } from './meaning/vector-buffer.ts'
import { decodeWordTable } from './meaning/word-table.ts'
import type { ShippedTable } from './shipped-table.ts'
import { type FinderSnapshot, readSnapshot } from './snapshot/finder-snapshot.ts'
import {
  countKeptWords,
  keptLexicon,
  keptTerms,
  keptVectors,
  keptWords,
  largestMark,
  type Lexicon,
  readUpTo,
} from './stored-meaning.ts'
import { makeWordIndex, type WordIndex } from './words/word-index.ts'
import { makeWordLookup, type WordLookup } from './words/word-lookup.ts'

/** What a finder begins with: its memory as it was kept in a file, and what the database has beyond it; else all from there. */
export interface FirstMemory {
  readonly index: WordIndex
  readonly lookup: WordLookup
  readonly vectors: VectorBuffer
  readonly lexicon: Lexicon | null
  /** Of the vectors; null where the embedder has to be asked. */
  readonly version: string
  /** The papers marked up to this one were read. */
  readonly lastMark: number
  /** It began with the file. */
  readonly isFiled: boolean
  /** Of how many papers the file knows nothing, or something else. */
  readonly unfiled: number
  /** How many words the database has. */
  readonly keptWords: number
  /** Papers that were read and are not in the database, by the mark they were read at. */
  readonly unkept: ReadonlyMap<PaperId, number>
  readonly isLexiconKept: boolean
}

export function firstMemory(read: ReadHandle, table: ShippedTable, file: string): FirstMemory {
  const snapshot = readSnapshot(file)
  return (snapshot && fitted(read, table, snapshot)) ?? fromTables(read, table)
}

function fromTables(read: ReadHandle, table: ShippedTable): FirstMemory {
  const index = makeWordIndex(keptWords(read, 0))
  index.put(keptTerms(read, -1))
  const lookup = makeWordLookup(index.vocabulary)
  lookup.prepare()
  const lexicon = keptLexicon(read)
  const embedder = embedderWith(table, lexicon)
  const vectors = makeVectorBuffer(embedder.dimensions)
  addVectors(vectors, keptVectors(read, embedder.version, -1))
  return {
    ...{ index, lookup, vectors, lexicon, version: embedder.version },
    ...{ lastMark: readUpTo(read, 0), isFiled: false, unfiled: index.papers, keptWords: index.vocabulary.size },
    ...{ unkept: new Map(), isLexiconKept: true },
  }
}

/** Null where the snapshot is of another state of affairs than the database's. */
function fitted(read: ReadHandle, table: ShippedTable, snapshot: FinderSnapshot): FirstMemory | null {
  const { lastMark, version } = snapshot
  if (snapshot.table !== table.key || largestMark(read) < lastMark || !hasItsWords(read, snapshot)) return null
  const kept = keptLexicon(read)
  if (snapshot.isLexiconKept && kept !== null && kept.version !== version) return null
  if (snapshot.isLexiconKept && kept === null && snapshot.lexiconPapers > 0) return null
  const index = makeWordIndex([], snapshot.index)
  for (const word of keptWords(read, index.vocabulary.size)) index.vocabulary.numberOf(word)
  const vectors = makeVectorBuffer(snapshot.dimensions, snapshot.vectors)
  const since = keptTerms(read, lastMark)
  index.put(since)
  addVectors(vectors, keptVectors(read, version, lastMark))
  const here = new Set(read.column<PaperId>('SELECT id FROM papers'))
  for (const paper of index.ids()) {
    if (here.has(paper)) continue
    index.remove(paper)
    vectors.remove(paper)
  }
  const unkept = read.all<{ paper: PaperId; mark: number }>(
    'SELECT paper_id AS paper, mark FROM unread_words WHERE mark <= ?',
    lastMark,
  )
  const lookup = makeWordLookup(index.vocabulary, snapshot.lookup)
  lookup.prepare()
  return {
    ...{ index, lookup, vectors, version, lastMark: readUpTo(read, lastMark) },
    ...{ isFiled: true, unfiled: since.length },
    lexicon: snapshot.lexiconPapers === 0 ? null : { papers: snapshot.lexiconPapers, words: snapshot.lexicon },
    keptWords: countKeptWords(read),
    unkept: new Map(unkept.map(({ paper, mark }) => [paper, mark])),
    isLexiconKept: snapshot.isLexiconKept,
  }
}

const LOOKED_AT = 64

/** Words are numbers in the database: where some of them are other words here, all terms would be. */
function hasItsWords(read: ReadHandle, { index, keptWords: before }: FinderSnapshot): boolean {
  const { words } = index.vocabulary
  const now = countKeptWords(read)
  if (now < before) return false
  const old = Array.from({ length: Math.min(LOOKED_AT, before) }, (_, at) =>
    at % 2 === 0 ? before - 1 - at : Math.floor((at * before) / LOOKED_AT),
  )
  const since = Array.from({ length: Math.max(0, Math.min(now, words.length) - before) }, (_, at) => before + at)
  return read
    .all<{ id: number; word: string }>(
      'SELECT k.id, k.word FROM json_each(?) j JOIN known_words k ON k.id = j.value',
      JSON.stringify([...old, ...since]),
    )
    .every(({ id, word }) => words[id] === word)
}

function addVectors(
  vectors: VectorBuffer,
  kept: Iterable<{ readonly paper: PaperId; readonly vector: Int8Array }>,
): void {
  for (const { paper, vector } of kept) if (vector.length === vectors.dimensions) vectors.put(paper, vector)
}

// With so many papers, what they teach is worth as much as the table that ships with the app.
const EQUAL_AT = 200

export function embedderWith(table: ShippedTable, lexicon: Lexicon | null): Embedder {
  if (lexicon === null) return makeEmbedder(table.open(), null)
  return makeEmbedder(table.open(), {
    table: decodeWordTable(lexicon.words),
    share: lexicon.papers / (lexicon.papers + EQUAL_AT),
  })
}

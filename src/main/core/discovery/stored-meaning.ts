import type { Author, PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import { readersWords } from '../papers/word-index.ts'
import type { FinderReading } from '../finder-port.ts'
import type { WordyPaper } from './words/read-terms.ts'

/** What the finder read of papers, kept. Owns `known_words`, `paper_terms`, `paper_vectors`, `lexicon`; takes away from `unread_words`. */

export interface KeptTerms {
  readonly paper: PaperId
  readonly terms: Uint8Array
}

export interface Lexicon {
  readonly papers: number
  readonly words: Uint8Array
}

/** Words of a number and later, in the order of their numbers. */
export function keptWords(read: ReadHandle, from: number): readonly string[] {
  return read.column('SELECT word FROM known_words WHERE id >= ? ORDER BY id', from)
}

export function countKeptWords(read: ReadHandle): number {
  return read.column<number>('SELECT coalesce(max(id), -1) + 1 FROM known_words')[0] ?? 0
}

/** Of papers that were marked after that. */
export function keptTerms(read: ReadHandle, after: number): readonly KeptTerms[] {
  return read.all('SELECT paper_id AS paper, terms FROM paper_terms WHERE mark > ? ORDER BY paper_id', after)
}

export function keptLexicon(read: ReadHandle): (Lexicon & { readonly version: string }) | null {
  return read.one<Lexicon & { version: string }>('SELECT version, papers, words FROM lexicon') ?? null
}

export function* keptVectors(
  read: ReadHandle,
  version: string,
  after: number,
): Generator<{ readonly paper: PaperId; readonly vector: Int8Array }> {
  const rows = read.each<{ paper: PaperId; vector: Uint8Array }>(
    `SELECT v.paper_id AS paper, v.vector FROM paper_vectors v JOIN paper_terms t ON t.paper_id = v.paper_id
     WHERE v.lexicon = ? AND t.mark > ? ORDER BY v.paper_id`,
    version,
    after,
  )
  for (const { paper, vector } of rows)
    yield { paper, vector: new Int8Array(vector.buffer, vector.byteOffset, vector.byteLength) }
}

/** The largest mark there ever was. */
export function largestMark(read: ReadHandle): number {
  return read.column<number>(`SELECT seq FROM sqlite_sequence WHERE name = 'unread_words'`)[0] ?? 0
}

/** The mark up to which all is read and kept where that is so up to `known`. */
export function readUpTo(read: ReadHandle, known: number): number {
  const next = read.column<number | null>('SELECT min(mark) FROM unread_words WHERE mark > ?', known)[0] ?? null
  return next === null ? Math.max(known, largestMark(read)) : next - 1
}

export function unreadPapers(
  read: ReadHandle,
  after: number,
  limit: number,
): readonly { readonly paper: PaperId; readonly mark: number }[] {
  return read.all('SELECT paper_id AS paper, mark FROM unread_words WHERE mark > ? ORDER BY mark LIMIT ?', after, limit)
}

interface WordsRow {
  readonly id: PaperId
  readonly title: string
  readonly abstract: string | null
  readonly summary: string | null
  readonly authors: string
  readonly organization: string | null
  readonly venue: string | null
  readonly year: number | null
  readonly published_at: string | null
  readonly keywords: string
}

export function readPapers(
  read: ReadHandle,
  ids: readonly PaperId[],
): readonly { readonly paper: PaperId; readonly words: WordyPaper }[] {
  return read
    .all<WordsRow>(
      `SELECT p.id, p.title, p.abstract, p.summary, p.authors, o.name AS organization, p.venue, p.year, p.published_at, p.keywords
       FROM json_each(?) j JOIN papers p ON p.id = j.value LEFT JOIN organizations o ON o.id = p.organization_id ORDER BY p.id`,
      JSON.stringify(ids),
    )
    .map(row => ({
      paper: row.id,
      words: {
        title: row.title,
        abstract: row.abstract ?? row.summary,
        authors: (JSON.parse(row.authors) as Author[]).map(author => author.name),
        organization: row.organization,
        facts: [
          row.venue ?? '',
          row.year ?? row.published_at?.slice(0, 4) ?? '',
          ...(JSON.parse(row.keywords) as string[]),
        ].join(' '),
        note: readersWords(read, row.id),
      },
    }))
}

/** Keeps what the finder read; what changed meanwhile stays unread. */
export function keepReading(write: WriteHandle, reading: FinderReading): void {
  for (const { id, word } of reading.words) write.run('INSERT INTO known_words (id, word) VALUES (?, ?)', id, word)
  if (reading.lexicon)
    write.run(
      `INSERT INTO lexicon (id, version, papers, words) VALUES (1, ?, ?, ?)
       ON CONFLICT DO UPDATE SET version = excluded.version, papers = excluded.papers, words = excluded.words`,
      ...[reading.version, reading.lexicon.papers, reading.lexicon.words],
    )
  // A paper that is gone meanwhile has nothing to keep.
  for (const { paper, mark, terms } of reading.papers) {
    write.run(
      `INSERT INTO paper_terms (paper_id, terms, mark) SELECT id, ?, ? FROM papers WHERE id = ?
       ON CONFLICT DO UPDATE SET terms = excluded.terms, mark = excluded.mark`,
      ...[terms, mark, paper],
    )
    write.run('DELETE FROM unread_words WHERE paper_id = ? AND mark <= ?', paper, mark)
  }
  for (const { paper, vector } of reading.vectors)
    write.run(
      `INSERT INTO paper_vectors (paper_id, lexicon, vector) SELECT id, ?, ? FROM papers WHERE id = ?
       ON CONFLICT DO UPDATE SET lexicon = excluded.lexicon, vector = excluded.vector`,
      ...[reading.version, vector, paper],
    )
}

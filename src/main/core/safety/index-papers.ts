import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import { readSeenFacts } from '../papers/papers.ts'
import { clearWordIndex, indexPaper, readersWords } from '../papers/word-index.ts'

/** The word index, made complete or made anew from what it was made of. */

/** A database to index: a session, or one that is still being made. */
export interface Indexed {
  readonly read: ReadHandle
  transact<T>(work: (write: WriteHandle) => T): T
}

// 20 ms, and few enough commits.
const PAPERS_A_SLICE = 50

/** Papers the index does not know, and entries of the index that no paper stands behind. */
export function indexGaps(read: ReadHandle): { readonly missing: number; readonly extra: number } {
  const count = (sql: string): number => read.column<number>(sql)[0] ?? 0
  return {
    missing: count('SELECT count(*) FROM papers WHERE id NOT IN (SELECT id FROM paper_words_docsize)'),
    extra: count('SELECT count(*) FROM paper_words_docsize WHERE id NOT IN (SELECT id FROM papers)'),
  }
}

/** Papers that the finder has neither read nor is owed. */
export function unreadGaps(read: ReadHandle): number {
  const sql = `SELECT count(*) FROM papers WHERE id NOT IN (SELECT paper_id FROM paper_terms) AND id NOT IN (SELECT paper_id FROM unread_words)`
  return read.column<number>(sql)[0] ?? 0
}

/** Owes every paper to the finder. */
export function oweAllWords(write: WriteHandle): void {
  write.run('INSERT OR IGNORE INTO unread_words (paper_id) SELECT id FROM papers')
}

/** Indexes every paper that is not; what is done is kept should it be interrupted. Answers how many. */
export function* indexMissingPapers({ read, transact }: Indexed): Generator<void, number> {
  let last = 0
  let done = 0
  for (;;) {
    const ids = read.column<PaperId>(
      'SELECT id FROM papers WHERE id > ? AND id NOT IN (SELECT id FROM paper_words_docsize) ORDER BY id LIMIT ?',
      ...[last, PAPERS_A_SLICE],
    )
    if (ids.length === 0) return done
    transact(write => {
      for (const id of ids) {
        const seen = readSeenFacts(write, id)
        if (seen) indexPaper(write, id, seen.facts, readersWords(write, id))
      }
    })
    last = ids.at(-1) ?? last
    done += ids.length
    yield
  }
}

/** Throws the index away and writes it from the papers. */
export function* indexAllPapers(indexed: Indexed): Generator<void, number> {
  indexed.transact(clearWordIndex)
  return yield* indexMissingPapers(indexed)
}

import type { PaperFacts, PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'

/** The words of every paper. Owns `paper_words`, which answers which papers hold a phrase; `unread_words` owes them to the finder. A contentless index: it is written whole, one paper at a time. */

const COLUMNS = 'title, abstract, authors, organization, notes'

export function indexPaper(write: WriteHandle, id: PaperId, facts: PaperFacts, notes: string, replaces = false): void {
  if (replaces) write.run('DELETE FROM paper_words WHERE rowid = ?', id)
  // The finder reads it anew (core/discovery). A new row each time: its mark grows.
  write.run('INSERT OR REPLACE INTO unread_words (paper_id) VALUES (?)', id)
  const authors = facts.authors.map(author => author.name).join('; ')
  write.run(
    `INSERT INTO paper_words (rowid, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`,
    id,
    facts.title,
    facts.abstract,
    authors,
    facts.organization,
    notes,
  )
}

export function removeFromIndex(write: WriteHandle, id: PaperId): void {
  write.run('DELETE FROM paper_words WHERE rowid = ?', id)
  write.run('INSERT OR REPLACE INTO unread_words (paper_id) VALUES (?)', id)
}

/** What the reader wrote on a paper, as one text: note, remark, takeaway, tags, annotations. */
export function readersWords(read: ReadHandle, id: PaperId): string {
  return read
    .column<string>(
      `SELECT text FROM notes WHERE paper_id = ?
       UNION ALL SELECT coalesce(remark, '') || ' ' || coalesce(takeaway, '') FROM reading WHERE paper_id = ?
       UNION ALL SELECT tag FROM tags WHERE paper_id = ?
       UNION ALL SELECT text || ' ' || comment FROM annotations WHERE paper_id = ? AND state = 'live'`,
      ...[id, id, id, id],
    )
    .join('\n')
    .trim()
}

/** Checks the index against itself; throws SQLITE_CORRUPT_VTAB where it is not sound. */
export function checkWordIndex(write: WriteHandle): void {
  write.run(`INSERT INTO paper_words (paper_words) VALUES ('integrity-check')`)
}

/** Empties the index, to be written anew paper by paper. */
export function clearWordIndex(write: WriteHandle): void {
  write.run(`INSERT INTO paper_words (paper_words) VALUES ('delete-all')`)
}

// About 4 ms of work.
const PAGES_A_STEP = 32

/** Does a little of the merging that keeps searches fast; answers whether there is more to do. */
export function mergeWordIndex(write: WriteHandle): boolean {
  const before = write.column<number>('SELECT total_changes()')[0] ?? 0
  write.run(`INSERT INTO paper_words (paper_words, rank) VALUES ('merge', ?)`, PAGES_A_STEP)
  const after = write.column<number>('SELECT total_changes()')[0] ?? 0
  // FTS5's own sign that nothing was left to merge: only the command's own row counts as changed.
  return after - before >= 2
}

import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'

/** Which files are in the store, and whose they are. Owns `files` and `paper_files`. */

export interface StoredPdf {
  /** SHA-256 of the bytes, in hex. */
  readonly id: string
  readonly bytes: number
  readonly pages: number | null
  /** Of its whole text, where that was read. */
  readonly words: number | null
}

/** Links a stored file to a paper; answers whether the link is new. Call it after the bytes are safe on disk. */
export function linkFile(
  write: WriteHandle,
  paper: PaperId,
  file: StoredPdf,
  from: { name: string; sourceUrl: string | null; version: number | null; at: number },
): boolean {
  write.run(
    `INSERT INTO files (id, bytes, pages, word_count, added_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET pages = coalesce(pages, excluded.pages), word_count = coalesce(word_count, excluded.word_count)`,
    ...[file.id, file.bytes, file.pages, file.words, from.at],
  )
  return (
    write.run(
      'INSERT OR IGNORE INTO paper_files (paper_id, file_id, name, source_url, version, added_at) VALUES (?, ?, ?, ?, ?, ?)',
      ...[paper, file.id, from.name, from.sourceUrl, from.version, from.at],
    ) === 1
  )
}

/** What is known of a file once all of it was read. */
export function keepWordCount(write: WriteHandle, file: string, pages: number, words: number | null): void {
  write.run('UPDATE files SET pages = ?, word_count = ? WHERE id = ?', pages, words, file)
}

export function papersWithFile(read: ReadHandle, file: string): PaperId[] {
  return read.column('SELECT paper_id FROM paper_files WHERE file_id = ? ORDER BY paper_id', file)
}

/** The paper that has a file; of several the one that had it first. */
export function paperWithFile(read: ReadHandle, file: string): PaperId | null {
  const sql = 'SELECT paper_id FROM paper_files WHERE file_id = ? ORDER BY added_at, paper_id LIMIT 1'
  return read.column<PaperId>(sql, file)[0] ?? null
}

import type { FileText } from '../../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../../database/handles.ts'
import { wordsOf } from '../../papers/words/words-of.ts'

/** The text of PDFs by page. Owns `file_texts`, `page_texts`, `page_words`. */

/** More pages than any paper; what comes after is not searched. */
const PAGES_A_FILE = 65_536

// Fewer words a page than these are stamps and page numbers: the pages are pictures.
const FEWEST_WORDS_A_PAGE = 8

export function keepText(write: WriteHandle, file: string, pages: readonly string[], at: number): FileText {
  const kept = pages.slice(0, PAGES_A_FILE).map(text => ({ text: text.trim(), words: wordsOf(text) }))
  const words = kept.reduce((sum, page) => sum + page.words.length, 0)
  const state = words < kept.length * FEWEST_WORDS_A_PAGE ? 'scanned' : 'read'
  const number = keepState(write, file, state, null, at)
  for (const [page, { text, words: found }] of kept.entries()) {
    if (found.length === 0) continue
    const id = number * PAGES_A_FILE + page
    write.run('INSERT INTO page_texts (id, text) VALUES (?, ?)', id, text)
    write.run('INSERT INTO page_words (rowid, text) VALUES (?, ?)', id, found.join(' '))
  }
  return state
}

/** A file that has no text to search, and why. */
export function keepNoText(
  write: WriteHandle,
  file: string,
  state: 'locked' | 'failed',
  reason: string,
  at: number,
): void {
  keepState(write, file, state, reason, at)
}

function keepState(write: WriteHandle, file: string, state: FileText, reason: string | null, at: number): number {
  forgetText(write, file)
  return write.insert(
    'INSERT INTO file_texts (file_id, state, reason, read_at) VALUES (?, ?, ?, ?)',
    ...[file, state, reason, at],
  )
}

function forgetText(write: WriteHandle, file: string): void {
  const number = write.column<number>('SELECT number FROM file_texts WHERE file_id = ?', file)[0]
  if (number === undefined) return
  const [first, last] = [number * PAGES_A_FILE, (number + 1) * PAGES_A_FILE - 1]
  write.run('DELETE FROM page_words WHERE rowid IN (SELECT id FROM page_texts WHERE id BETWEEN ? AND ?)', first, last)
  write.run('DELETE FROM page_texts WHERE id BETWEEN ? AND ?', first, last)
  write.run('DELETE FROM file_texts WHERE number = ?', number)
}

/** Files that nobody has read, those first that are wanted first: in hand, queued, undecided; of these the newest. */
export function filesWithoutText(read: ReadHandle): readonly string[] {
  return read.column(
    `SELECT f.id FROM files f JOIN paper_files pf ON pf.file_id = f.id JOIN reading r ON r.paper_id = pf.paper_id
     WHERE f.id NOT IN (SELECT file_id FROM file_texts) GROUP BY f.id
     ORDER BY min(CASE r.status WHEN 'reading' THEN 0 WHEN 'queued' THEN 1 WHEN 'inbox' THEN 2 ELSE 3 END), f.added_at DESC, f.id`,
  )
}

/** Has files that could not be read tried once more. */
export function forgetFailures(write: WriteHandle): void {
  for (const file of write.column<string>(`SELECT file_id FROM file_texts WHERE state = 'failed'`))
    forgetText(write, file)
}

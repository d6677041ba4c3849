import type { PaperId } from '../../../../preload/contract/paper.ts'
import type { ReadHandle } from '../../database/handles.ts'
import type { PlaceInFile } from '../../finder-port.ts'

/** Which pages of PDFs hold words. Looked up in the index of pages, not in memory: the full text of a library is many times its abstracts. Reads only. */

// Past these, words tell no paper from the other.
const MOST_PAGES = 3_000
// As core/intake/texts/page-texts.ts numbers them.
const PAGES_A_FILE = 65_536

export function hasPages(read: ReadHandle): boolean {
  return read.one('SELECT 1 AS found FROM page_texts LIMIT 1') !== undefined
}

export function isOnAPage(read: ReadHandle, word: string): boolean {
  return read.one('SELECT 1 AS found FROM page_words WHERE page_words MATCH ? LIMIT 1', `"${word}"`) !== undefined
}

/** By paper, the pages that fit; of several files of a paper those of the one with most. The newest files where there are too many. */
export function findPages(read: ReadHandle, expression: string): ReadonlyMap<PaperId, PlaceInFile> {
  const byFile = new Map<number, number[]>()
  const sql = 'SELECT rowid FROM page_words WHERE page_words MATCH ? ORDER BY rowid DESC LIMIT ?'
  for (const id of read.column<number>(sql, expression, MOST_PAGES)) {
    const [file, page] = [Math.floor(id / PAGES_A_FILE), id % PAGES_A_FILE]
    const pages = byFile.get(file)
    if (pages) pages.unshift(page)
    else byFile.set(file, [page])
  }
  const found = new Map<PaperId, PlaceInFile>()
  if (byFile.size === 0) return found
  const rows = read.all<{ number: number; file: string; paper: PaperId }>(
    `SELECT t.number, t.file_id AS file, pf.paper_id AS paper FROM json_each(?) j
     JOIN file_texts t ON t.number = j.value JOIN paper_files pf ON pf.file_id = t.file_id ORDER BY pf.added_at DESC, t.number`,
    JSON.stringify([...byFile.keys()]),
  )
  for (const { number, file, paper } of rows) {
    const pages = byFile.get(number) ?? []
    if (pages.length > (found.get(paper)?.pages.length ?? 0)) found.set(paper, { file, pages })
  }
  return found
}

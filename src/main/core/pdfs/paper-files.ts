import type { PaperId } from '../../../preload/contract/paper.ts'
import type { WriteHandle } from '../database/handles.ts'

/** Which files are in the store, and whose they are. Owns `files` and `paper_files`. */

export interface StoredPdf {
  /** SHA-256 of the bytes, in hex. */
  readonly id: string
  readonly bytes: number
  readonly pages: number | null
}

/** Links a stored file to a paper; answers whether the link is new. Call it after the bytes are safe on disk. */
export function linkFile(
  write: WriteHandle,
  paper: PaperId,
  file: StoredPdf,
  from: { name: string; sourceUrl: string | null; version: number | null; at: number },
): boolean {
  write.run(
    'INSERT INTO files (id, bytes, pages, added_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET pages = coalesce(pages, excluded.pages)',
    ...[file.id, file.bytes, file.pages, from.at],
  )
  return (
    write.run(
      'INSERT OR IGNORE INTO paper_files (paper_id, file_id, name, source_url, version, added_at) VALUES (?, ?, ?, ?, ?, ?)',
      ...[paper, file.id, from.name, from.sourceUrl, from.version, from.at],
    ) === 1
  )
}

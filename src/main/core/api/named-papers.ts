import type { PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import { LibraryFailure } from '../failures.ts'

/** The papers a command names: that they are there, and how its step calls them. */

export function requirePapers(read: ReadHandle, ids: readonly PaperId[]): void {
  const unknown = read.column<PaperId>(
    'SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM papers)',
    JSON.stringify(ids),
  )
  if (unknown[0] !== undefined) missing(unknown[0])
}

export function missing(id: PaperId): never {
  throw new LibraryFailure('not-found', `Paper ${id} is not in this library.`)
}

export function papersInWords(read: ReadHandle, ids: readonly PaperId[]): string {
  if (ids.length !== 1) return `${ids.length} papers`
  const title = read.column<string>('SELECT title FROM papers WHERE id = ?', ids[0] ?? 0)[0] ?? ''
  return `“${title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title}”`
}

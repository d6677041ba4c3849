import type { EditionEntry, EditionPage } from '../../../../preload/contract/feed.ts'
import type { ReadHandle } from '../../database/handles.ts'
import { LibraryFailure } from '../../failures.ts'
import { editionById } from './edition-list.ts'

/** A list as it appeared: the order and the counts of its day, and the lists of the same kind before and after it. Reads only. */

interface EntryRow extends Omit<EditionEntry, 'githubStars'> {
  readonly github_stars: number | null
}

export function readEdition(read: ReadHandle, id: string): EditionPage {
  const summary = editionById(read, id)
  if (!summary)
    throw new LibraryFailure('not-found', `There is no edition ${id} in this library. "editions.list" names them.`)
  const entries = read
    .all<EntryRow>(
      `SELECT e.paper_id AS paper, e.rank, e.upvotes, e.comments, e.github_stars, e.announce FROM entries e
       JOIN reading r ON r.paper_id = e.paper_id AND r.trashed_at IS NULL WHERE e.edition_id = ? ORDER BY e.rank, e.paper_id`,
      id,
    )
    .map(({ github_stars, ...entry }) => ({ ...entry, githubStars: github_stars }))
  const { kind, span, feed, date } = summary
  // Editions of one feed follow each other; those of Daily Papers whatever feed or file they came by.
  const beside = (sign: '<' | '>', order: 'DESC' | 'ASC'): string | null =>
    read.column<string>(
      `SELECT id FROM editions WHERE kind = ? AND span IS ? AND (? OR feed_id IS ?) AND (date, id) ${sign} (?, ?) AND (span IS NOT 'search')
       ORDER BY date ${order}, id ${order} LIMIT 1`,
      ...[kind, span, kind === 'daily-papers' ? 1 : 0, feed, date, id],
    )[0] ?? null
  return { summary, entries, earlier: beside('<', 'DESC'), later: beside('>', 'ASC') }
}

import type { EditionSpan } from '../../../preload/contract/feed.ts'
import type { AnnounceType, PaperFacts, PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'

/** Lists as they appeared, with the signals of that day. Owns `editions` and `entries`. */

export interface Edition {
  readonly id: string
  readonly feed: string | null
  readonly kind: string
  readonly name: string
  /** An ISO day: the list's own, or the first of its week or month. */
  readonly date: string
  readonly span: EditionSpan | null
}

/** Keeps an edition the first time it is seen; a later look does not change when that was. */
export function keepEdition(write: WriteHandle, edition: Edition, at: number): void {
  write.run(
    `INSERT INTO editions (id, feed_id, kind, name, date, span, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET feed_id = coalesce(feed_id, excluded.feed_id), span = coalesce(span, excluded.span)
     WHERE (feed_id IS NULL AND excluded.feed_id IS NOT NULL) OR (span IS NULL AND excluded.span IS NOT NULL)`,
    ...[edition.id, edition.feed, edition.kind, edition.name, edition.date, edition.span, at],
  )
}

/** Whether what is seen on a day may still change the list: a day that is over stays as it was. */
export function isOpen({ span, date }: Pick<Edition, 'span' | 'date'>, seenOn: string): boolean {
  const day = seenOn.slice(0, 10)
  switch (span) {
    case 'day':
      return day <= date
    case 'week':
      return day <= new Date(Date.parse(`${date}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10)
    case 'month':
      return day.slice(0, 7) <= date.slice(0, 7)
    default:
      return true
  }
}

export interface Entry {
  readonly edition: string
  readonly paper: PaperId
  readonly rank: number
  readonly announce: AnnounceType | null
  /** False where the list is one of a time that is over: then only gaps are filled. */
  readonly isOpen: boolean
}

const KEEP = `
  INSERT INTO entries (edition_id, paper_id, rank, announce, upvotes, comments, github_stars) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET`
const KEEP_OPEN = `${KEEP} upvotes = coalesce(excluded.upvotes, upvotes), comments = coalesce(excluded.comments, comments),
    github_stars = coalesce(excluded.github_stars, github_stars), announce = coalesce(excluded.announce, announce), rank = excluded.rank
  WHERE (coalesce(excluded.upvotes, upvotes), coalesce(excluded.comments, comments), coalesce(excluded.github_stars, github_stars), coalesce(excluded.announce, announce), excluded.rank)
    IS NOT (upvotes, comments, github_stars, announce, rank)`
const KEEP_CLOSED = `${KEEP} upvotes = coalesce(upvotes, excluded.upvotes), comments = coalesce(comments, excluded.comments),
    github_stars = coalesce(github_stars, excluded.github_stars), announce = coalesce(announce, excluded.announce)
  WHERE (coalesce(upvotes, excluded.upvotes), coalesce(comments, excluded.comments), coalesce(github_stars, excluded.github_stars), coalesce(announce, excluded.announce))
    IS NOT (upvotes, comments, github_stars, announce)`

/** Keeps that a paper stood in an edition, at what rank, with what counts; answers whether that was news. */
export function keepEntry(write: WriteHandle, entry: Entry, facts: PaperFacts): boolean {
  const written = write.run(
    entry.isOpen ? KEEP_OPEN : KEEP_CLOSED,
    ...[entry.edition, entry.paper, entry.rank, entry.announce, facts.upvotes, facts.comments, facts.githubStars],
  )
  return written > 0
}

/** What the server said of a list the last time; null where the list was never fetched. */
export interface EditionCheck {
  readonly etag: string | null
  readonly last_modified: string | null
  readonly content_hash: string | null
  readonly checked_at: number | null
}

export function checkOf(read: ReadHandle, edition: string): EditionCheck | null {
  return (
    read.one<EditionCheck>(
      'SELECT etag, last_modified, content_hash, checked_at FROM editions WHERE id = ?',
      edition,
    ) ?? null
  )
}

export function keepCheck(write: WriteHandle, edition: string, check: EditionCheck): void {
  write.run(
    'UPDATE editions SET etag = ?, last_modified = ?, content_hash = ?, checked_at = ? WHERE id = ?',
    ...[check.etag, check.last_modified, check.content_hash, check.checked_at, edition],
  )
}

import type { PaperFacts, PaperId } from '../../../preload/contract/paper.ts'
import type { WriteHandle } from '../database/handles.ts'

/** Lists as they appeared, with the signals of that day. Owns `editions` and `entries`. */

export interface Edition {
  readonly id: string
  readonly feed: string | null
  readonly kind: string
  readonly name: string
  /** An ISO day. */
  readonly date: string
}

/** Keeps an edition the first time it is seen; a later look does not change when that was. */
export function keepEdition(write: WriteHandle, edition: Edition, at: number): void {
  write.run(
    `INSERT INTO editions (id, feed_id, kind, name, date, seen_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET feed_id = excluded.feed_id WHERE feed_id IS NULL AND excluded.feed_id IS NOT NULL`,
    ...[edition.id, edition.feed, edition.kind, edition.name, edition.date, at],
  )
}

/** Keeps that a paper stood in an edition, at what rank, with what counts; answers whether that was news. */
export function keepEntry(write: WriteHandle, edition: string, id: PaperId, rank: number, facts: PaperFacts): boolean {
  const written = write.run(
    `INSERT INTO entries (edition_id, paper_id, rank, upvotes, comments, github_stars) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET upvotes = coalesce(excluded.upvotes, upvotes), comments = coalesce(excluded.comments, comments),
       github_stars = coalesce(excluded.github_stars, github_stars)
     WHERE (excluded.upvotes, excluded.comments, excluded.github_stars) IS NOT (upvotes, comments, github_stars)`,
    ...[edition, id, rank, facts.upvotes, facts.comments, facts.githubStars],
  )
  return written > 0
}

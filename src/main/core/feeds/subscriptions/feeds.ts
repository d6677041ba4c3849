import type { FeedKind } from '../../../../preload/contract/feed.ts'
import type { ReadHandle, WriteHandle } from '../../database/handles.ts'
import { LibraryFailure } from '../../failures.ts'
import type { FeedPace } from '../../ports.ts'

/** Subscriptions and how each is doing. Owns `feeds`. */

export interface FeedRow {
  readonly id: string
  readonly kind: FeedKind
  readonly name: string
  readonly url: string
  readonly homepage: string | null
  readonly folder: string | null
  readonly paused_at: number | null
  readonly muted: number
  readonly etag: string | null
  readonly last_modified: string | null
  readonly content_hash: string | null
  readonly failures: number
  readonly last_ok_at: number | null
  readonly next_at: number | null
  readonly last_error: string | null
  readonly offline_at: number | null
  readonly pace: string | null
}

export interface NewFeed {
  readonly id: string
  readonly kind: FeedKind
  readonly name: string
  readonly url: string
  readonly homepage?: string | null
  readonly folder?: string | null
}

export function addFeed(write: WriteHandle, feed: NewFeed, at: number): void {
  if (write.one('SELECT 1 AS found FROM feeds WHERE url = ?', feed.url))
    throw new LibraryFailure('conflict', `"${feed.name}" is subscribed to already.`)
  write.run(
    'INSERT INTO feeds (id, kind, name, url, homepage, folder, created_at, next_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ...[feed.id, feed.kind, feed.name, feed.url, feed.homepage ?? null, feed.folder ?? null, at, at],
  )
}

export interface FeedChange {
  readonly name?: string | undefined
  readonly folder?: string | null | undefined
  readonly paused?: boolean | undefined
  readonly muted?: boolean | undefined
}

export function changeFeed(write: WriteHandle, id: string, change: FeedChange, at: number): void {
  requireFeed(write, id)
  if (change.name !== undefined) write.run('UPDATE feeds SET name = ? WHERE id = ?', change.name, id)
  if (change.folder !== undefined) write.run('UPDATE feeds SET folder = ? WHERE id = ?', change.folder, id)
  if (change.muted !== undefined) write.run('UPDATE feeds SET muted = ? WHERE id = ?', change.muted ? 1 : 0, id)
  if (change.paused === true) write.run('UPDATE feeds SET paused_at = ?, next_at = NULL WHERE id = ?', at, id)
  // Whoever takes a pause back wants to see whether it works now.
  if (change.paused === false)
    write.run(
      'UPDATE feeds SET paused_at = NULL, next_at = ?, failures = 0, last_error = NULL WHERE id = ? AND paused_at IS NOT NULL',
      at,
      id,
    )
}

/** Ends a subscription. Its papers and the record of its editions stay. */
export function removeFeed(write: WriteHandle, id: string): void {
  if (write.run('DELETE FROM feeds WHERE id = ?', id) === 0)
    throw new LibraryFailure('not-found', `There is no feed ${id} in this library.`)
}

export function requireFeed(read: ReadHandle, id: string): FeedRow {
  const row = read.one<FeedRow>('SELECT * FROM feeds WHERE id = ?', id)
  if (!row)
    throw new LibraryFailure('not-found', `There is no feed ${id} in this library. "offprint feeds list" names them.`)
  return row
}

export function feedRows(read: ReadHandle): FeedRow[] {
  return read.all<FeedRow>('SELECT * FROM feeds ORDER BY created_at, id')
}

/** Those whose time has come, the longest overdue first. */
export function dueFeeds(read: ReadHandle, at: number): FeedRow[] {
  return read.all<FeedRow>(
    'SELECT * FROM feeds WHERE next_at <= ? AND paused_at IS NULL ORDER BY next_at, id LIMIT 10000',
    at,
  )
}

/** Keeps a feed from being due again before it had its turn. */
export function putOff(write: WriteHandle, ids: readonly string[], until: number): void {
  for (const id of ids) write.run('UPDATE feeds SET next_at = ? WHERE id = ?', Math.round(until), id)
}

export interface Success {
  readonly etag: string | null
  readonly lastModified: string | null
  readonly contentHash: string | null
  readonly nextAt: number
  /** Where the feed says so; null leaves what is known. */
  readonly pace: FeedPace | null
  readonly homepage: string | null
}

export function keepSuccess(write: WriteHandle, id: string, success: Success, at: number): void {
  write.run(
    `UPDATE feeds SET etag = ?, last_modified = ?, content_hash = ?, failures = 0, last_ok_at = ?, next_at = ?, last_error = NULL, offline_at = NULL,
       pace = coalesce(?, pace), homepage = coalesce(?, homepage) WHERE id = ?`,
    ...[success.etag, success.lastModified, success.contentHash, at, Math.round(success.nextAt)],
    ...[success.pace === null ? null : JSON.stringify(success.pace), success.homepage, id],
  )
}

/** What went wrong is the feed's own fault. */
export function keepFailure(write: WriteHandle, id: string, message: string, nextAt: number): void {
  write.run(
    'UPDATE feeds SET failures = failures + 1, last_error = ?, next_at = ?, offline_at = NULL WHERE id = ?',
    message,
    Math.round(nextAt),
    id,
  )
}

/** Its host wants to be left alone: nobody's fault, and not counted. */
export function keepWaiting(write: WriteHandle, id: string, message: string, nextAt: number): void {
  write.run(
    'UPDATE feeds SET last_error = ?, next_at = ?, offline_at = NULL WHERE id = ?',
    message,
    Math.round(nextAt),
    id,
  )
}

/** Nothing could be reached. What was last said of the feed itself stays true. */
export function keepOffline(write: WriteHandle, ids: readonly string[], at: number, nextAt: number): void {
  for (const id of ids)
    write.run(
      'UPDATE feeds SET offline_at = coalesce(offline_at, ?), next_at = ? WHERE id = ?',
      at,
      Math.round(nextAt),
      id,
    )
}

/** Something answered: the machine is not offline, and whoever was held up by that has a turn now. */
export function endOffline(write: WriteHandle, at: number): void {
  write.run('UPDATE feeds SET offline_at = NULL, next_at = min(next_at, ?) WHERE offline_at IS NOT NULL', at)
}

/** It is gone for good: not asked any more, and said so. */
export function keepGone(write: WriteHandle, id: string, message: string, at: number): void {
  write.run(
    'UPDATE feeds SET paused_at = ?, next_at = NULL, last_error = ?, offline_at = NULL WHERE id = ?',
    at,
    message,
    id,
  )
}

/** Follows a feed that has moved for good. Where another subscription is there already, both stay as they are. */
export function moveFeed(write: WriteHandle, id: string, url: string): boolean {
  return write.run('UPDATE OR IGNORE feeds SET url = ? WHERE id = ?', url, id) > 0
}

export function paceOf(row: Pick<FeedRow, 'pace'>): FeedPace | null {
  // Written by keepSuccess alone.
  return row.pace === null ? null : (JSON.parse(row.pace) as FeedPace)
}

import { LibraryFailure, toFailure } from '../../failures.ts'
import type { AddingRoom } from '../../intake/adding-room.ts'
import { isArxivHost, outsideTheRush } from '../sources/arxiv.ts'
import { jitterOf, nextAfterFailure } from '../schedule/next-try.ts'
import { type FeedRow, keepFailure, keepGone, keepOffline, keepWaiting } from '../subscriptions/feeds.ts'
import { GoneForGood } from './fetch-list.ts'

/** What a failed request says of a feed, and when it is asked again. */

// Soon, because a train leaves its tunnel: nothing goes out while there is no network.
const OFFLINE_RETRY_MS = 2 * 60_000

/** Nothing answered, not even a name server: not necessarily the feed's fault. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof LibraryFailure)) return false
  return error.code === 'offline' || (error.code === 'network' && isUnknownName(error.cause))
}

function isUnknownName(cause: unknown): boolean {
  for (let at: unknown = cause, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1)
    if ('code' in at && (at.code === 'ENOTFOUND' || at.code === 'ENODATA')) return true
  return false
}

/** Keeps what went wrong where the reader sees it, and waits longer the more often it has. */
export function keepTrouble({ session, ports }: AddingRoom, feed: FeedRow, error: unknown): void {
  const { message } = toFailure(error)
  if (!(error instanceof LibraryFailure))
    ports.log('error', `refreshing ${feed.name} failed`, {
      error: String(error instanceof Error ? error.stack : error),
    })
  const now = ports.now()
  const jitter = jitterOf(feed.id, now)
  const polite = (at: number): number => (isArxivHost(new URL(feed.url).hostname) ? outsideTheRush(at, jitter) : at)
  session.transact((write, changes) => {
    if (error instanceof GoneForGood) keepGone(write, feed.id, message, now)
    else if (error instanceof LibraryFailure && error.retryAt !== null)
      keepWaiting(write, feed.id, message, polite(Math.max(error.retryAt, now) + jitter * 60_000))
    else keepFailure(write, feed.id, message, polite(nextAfterFailure(now, feed.failures, jitter)))
    changes.topic('feeds')
  })
}

export function keepAsOffline({ session, ports }: AddingRoom, feeds: readonly FeedRow[]): void {
  const now = ports.now()
  session.transact((write, changes) => {
    keepOffline(
      write,
      feeds.map(feed => feed.id),
      now,
      now + OFFLINE_RETRY_MS,
    )
    changes.topic('feeds')
  })
}

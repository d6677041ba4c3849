import type { ImportReport } from '../../../../preload/contract/job.ts'
import { LibraryFailure, toFailure } from '../../failures.ts'
import { hostName } from '../../host-name.ts'
import { bothReports, NOTHING_IMPORTED } from '../../intake/import-report.ts'
import type { AddingRoom } from '../../intake/adding-room.ts'
import type { JobContext } from '../../jobs/job-runner.ts'
import { isArxivHost } from '../sources/arxiv.ts'
import { type FeedRow, feedRows, requireFeed } from '../subscriptions/feeds.ts'
import { isUnreachable, keepAsOffline, keepTrouble } from './trouble.ts'
import { refreshFeed } from './refresh-feed.ts'
import { makeTurns } from './turns.ts'

/** Asks feeds for what is new: hosts beside each other, the feeds of one host after each other, a bad one spoiling no other. */

const HOSTS_AT_ONCE = 6
// So many hosts in a row that nothing leads to are no matter of these hosts.
const HOSTS_TO_BE_SURE = 3

interface Unreached {
  readonly feed: FeedRow
  readonly error: unknown
}

/** The feeds named, or where `ids` is null all that are not paused. Fails only where the only one that was asked for does. */
export async function refreshFeeds(
  room: AddingRoom,
  ids: readonly string[] | null,
  context: JobContext,
): Promise<ImportReport> {
  const feeds = ids === null ? feedRows(room.session.read).filter(feed => feed.paused_at === null) : rowsOf(room, ids)
  const lanes = lanesOf(feeds)
  const unreached: Unreached[] = []
  const failures: { readonly feed: FeedRow; readonly error: unknown }[] = []
  const inTurn = makeTurns()
  let total = NOTHING_IMPORTED
  let done = 0
  let reached = 0

  const looksOffline = (): boolean =>
    reached === 0 && new Set(unreached.map(({ feed }) => laneOf(feed))).size >= HOSTS_TO_BE_SURE

  const refreshOne = async (feed: FeedRow): Promise<void> => {
    try {
      const report = await refreshFeed(room, feed, context, inTurn)
      total = bothReports(total, report)
      reached += 1
    } catch (error) {
      if (context.signal.aborted) throw error
      if (isUnreachable(error)) unreached.push({ feed, error })
      else {
        reached += 1
        failures.push({ feed, error })
        keepTrouble(room, feed, error)
      }
    }
    done += 1
    context.progress(done, feeds.length)
  }

  const work = async (): Promise<void> => {
    while (lanes.length > 0 && !looksOffline())
      for (const feed of lanes.shift() ?? []) {
        if (context.signal.aborted) throw context.signal.reason
        if (looksOffline()) unreached.push({ feed, error: null })
        else await refreshOne(feed)
      }
  }

  context.progress(0, feeds.length)
  // All are waited for, also where one was cancelled: nothing may go on writing after the job has ended.
  const ended = await Promise.allSettled(Array.from({ length: HOSTS_AT_ONCE }, work))
  for (const result of ended) if (result.status === 'rejected') throw result.reason
  if (reached === 0 && isOffline(unreached))
    keepAsOffline(room, [...unreached.map(({ feed }) => feed), ...lanes.flat()])
  else
    for (const { feed, error } of unreached) {
      // It had no turn of its own.
      if (error === null) {
        keepAsOffline(room, [feed])
        continue
      }
      failures.push({ feed, error })
      keepTrouble(room, feed, error)
    }
  const [only] = failures
  if (only && ids?.length === 1) throw only.error
  const failed = failures.map(({ feed, error }) => ({ where: feed.name, reason: toFailure(error).message }))
  return { ...total, failed }
}

/** One name that leads nowhere may be a mistake in an address; a feed that was there before, or several, say that it is the network. */
function isOffline(unreached: readonly Unreached[]): boolean {
  if (unreached.length === 0) return false
  const hosts = new Set(unreached.map(({ feed }) => laneOf(feed)))
  return (
    hosts.size > 1 ||
    unreached.some(
      ({ feed, error }) => feed.last_ok_at !== null || (error instanceof LibraryFailure && error.code === 'offline'),
    )
  )
}

/** Feeds that were removed while they waited for their turn are left out. */
function rowsOf({ session }: AddingRoom, ids: readonly string[]): FeedRow[] {
  if (ids.length === 1 && ids[0] !== undefined) return [requireFeed(session.read, ids[0])]
  const wanted = new Set(ids)
  return feedRows(session.read).filter(feed => wanted.has(feed.id))
}

function lanesOf(feeds: readonly FeedRow[]): FeedRow[][] {
  return [...Map.groupBy(feeds, laneOf).values()]
}

/** All of arXiv is one host. */
function laneOf({ url }: FeedRow): string {
  const { hostname } = new URL(url)
  return isArxivHost(hostname) ? 'arxiv.org' : hostName(hostname)
}

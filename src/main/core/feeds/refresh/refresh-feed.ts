import type { ImportReport } from '../../../../preload/contract/job.ts'
import { withHostName } from '../../host-name.ts'
import type { AddingRoom } from '../../intake/adding-room.ts'
import { runImport } from '../../intake/run-import.ts'
import type { JobContext } from '../../jobs/job-runner.ts'
import type { FeedPace, FetchReply } from '../../ports.ts'
import { readSettings } from '../../settings/settings.ts'
import { refreshDailyPapers } from '../editions/refresh-daily-papers.ts'
import { announcementsAreLate, isArxivHost, nextAtArxiv } from '../sources/arxiv.ts'
import { jitterOf, maxAgeOf, nextAfterSuccess } from '../schedule/next-try.ts'
import { endOffline, type FeedRow, keepSuccess, moveFeed, paceOf } from '../subscriptions/feeds.ts'
import { fetchList } from './fetch-list.ts'
import type { InTurn } from './turns.ts'

/** Asks one feed and keeps what it said. Throws where it could not be asked; what that means is for the caller to say. */
export async function refreshFeed(
  room: AddingRoom,
  feed: FeedRow,
  context: JobContext,
  inTurn: InTurn,
): Promise<ImportReport | null> {
  return feed.kind === 'daily-papers'
    ? refreshDailyFeed(room, feed, context, inTurn)
    : refreshPlainFeed(room, feed, context, inTurn)
}

async function refreshDailyFeed(
  room: AddingRoom,
  feed: FeedRow,
  context: JobContext,
  inTurn: InTurn,
): Promise<ImportReport | null> {
  const report = await refreshDailyPapers(room, feed, context, inTurn)
  const { session, ports } = room
  const at = ports.now()
  const nextAt = nextAfterSuccess({
    now: at,
    everyMinutes: readSettings(session.read).refreshMinutes,
    pace: null,
    maxAgeMs: null,
    jitter: jitterOf(feed.id, at),
  })
  session.transact((write, changes) => {
    const nothing = { etag: null, lastModified: null, contentHash: null, pace: null, homepage: null }
    keepSuccess(write, feed.id, { ...nothing, nextAt }, at)
    endOffline(write, at)
    changes.topic('feeds')
  })
  return report
}

async function refreshPlainFeed(
  room: AddingRoom,
  feed: FeedRow,
  context: JobContext,
  inTurn: InTurn,
): Promise<ImportReport | null> {
  const { session, ports } = room
  let pace: FeedPace | null = null
  let homepage: string | null = null
  const take = (path: string, reply: FetchReply): Promise<ImportReport> =>
    inTurn(() =>
      runImport(session, ports, taskOf(room, feed, path, reply), context, {
        onSource(source) {
          pace = source.pace ?? null
          homepage = source.homepage ?? null
        },
      }),
    )
  const { report, reply, ...versions } = await fetchList(
    room,
    { url: feed.url, etag: feed.etag, lastModified: feed.last_modified, contentHash: feed.content_hash },
    context,
    take,
  )
  const at = ports.now()
  session.transact((write, changes) => {
    const nextAt = nextTry(room, feed, reply, pace ?? paceOf(feed), report !== null, at)
    keepSuccess(write, feed.id, { ...versions, nextAt, pace, homepage }, at)
    endOffline(write, at)
    const moved = newAddress(feed, reply)
    if (moved !== null && moveFeed(write, feed.id, moved)) ports.log('info', `${feed.name} moved to ${moved}`)
    changes.topic('feeds')
  })
  return report
}

function nextTry(
  { session }: AddingRoom,
  feed: FeedRow,
  reply: FetchReply,
  pace: FeedPace | null,
  changed: boolean,
  at: number,
): number {
  const { refreshMinutes } = readSettings(session.read)
  const jitter = jitterOf(feed.id, at)
  const plain = nextAfterSuccess({
    now: at,
    everyMinutes: refreshMinutes,
    pace,
    maxAgeMs: maxAgeOf(reply.headers['cache-control'], reply.headers['age']),
    jitter,
  })
  if (!isArxivHost(new URL(feed.url).hostname)) return plain
  // Announced once a day; an hour later is soon enough where the day's list is not out when it should be.
  if (!changed && announcementsAreLate(feed.url, at))
    return nextAfterSuccess({ now: at, everyMinutes: 60, pace, maxAgeMs: null, jitter })
  return nextAtArxiv(feed.url, at, jitter, pace)
}

/** Where the feed has gone for good. A list of arXiv stays one of arXiv's, and nothing falls back to plain http. */
function newAddress(feed: FeedRow, { movedTo }: FetchReply): string | null {
  if (movedTo === undefined || movedTo === feed.url) return null
  const [from, to] = [new URL(feed.url), withHostName(new URL(movedTo))]
  if (from.protocol === 'https:' && to.protocol !== 'https:') return null
  if (feed.kind === 'arxiv' && !isArxivHost(to.hostname)) return null
  return to.href
}

function taskOf(room: AddingRoom, feed: FeedRow, path: string, reply: FetchReply): Parameters<typeof runImport>[2] {
  return {
    path,
    name: feed.name,
    format: feed.kind === 'arxiv' ? 'arxiv' : 'feed',
    baseUrl: reply.url,
    contentType: reply.headers['content-type'] ?? null,
    capturedOn: new Date(room.ports.now()).toISOString(),
    dryRun: false,
    partial: false,
    feed: { id: feed.id, name: feed.name, kind: feed.kind },
  }
}

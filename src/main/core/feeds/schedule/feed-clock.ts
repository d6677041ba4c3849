import type { JobRunner } from '../../jobs/job-runner.ts'
import type { Ports } from '../../ports.ts'
import type { Session } from '../../session.ts'
import { isArxivHost, outsideTheRush } from '../sources/arxiv.ts'
import { dueFeeds, type FeedRow, putOff } from '../subscriptions/feeds.ts'
import { jitterOf } from './next-try.ts'

const LOOK_EVERY_MS = 60_000
const FIRST_LOOK_MS = 2_000
// Longer than any refresh of a few feeds takes; what a refresh finds sets the next time itself.
const IN_HAND_MS = 30 * 60_000

/** Refreshes feeds when their time has come, for as long as the library is open; the answer stops it. */
export function startFeedClock(session: Session, ports: Ports, jobs: Pick<JobRunner, 'add'>): () => void {
  let stop = (): void => {}
  const look = (): void => {
    refreshDue(session, ports, jobs)
    stop = ports.after(LOOK_EVERY_MS, look)
  }
  stop = ports.after(FIRST_LOOK_MS, look)
  return () => stop()
}

function refreshDue(session: Session, ports: Ports, jobs: Pick<JobRunner, 'add'>): void {
  const now = ports.now()
  const due = dueFeeds(session.read, now)
  const [only] = due
  if (!only) return
  const later = (feed: FeedRow): number =>
    isArxivHost(new URL(feed.url).hostname) ? outsideTheRush(now, jitterOf(feed.id, now)) : now
  const ready = due.filter(feed => later(feed) <= now)
  session.transact(write => {
    for (const feed of due) putOff(write, [feed.id], later(feed) > now ? later(feed) : now + IN_HAND_MS)
  })
  const [first] = ready
  if (!first) return
  const label = ready.length === 1 ? first.name : `${ready.length} feeds`
  jobs.add('refresh', label, { feeds: ready.map(feed => feed.id) })
}

import type { JobRunner } from '../jobs/job-runner.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session.ts'
import { feedRows } from './feeds.ts'

const LOOK_EVERY_MS = 60_000

/** Refreshes feeds when their hour has come, for as long as the library is open; the answer stops it. */
export function startFeedClock(session: Session, ports: Ports, jobs: Pick<JobRunner, 'add'>): () => void {
  let stop = (): void => {}
  const look = (): void => {
    const due = feedRows(session.read).filter(feed => feed.next_at !== null && feed.next_at <= ports.now())
    for (const feed of due) {
      // Not again before this one had its turn; what it finds sets the next hour.
      session.transact(write =>
        write.run('UPDATE feeds SET next_at = ? WHERE id = ?', ports.now() + 10 * LOOK_EVERY_MS, feed.id),
      )
      jobs.add('refresh', feed.name, { feed: feed.id })
    }
    stop = ports.after(LOOK_EVERY_MS, look)
  }
  stop = ports.after(2_000, look)
  return () => stop()
}

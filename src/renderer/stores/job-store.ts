import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ImportReport, Job } from '../../preload/contract/job.ts'
import type { LibraryClient } from '../library/library-client.ts'
import type { NoticeStore } from './notice-store.ts'
import type { Writes } from './writes.ts'
import { say } from './messages.ts'

export interface JobState {
  /** Under way, the oldest first. */
  readonly running: readonly Job[]
  /** The last one that ended with something to tell, until it is put away. */
  readonly ended: Job | null
}

export interface JobStore extends StoreApi<JobState> {
  load(): Promise<void>
  /** Takes in a job just started, before its first event. */
  watch(job: Job): void
  cancel(id: string): Promise<void>
  putAway(): void
  /** Resolves with the job as it ended. */
  ended(id: string): Promise<Job>
}

export interface JobOptions {
  readonly client: LibraryClient
  readonly writes: Writes
  readonly notices: NoticeStore
  /** Shows papers that came in. */
  readonly showPapers: (job: Job) => void
}

const isOver = (job: Job) => job.state === 'done' || job.state === 'failed' || job.state === 'cancelled'

export function createJobStore({ client, writes, notices, showPapers }: JobOptions): JobStore {
  const store = createStore<JobState>(() => ({ running: [], ended: null }))
  const over = new Map<string, Job>()
  const waiting = new Map<string, ((job: Job) => void)[]>()

  function take(job: Job) {
    if (over.has(job.id)) return
    const others = store.getState().running.filter(other => other.id !== job.id)
    if (!isOver(job)) {
      const running = [...others, job].sort((a, b) => a.createdAt.localeCompare(b.createdAt))
      store.setState({ running })
      return
    }
    over.set(job.id, job)
    store.setState({ running: others })
    for (const resolve of waiting.get(job.id) ?? []) resolve(job)
    waiting.delete(job.id)
    tell(job)
  }

  function tell(job: Job) {
    // What a feed says stands beside the feed; only what was asked for here is told.
    if (job.kind === 'refresh' && job.state === 'done' && (job.report?.new ?? 0) === 0) return
    const failures = job.report?.failed ?? []
    if (failures.length > 0) store.setState({ ended: job })
    const papers = job.report?.papers ?? []
    // Nobody asked for the daily backup, nor for texts to be read: only their failure is news.
    if ((job.kind === 'backup' || job.kind === 'text') && job.state !== 'failed') return
    // What keeps the mirror from being written is told with the mirror.
    if (job.kind === 'mirror' && job.state === 'failed') return
    const action =
      failures.length > 0
        ? null
        : papers.length > 0 && job.kind !== 'refresh'
          ? { label: say('Show'), run: () => showPapers(job) }
          : null
    notices.show({
      text: sayJob(job),
      tone: job.state === 'failed' ? 'problem' : 'plain',
      action,
      slot: `job ${job.id}`,
    })
  }

  client.onEvent(event => {
    if (event.job) take(event.job)
    else if (event.topic === 'library') void load()
  })

  async function load() {
    try {
      const jobs = await client.call('jobs.list', {})
      for (const job of jobs) {
        // Those that ended before this window was opened are history.
        if (isOver(job) && !waiting.has(job.id) && !store.getState().running.some(other => other.id === job.id))
          over.set(job.id, job)
        else take(job)
      }
    } catch {
      // The connection banner tells.
    }
  }

  return Object.assign(store, {
    load,
    watch: take,
    async cancel(id: string) {
      const job = await writes.send(() => client.call('jobs.cancel', { id }))
      if (job) take(job)
    },
    putAway: () => store.setState({ ended: null }),
    ended(id: string) {
      const known = over.get(id)
      if (known) return Promise.resolve(known)
      return new Promise<Job>(resolve => waiting.set(id, [...(waiting.get(id) ?? []), resolve]))
    },
  })
}

function sayJob(job: Job): string {
  if (job.state === 'failed') return job.error ?? say('“{label}” failed.', { label: job.label })
  if (job.state === 'cancelled') return say('Stopped: {label}. What came in before stays.', { label: job.label })
  if (job.kind === 'carry') return job.label
  return job.report ? `${job.label}: ${sayReport(job.report)}` : say('Done: {label}', { label: job.label })
}

/** "54 new papers, 2 updated, 1 could not be read" */
function sayReport({ new: added, updated, unchanged, failed }: ImportReport): string {
  const parts = [
    added > 0 && (added === 1 ? say('1 new paper') : say('{added} new papers', { added })),
    updated > 0 && say('{updated} updated', { updated }),
    unchanged > 0 && say('{unchanged} already here', { unchanged }),
    failed.length > 0 && say('{count} could not be read', { count: failed.length }),
  ].filter(part => part !== false)
  return parts.length > 0 ? parts.join(', ') : say('nothing in it was new')
}

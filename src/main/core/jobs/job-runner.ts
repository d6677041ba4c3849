import type { ImportReport, Job, JobKind } from '../../../preload/contract/job.ts'
import { LibraryFailure, toFailure } from '../failures.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session.ts'
import { addJob, endJob, keepProgress, nextJob, requireJob, reviveJobs, startJob, type WaitingJob } from './jobs.ts'

/** Carries long work out, one job of a lane at a time, and takes it up again after a restart. */

export interface JobContext {
  readonly signal: AbortSignal
  /** Tells how far it is; kept in the library now and then. */
  progress(done: number, total: number | null): void
  /** Has something cleared away once the end of the job is kept: a job that runs again finds all it needs. */
  afterwards(clear: () => Promise<void>): void
}

/** Does one job; the report is kept with it. A LibraryFailure ends it as failed with that message. */
export type JobHandler = (task: string, context: JobContext) => Promise<ImportReport | null>

export interface JobRunner {
  add(kind: JobKind, label: string, task: unknown): Job
  cancel(id: string): Job
  /** Takes up what waits, and what a process that ended left undone. */
  start(): void
  /** Takes up what was put among the rows by a step. */
  wake(): void
  /** Stops at a safe point; what ran will run again. */
  close(): Promise<void>
}

// Work on this disk and work over the network do not wait for each other, nor a paper that is wanted now for hundreds of feeds.
const LANES: readonly (readonly JobKind[])[] = [
  ['import', 'backup'],
  ['add'],
  ['refresh'],
  ['text'],
  ['ahead'],
  ['carry'],
  ['mirror'],
]

// Progress goes to the windows this often at most …
const TELL_EVERY_MS = 100
// … and into the library, for a window that opens in the middle: every time costs a commit.
const KEEP_EVERY_MS = 1_000
const AGAIN_MS = 30_000

export function makeJobRunner(
  session: Session,
  ports: Ports,
  handlers: Readonly<Record<JobKind, JobHandler>>,
): JobRunner {
  const running = new Map<string, AbortController>()
  const cancelled = new Set<string>()
  const loops = new Map<readonly JobKind[], Promise<void>>()
  let closing = false

  const tell = (job: Job): void => session.tell({ topic: 'jobs', papers: [], job, views: false })

  const end = (
    id: string,
    state: 'done' | 'failed' | 'cancelled',
    error: string | null,
    report: ImportReport | null,
  ): void => tell(session.transact(write => endJob(write, id, { state, error, report, at: ports.now() })))

  /** The work is done or given up: a disk that does not take the word of it now gets it later. */
  const endInTheEnd: typeof end = (...how) => {
    try {
      end(...how)
    } catch (error) {
      ports.log('warn', 'the end of a job could not be kept; it is tried again', { error: toFailure(error).message })
      ports.after(AGAIN_MS, () => {
        if (!closing) end(...how)
      })
    }
  }

  const run = async ({ job, task }: WaitingJob): Promise<void> => {
    const controller = new AbortController()
    running.set(job.id, controller)
    session.transact(write => startJob(write, job.id, ports.now()))
    tell({ ...job, state: 'running' })
    let toldAt = ports.now()
    let keptAt = toldAt
    const progress = (done: number, total: number | null): void => {
      const now = ports.now()
      if (now - toldAt < TELL_EVERY_MS) return
      toldAt = now
      if (now - keptAt >= KEEP_EVERY_MS) {
        keptAt = now
        session.transact(write => keepProgress(write, job.id, done, total), 'later')
      }
      tell({ ...job, state: 'running', done, total })
    }
    const clearances: (() => Promise<void>)[] = []
    const afterwards = (clear: () => Promise<void>): void => void clearances.push(clear)
    try {
      const report = await handlers[job.kind](task, { signal: controller.signal, progress, afterwards })
      endInTheEnd(job.id, 'done', null, report)
    } catch (error) {
      if (closing && !cancelled.has(job.id)) return
      if (toFailure(error).code === 'bug')
        ports.log('error', `job ${job.kind} "${job.label}" failed`, {
          error: String(error instanceof Error ? error.stack : error),
        })
      if (cancelled.has(job.id)) endInTheEnd(job.id, 'cancelled', null, null)
      else endInTheEnd(job.id, 'failed', toFailure(error).message, error instanceof FailedImport ? error.report : null)
    } finally {
      // What runs again needs what it was given.
      const runsAgain = closing && !cancelled.has(job.id)
      running.delete(job.id)
      cancelled.delete(job.id)
      if (!runsAgain) for (const clear of clearances) await clear()
      // It may have left work of another lane.
      wake()
    }
  }

  const loop = async (kinds: readonly JobKind[]): Promise<void> => {
    for (;;) {
      // One turn later, so that the caller has its answer before the first event.
      await ports.yieldTurn()
      const next = closing ? null : nextJob(session.read, kinds)
      if (!next) return
      await run(next)
    }
  }

  const wake = (): void => {
    for (const kinds of LANES) {
      if (closing || loops.has(kinds)) continue
      const ended = loop(kinds)
        .then(
          () => nextJob(session.read, kinds) !== null,
          (error: unknown) => {
            // Not at once: what keeps a job from being started, a full disk, keeps it from that the next moment too.
            ports.log('warn', 'jobs could not be taken up; it is tried again', { error: toFailure(error).message })
            ports.after(AGAIN_MS, wake)
            return false
          },
        )
        .then(hasMore => {
          loops.delete(kinds)
          if (!closing && hasMore) wake()
        })
      loops.set(kinds, ended)
    }
  }

  return {
    wake,
    add(kind, label, task) {
      const job = session.transact(write =>
        addJob(write, { id: ports.newId(), kind, label, task: JSON.stringify(task), at: ports.now() }),
      )
      tell(job)
      wake()
      return job
    },
    cancel(id) {
      const job = requireJob(session.read, id)
      if (job.state === 'waiting') end(id, 'cancelled', null, null)
      if (job.state === 'running') {
        cancelled.add(id)
        running.get(id)?.abort(new LibraryFailure('cancelled', `"${job.label}" was cancelled.`))
      }
      return requireJob(session.read, id)
    },
    start() {
      session.transact(reviveJobs)
      wake()
    },
    async close() {
      closing = true
      for (const controller of running.values())
        controller.abort(new LibraryFailure('cancelled', 'The library is closing.'))
      await Promise.all(loops.values())
    },
  }
}

/** An import that took nothing in, with the report that says why. */
export class FailedImport extends LibraryFailure {
  readonly report: ImportReport
  constructor(message: string, report: ImportReport) {
    super('invalid', message)
    this.report = report
  }
}

import type { ImportReport, Job, JobKind, JobState } from '../../../preload/contract/job.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import { LibraryFailure } from '../failures.ts'

/** Rows of long work. Owns `jobs`. */

interface JobRow {
  readonly id: string
  readonly kind: JobKind
  readonly label: string
  readonly task: string
  readonly state: JobState
  readonly done: number
  readonly total: number | null
  readonly error: string | null
  readonly report: string | null
  readonly attempts: number
  readonly created_at: number
}

/** A job with what it is to do: JSON of its kind's own shape. */
export interface WaitingJob {
  readonly job: Job
  readonly task: string
}

// A job that took the process down with it so often is not tried a further time.
const MOST_ATTEMPTS = 3
const KEPT = 200

export function addJob(
  write: WriteHandle,
  job: { id: string; kind: JobKind; label: string; task: string; at: number },
): Job {
  write.run(
    'INSERT INTO jobs (id, kind, label, task, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)',
    job.id,
    job.kind,
    job.label,
    job.task,
    job.at,
    job.at,
  )
  write.run(
    `DELETE FROM jobs WHERE state IN ('done', 'cancelled', 'failed') AND id NOT IN (SELECT id FROM jobs ORDER BY created_at DESC, id LIMIT ?)`,
    KEPT,
  )
  return requireJob(write, job.id)
}

export function nextJob(read: ReadHandle, kinds: readonly JobKind[]): WaitingJob | null {
  const row = read.one<JobRow>(
    `SELECT * FROM jobs WHERE state = 'waiting' AND kind IN (SELECT value FROM json_each(?)) ORDER BY created_at, id LIMIT 1`,
    JSON.stringify(kinds),
  )
  return row ? { job: jobOf(row), task: row.task } : null
}

export function startJob(write: WriteHandle, id: string, at: number): void {
  write.run(`UPDATE jobs SET state = 'running', attempts = attempts + 1, done = 0, updated_at = ? WHERE id = ?`, at, id)
}

export function endJob(
  write: WriteHandle,
  id: string,
  end: { state: JobState; error: string | null; report: ImportReport | null; at: number },
): Job {
  const report = end.report === null ? null : JSON.stringify(end.report)
  write.run(
    'UPDATE jobs SET state = ?, error = ?, report = ?, updated_at = ? WHERE id = ?',
    end.state,
    end.error,
    report,
    end.at,
    id,
  )
  return requireJob(write, id)
}

export function keepProgress(write: WriteHandle, id: string, done: number, total: number | null): void {
  write.run('UPDATE jobs SET done = ?, total = ? WHERE id = ?', done, total, id)
}

/** Jobs that ran when the process ended run again; what each did is done once, because imports are idempotent. */
export function reviveJobs(write: WriteHandle): void {
  // A job that keeps what it did file by file goes on where it was: no number of restarts speaks against it.
  write.run(`UPDATE jobs SET attempts = 0 WHERE state = 'running' AND kind IN ('text', 'mirror')`)
  write.run(
    `UPDATE jobs SET state = 'failed', error = 'It was interrupted ' || attempts || ' times and is not tried again by itself.' WHERE state = 'running' AND attempts >= ?`,
    MOST_ATTEMPTS,
  )
  write.run(`UPDATE jobs SET state = 'waiting' WHERE state = 'running'`)
}

export function listJobs(read: ReadHandle): Job[] {
  return read.all<JobRow>('SELECT * FROM jobs ORDER BY created_at DESC, id LIMIT ?', KEPT).map(jobOf)
}

export function requireJob(read: ReadHandle, id: string): Job {
  const row = read.one<JobRow>('SELECT * FROM jobs WHERE id = ?', id)
  if (!row) throw new LibraryFailure('not-found', `There is no job ${id} in this library.`)
  return jobOf(row)
}

export function hasRunning(read: ReadHandle, kind: JobKind): boolean {
  return read.one(`SELECT 1 AS found FROM jobs WHERE state = 'running' AND kind = ? LIMIT 1`, kind) !== undefined
}

/** Whether a job of the kind waits or runs. */
export function hasWaiting(read: ReadHandle, kind: JobKind): boolean {
  const sql = `SELECT 1 AS found FROM jobs WHERE state IN ('waiting', 'running') AND kind = ? LIMIT 1`
  return read.one(sql, kind) !== undefined
}

/** What the jobs that have not ended still need of the uploads folder. */
export function tasksInHand(read: ReadHandle): string[] {
  return read.column<string>(`SELECT task FROM jobs WHERE state IN ('waiting', 'running')`)
}

function jobOf(row: JobRow): Job {
  const report = row.report === null ? null : (JSON.parse(row.report) as ImportReport)
  return {
    id: row.id,
    kind: row.kind,
    label: row.label,
    state: row.state,
    done: row.done,
    total: row.total,
    error: row.error,
    report,
    createdAt: new Date(row.created_at).toISOString(),
  }
}

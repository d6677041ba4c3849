import type { JobRunner } from '../../jobs/job-runner.ts'
import { hasWaiting } from '../../jobs/jobs.ts'
import type { Ports } from '../../ports.ts'
import type { Session } from '../../session.ts'
import { filesWithoutText } from './page-texts.ts'

// Not while the first screen is painted, nor in the middle of what brings several files.
const QUIET_MS = 5_000

/** Has PDFs read for searches once they are there, for as long as the library is open; the answer stops it. */
export function startTextClock(
  session: Session,
  ports: Pick<Ports, 'after'>,
  jobs: Pick<JobRunner, 'add'>,
): () => void {
  let stop = (): void => {}
  // Files that were waiting when somebody cancelled are left alone until others come.
  let offered = ''
  const look = (): void => {
    const files = filesWithoutText(session.read)
    const news = files.join(' ')
    if (files.length === 0 || news === offered || hasWaiting(session.read, 'text')) return
    offered = news
    addTextJob(jobs)
  }
  const wait = (): void => {
    stop()
    stop = ports.after(QUIET_MS, look)
  }
  const unlisten = session.listen(({ topic, job }) => {
    if (topic === 'papers' || (topic === 'jobs' && job?.kind === 'text' && job.state === 'done')) wait()
  })
  wait()
  return () => {
    unlisten()
    stop()
  }
}

export function addTextJob(jobs: Pick<JobRunner, 'add'>): ReturnType<JobRunner['add']> {
  return jobs.add('text', 'Reading PDFs for searches', {})
}

import type { ImportReport } from '../../../../preload/contract/job.ts'
import type { PaperId } from '../../../../preload/contract/paper.ts'
import type { ReadHandle } from '../../database/handles.ts'
import { LibraryFailure } from '../../failures.ts'
import type { JobContext } from '../../jobs/job-runner.ts'
import { readSeenFacts } from '../../papers/papers.ts'
import { readSettings } from '../../settings/settings.ts'
import type { AddingRoom } from '../adding-room.ts'
import { NOTHING_IMPORTED } from '../import-report.ts'
import { fetchPdf } from './fetch-pdf.ts'
import { pdfPlaces } from './pdf-places.ts'

/** PDFs of papers one will read, fetched before the train leaves: hosts beside each other, each at its own pace. */

const HOSTS_AT_ONCE = 4
// After a refusal arXiv wants ten minutes of silence; who asks for longer is not waited for.
const LONGEST_WAIT_MS = 15 * 60_000

/** What was fetched before stays, so a job that is taken up again goes on where it was. */
export async function fetchAhead(
  room: AddingRoom,
  papers: readonly PaperId[],
  context: JobContext,
): Promise<ImportReport> {
  const missing = papers.filter(paper => !hasPdf(room.session.read, paper))
  const lanes = [...Map.groupBy(missing, paper => hostOf(room, paper)).values()]
  let report: ImportReport = { ...NOTHING_IMPORTED, format: 'pdf', unchanged: papers.length - missing.length }
  let isFull = false
  const fail = (paper: PaperId, reason: string): void => {
    report = { ...report, failed: [...report.failed, { where: titleOf(room, paper), reason }] }
  }
  const tell = (): void => context.progress(report.updated + report.failed.length, missing.length)

  const fetchOne = async (paper: PaperId): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await fetchPdf(room, paper, context)
        report = { ...report, updated: report.updated + 1, papers: [...report.papers, paper] }
        return
      } catch (error) {
        // Without a network there is nothing to go on with: the job fails, and what came stays.
        if (!(error instanceof LibraryFailure) || context.signal.aborted || isOfMachine(error)) throw error
        const wait = error.retryAt === null ? null : error.retryAt - room.ports.now()
        if (attempt > 1 || wait === null || wait > LONGEST_WAIT_MS) return fail(paper, error.message)
        await pause(room, wait, context.signal)
      }
    }
  }
  const work = async (): Promise<void> => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift())
      for (const paper of lane) {
        if (context.signal.aborted) throw context.signal.reason
        isFull ||= isBudgetSpent(room)
        if (isFull) continue
        await fetchOne(paper)
        tell()
      }
  }

  tell()
  const ended = await Promise.allSettled(Array.from({ length: HOSTS_AT_ONCE }, work))
  for (const result of ended) if (result.status === 'rejected') throw result.reason
  if (!isFull) return report
  const { fetchAheadMegabytes } = readSettings(room.session.read)
  return {
    ...report,
    failed: [
      ...report.failed,
      {
        where: 'The rest',
        reason: `the ${fetchAheadMegabytes.toLocaleString('en')} MB set aside for PDFs fetched ahead are full. Read some, or set more aside in the settings`,
      },
    ],
  }
}

function isOfMachine({ code }: LibraryFailure): boolean {
  return ['offline', 'disk-full', 'disk-error', 'read-only', 'cancelled'].includes(code)
}

function hasPdf(read: ReadHandle, paper: PaperId): boolean {
  return read.one('SELECT 1 AS found FROM paper_files WHERE paper_id = ? LIMIT 1', paper) !== undefined
}

/** PDFs that wait to be read count; what was read or begun is kept for other reasons. */
function isBudgetSpent({ session }: AddingRoom): boolean {
  const bytes =
    session.read.column<number | null>(
      `SELECT sum(f.bytes) FROM files f WHERE f.id IN (SELECT pf.file_id FROM paper_files pf JOIN reading r ON r.paper_id = pf.paper_id
         WHERE r.status IN ('inbox', 'queued') AND r.trashed_at IS NULL)`,
    )[0] ?? 0
  return bytes >= readSettings(session.read).fetchAheadMegabytes * 2 ** 20
}

function hostOf({ session }: AddingRoom, paper: PaperId): string {
  const facts = readSeenFacts(session.read, paper)?.facts
  const place = facts ? pdfPlaces(facts)[0] : undefined
  return place === undefined ? '' : (URL.parse(place)?.hostname ?? '')
}

function titleOf({ session }: AddingRoom, paper: PaperId): string {
  return session.read.column<string>('SELECT title FROM papers WHERE id = ?', paper)[0] ?? `Paper ${paper}`
}

function pause({ ports }: AddingRoom, ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const cancel = ports.after(Math.max(0, ms), resolve)
  const onAbort = (): void => reject(signal.reason as Error)
  signal.addEventListener('abort', onAbort, { once: true })
  return promise.finally(() => {
    cancel()
    signal.removeEventListener('abort', onAbort)
  })
}

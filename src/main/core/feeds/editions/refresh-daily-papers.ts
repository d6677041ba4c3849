import type { ImportReport } from '../../../../preload/contract/job.ts'
import type { ReadHandle } from '../../database/handles.ts'
import { bothReports } from '../../intake/import-report.ts'
import type { AddingRoom } from '../../intake/adding-room.ts'
import type { JobContext } from '../../jobs/job-runner.ts'
import type { InTurn } from '../refresh/turns.ts'
import { dayBefore, dayOf, isTrending, listOf } from '../sources/hugging-face.ts'
import type { FeedRow } from '../subscriptions/feeds.ts'
import { fetchEdition, fetchHuggingFaceList } from './fetch-edition.ts'

/** The feed of Daily Papers: today's edition, and what came late to those of the last days. */

const HOUR = 3_600_000
// Summaries, keywords, organisations and repositories come days after the papers.
const LATE_DAYS = 14
const COUNTING_DAYS = 3
// A gentle pace: each edition twice a day, two of them at a time.
const RECHECK_AFTER_MS = 12 * HOUR
const RECHECKS_A_REFRESH = 2

export async function refreshDailyPapers(
  room: AddingRoom,
  feed: FeedRow,
  context: JobContext,
  inTurn: InTurn,
): Promise<ImportReport | null> {
  if (isTrending(feed.url)) return (await fetchEdition(room, { span: 'trending' }, context, inTurn, feed.id)).report
  const today = dayOf(room.ports.now())
  // Only the first refresh of all looks back for the last edition: later ones have it.
  const has = hasEditions(room.session.read, today)
  const list = listOf({ span: 'day', date: today }, room.ports.now(), feed.id)
  const { report } = has
    ? await fetchHuggingFaceList(room, list, context, inTurn)
    : await fetchEdition(room, { span: 'day' }, context, inTurn, feed.id)
  let total = report
  for (const date of openEditions(room.session.read, today, room.ports.now() - RECHECK_AFTER_MS)) {
    if (context.signal.aborted) throw context.signal.reason
    const late = listOf({ span: 'day', date }, room.ports.now(), feed.id)
    const more = (await fetchHuggingFaceList(room, late, context, inTurn)).report
    total = total === null ? more : bothReports(total, more)
  }
  return total
}

function hasEditions(read: ReadHandle, today: string): boolean {
  return (
    read.one(
      `SELECT 1 AS found FROM editions WHERE kind = 'daily-papers' AND span = 'day' AND date >= ? AND date <= ? LIMIT 1`,
      dayBefore(today, LATE_DAYS),
      today,
    ) !== undefined
  )
}

/** Days before today that still count votes, or whose papers lack what comes late; the one not looked at for longest first. */
function openEditions(read: ReadHandle, today: string, checkedBefore: number): string[] {
  return read.column<string>(
    `SELECT d.date FROM editions d
     WHERE d.kind = 'daily-papers' AND d.span = 'day' AND d.date < ? AND d.date >= ? AND coalesce(d.checked_at, 0) <= ?
       AND (d.date >= ? OR EXISTS (SELECT 1 FROM entries e JOIN papers p ON p.id = e.paper_id WHERE e.edition_id = d.id AND (p.summary IS NULL OR p.keywords = '[]')))
     ORDER BY coalesce(d.checked_at, 0), d.date DESC LIMIT ?`,
    ...[today, dayBefore(today, LATE_DAYS), checkedBefore, dayBefore(today, COUNTING_DAYS), RECHECKS_A_REFRESH],
  )
}

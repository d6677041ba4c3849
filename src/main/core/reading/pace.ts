import type { ReadHandle } from '../database/handles.ts'
import { FILE_WORDS_SQL } from '../papers/reading-time.ts'
import { medianOf } from './queue-health.ts'

/** How fast the reader reads, measured by the papers finished last. Reads only. */

/** A finished paper by one of its files. */
export interface FinishedPaper {
  readonly words: number
  readonly pages: number
  /** Pages that were looked at. */
  readonly seen: number
  readonly seconds: number
}

const PAPERS_THAT_COUNT = 12
// One paper that was left open over lunch is no pace.
const LEAST_PAPERS = 3
const LEAST_PART_SEEN = 0.6
const LEAST_SECONDS = 120
// Slower than proof-reading, or faster than anybody reads: the page was open, and nobody read.
const SLOWEST = 30
const FASTEST = 1_000

/** Words a minute by the last dozen papers whose pages were really read, the newest first; null where there are too few. Pure. */
export function paceOf(finished: readonly FinishedPaper[]): number | null {
  const paces = finished
    .filter(({ pages, seen, seconds }) => seen >= pages * LEAST_PART_SEEN && seconds >= LEAST_SECONDS)
    .map(({ words, pages, seen, seconds }) => (words * Math.min(1, seen / pages) * 60) / seconds)
    .filter(pace => pace >= SLOWEST && pace <= FASTEST)
    .slice(0, PAPERS_THAT_COUNT)
  const median = medianOf(paces)
  return median === null || paces.length < LEAST_PAPERS ? null : Math.round(median)
}

export function measuredPace(read: ReadHandle): number | null {
  return paceOf(
    read.all<FinishedPaper>(
      // Of the 200 finished last, some dozens have times where any have.
      `SELECT ${FILE_WORDS_SQL} AS words, f.pages, count(DISTINCT t.page) AS seen, sum(t.seconds) AS seconds
       FROM (SELECT paper_id, status_at FROM reading WHERE status = 'read' AND trashed_at IS NULL ORDER BY status_at DESC LIMIT 200) r
         JOIN reading_time t ON t.paper_id = r.paper_id JOIN files f ON f.id = t.file_id AND f.pages > 0
       GROUP BY t.paper_id, t.file_id ORDER BY r.status_at DESC, t.paper_id, t.file_id`,
    ),
  )
}

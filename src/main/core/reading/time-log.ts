import type { PaperId } from '../../../preload/contract/paper.ts'
import { type ByPaper, byPaper } from '../database/by-paper.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import type { Day } from './days.ts'

/** The time spent on pages, a row for a page and a day. Owns `reading_time`. No part of the journal: time is not undone. */

export type PageTime = readonly [page: number, seconds: number]

// Longer than this nobody looks at a page without moving: the reader has left the desk.
const MOST_SECONDS = 300

/** What is believed of a report: each page once, no time that is none, no page that the file does not have. Pure. */
export function believable(pages: readonly PageTime[], count: number | null): PageTime[] {
  const sums = new Map<number, number>()
  for (const [page, seconds] of pages)
    if (seconds > 0 && (count === null || page < count)) sums.set(page, (sums.get(page) ?? 0) + seconds)
  return [...sums]
    .map(([page, seconds]): PageTime => [page, Math.min(MOST_SECONDS, Math.round(seconds * 10) / 10)])
    .filter(([, seconds]) => seconds > 0)
}

/** Adds the time spent on pages on a day; answers whether anything was added. */
export function logTime(
  write: WriteHandle,
  { paper, file, pages }: { readonly paper: PaperId; readonly file: string; readonly pages: readonly PageTime[] },
  day: Day,
): boolean {
  const known = write.one<{ pages: number | null }>(
    'SELECT f.pages FROM paper_files pf JOIN files f ON f.id = pf.file_id WHERE pf.paper_id = ? AND pf.file_id = ?',
    paper,
    file,
  )
  if (!known) return false
  const believed = believable(pages, known.pages)
  for (const [page, seconds] of believed)
    write.run(
      `INSERT INTO reading_time (paper_id, file_id, page, day, seconds) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET seconds = seconds + excluded.seconds`,
      ...[paper, file, page, day, seconds],
    )
  return believed.length > 0
}

export function pageTimes(read: ReadHandle, paper: PaperId, file: string): PageTime[] {
  return read
    .all<{ page: number; seconds: number }>(
      'SELECT page, sum(seconds) AS seconds FROM reading_time WHERE paper_id = ? AND file_id = ? GROUP BY page ORDER BY page',
      paper,
      file,
    )
    .map(({ page, seconds }): PageTime => [page, Math.round(seconds * 10) / 10])
}

export interface SpentTime {
  readonly file: string
  readonly page: number
  readonly day: Day
  readonly seconds: number
}

/** All the time spent on papers, as it is stored. */
export function timesByPaper(read: ReadHandle, papers: readonly PaperId[]): ByPaper<SpentTime> {
  return byPaper<SpentTime & { paper: PaperId }, SpentTime>(
    read,
    papers,
    `SELECT t.paper_id AS paper, t.file_id AS file, t.page, t.day, t.seconds
     FROM json_each(?) j CROSS JOIN reading_time t ON t.paper_id = j.value ORDER BY t.day, t.file_id, t.page`,
    ({ paper: _, ...time }) => time,
  )
}

/** Forgets all of it; answers whose papers it was. */
export function eraseTimes(write: WriteHandle): PaperId[] {
  const papers = write.column<PaperId>('SELECT DISTINCT paper_id FROM reading_time')
  write.run('DELETE FROM reading_time')
  return papers
}

import type { PaperId, Status } from '../../../preload/contract/paper.ts'
import type { FeedYield, StatisticsSummary } from '../../../preload/contract/statistics.ts'
import type { ReadHandle } from '../database/handles.ts'
import type { Day } from '../reading/days.ts'
import { withoutSlips } from '../reading/slips.ts'
import type { StatusMove } from './ledger.ts'

/** What became of the papers that arrived in a time: as a funnel, and feed by feed. Reads only. */

/** The furthest a paper has come. */
interface Fate {
  readonly starred: boolean
  queued: boolean
  opened: boolean
  readonly read: boolean
}

type Cohort = ReadonlyMap<PaperId, Fate>

/** Papers that arrived from one instant up to another. */
export function cohortOf(read: ReadHandle, start: number, end: number, dayOf: (at: number) => Day): Cohort {
  const cohort = new Map<PaperId, Fate>()
  for (const { id, status, starred, opened } of read.all<{
    id: PaperId
    status: Status
    starred: number
    opened: number
  }>(
    `SELECT p.id, r.status, r.starred, EXISTS (SELECT 1 FROM progress g WHERE g.paper_id = p.id) AS opened
     FROM papers p JOIN reading r ON r.paper_id = p.id WHERE p.added_at >= ? AND p.added_at < ?`,
    start,
    end,
  ))
    cohort.set(id, {
      starred: starred === 1,
      read: status === 'read',
      opened: opened === 1 || status === 'reading' || status === 'read',
      queued: status === 'queued',
    })
  const moves = read.all<StatusMove>(
    `SELECT s.paper_id AS paper, s.at, s.from_status AS "from", s.to_status AS "to"
     FROM status_changes s JOIN papers p ON p.id = s.paper_id AND p.added_at >= ? AND p.added_at < ? ORDER BY s.id`,
    start,
    end,
  )
  for (const { paper, to } of withoutSlips(moves, dayOf)) {
    const fate = cohort.get(paper)
    if (fate && to === 'queued') fate.queued = true
    if (fate && to === 'reading') fate.opened = true
  }
  // A paper that was opened straight away has passed the queue all the same.
  for (const fate of cohort.values()) fate.queued ||= fate.opened
  return cohort
}

export function funnelOf(cohort: Cohort): StatisticsSummary['funnel'] {
  const fates = [...cohort.values()]
  return {
    arrived: fates.length,
    queued: fates.filter(({ queued }) => queued).length,
    opened: fates.filter(({ opened }) => opened).length,
    read: fates.filter(({ read }) => read).length,
  }
}

/** Which feeds pay off: the one most of whose papers were read stands first. */
export function feedYields(read: ReadHandle, cohort: Cohort): FeedYield[] {
  const feeds = read.all<{ id: string; name: string }>('SELECT id, name FROM feeds ORDER BY created_at, id')
  return feeds
    .map(({ id, name }) => {
      const fates = read
        .column<PaperId>(
          'SELECT DISTINCT e.paper_id FROM editions d JOIN entries e ON e.edition_id = d.id WHERE d.feed_id = ?',
          id,
        )
        .flatMap(paper => cohort.get(paper) ?? [])
      return {
        feed: id,
        name,
        arrived: fates.length,
        queued: fates.filter(({ queued }) => queued).length,
        read: fates.filter(fate => fate.read).length,
        starred: fates.filter(({ starred }) => starred).length,
      }
    })
    .toSorted((a, b) => b.read - a.read || b.starred - a.starred || b.queued - a.queued || b.arrived - a.arrived)
}

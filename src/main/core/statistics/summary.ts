import type { PaperId } from '../../../preload/contract/paper.ts'
import type { DayNumbers, StatisticsSummary, TopicCount } from '../../../preload/contract/statistics.ts'
import type { ReadHandle } from '../database/handles.ts'
import { addDays, type Day, dayOf, type OffsetAt, startOfDay } from '../reading/days.ts'
import { cohortOf, feedYields, funnelOf } from './cohort.ts'
import { type LedgerDay, ledgerOf, timeOf } from './ledger.ts'
import { streaksOf } from './streaks.ts'

/** A time in numbers. Reads only. */

const MOST_TOPICS = 20

export function numbersOf(entry: LedgerDay): DayNumbers {
  const { day, arrived, queued, opened, read, dismissed } = entry
  return {
    day,
    arrived,
    queued: queued.size,
    opened: opened.size,
    read: read.size,
    dismissed: dismissed.size,
    ...timeOf(entry),
  }
}

export function summaryOf(read: ReadHandle, from: Day, to: Day, today: Day, offsetAt: OffsetAt): StatisticsSummary {
  const ledger = ledgerOf(read, from, to, offsetAt)
  const finished = new Set(ledger.flatMap(entry => [...entry.read]))
  const cohort = cohortOf(read, startOfDay(from, offsetAt), startOfDay(addDays(to, 1), offsetAt), at =>
    dayOf(at, offsetAt),
  )
  return {
    from,
    to,
    totals: totalsOf(ledger),
    ...streaksOf(readingDays(read, ledger, offsetAt), to < today ? to : today),
    funnel: funnelOf(cohort),
    ...topicsOf(read, [...finished]),
    feeds: feedYields(read, cohort),
  }
}

function totalsOf(ledger: readonly LedgerDay[]): StatisticsSummary['totals'] {
  const distinct = (of: (entry: LedgerDay) => Iterable<PaperId>): number =>
    new Set(ledger.flatMap(entry => [...of(entry)])).size
  const sum = (of: (entry: LedgerDay) => number): number => ledger.reduce((total, entry) => total + of(entry), 0)
  return {
    arrived: sum(entry => entry.arrived),
    queued: distinct(entry => entry.queued),
    opened: distinct(entry => entry.opened),
    read: distinct(entry => entry.read),
    dismissed: distinct(entry => entry.dismissed),
    pages: sum(entry => timeOf(entry).pages),
    seconds: sum(entry => timeOf(entry).seconds),
  }
}

/** Days on which something was opened or finished, also before and after the time that is looked at. */
function readingDays(read: ReadHandle, ledger: readonly LedgerDay[], offsetAt: OffsetAt): Set<Day> {
  const days = new Set(read.column<Day>('SELECT DISTINCT day FROM reading_time'))
  const inside = new Set(ledger.map(({ day }) => day))
  for (const at of read.column<number>(`SELECT at FROM status_changes WHERE to_status IN ('reading', 'read')`)) {
    const day = dayOf(at, offsetAt)
    if (!inside.has(day)) days.add(day)
  }
  // Of these days it is known what was undone.
  for (const { day, opened, read: finished } of ledger) if (opened.size + finished.size > 0) days.add(day)
  return days
}

function topicsOf(read: ReadHandle, papers: readonly PaperId[]): Pick<StatisticsSummary, 'categories' | 'keywords'> {
  const count = (column: 'categories' | 'keywords'): TopicCount[] =>
    read.all<TopicCount>(
      `SELECT t.value AS name, count(DISTINCT p.id) AS papers FROM papers p, json_each(p.${column}) t
       WHERE p.id IN (SELECT value FROM json_each(?)) GROUP BY t.value COLLATE NOCASE ORDER BY papers DESC, name LIMIT ${MOST_TOPICS}`,
      JSON.stringify(papers),
    )
  return { categories: count('categories'), keywords: count('keywords') }
}

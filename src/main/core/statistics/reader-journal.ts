import type { PaperId } from '../../../preload/contract/paper.ts'
import type {
  JournalDay,
  JournalDayNumbers,
  JournalPaper,
  StatisticsRow,
} from '../../../preload/contract/statistics.ts'
import type { ReadHandle } from '../database/handles.ts'
import type { LedgerDay } from './ledger.ts'

/** Days of a ledger with the papers they were spent on. Reads only. */

export function journalDay(read: ReadHandle, entry: LedgerDay): JournalDay {
  const papers = papersOf(read, [entry])
  const named = (ids: ReadonlySet<PaperId>): JournalPaper[] => [...ids].flatMap(id => papers.get(id) ?? [])
  return {
    day: entry.day,
    opened: named(entry.opened),
    queued: named(entry.queued),
    read: named(entry.read),
    dismissed: named(entry.dismissed),
    annotated: named(entry.annotated),
    noted: named(entry.noted),
  }
}

export function journalNumbers(entry: LedgerDay): JournalDayNumbers {
  return {
    day: entry.day,
    opened: entry.opened.size,
    queued: entry.queued.size,
    read: entry.read.size,
    dismissed: entry.dismissed.size,
    annotated: entry.annotated.size,
    noted: entry.noted.size,
  }
}

/** A row for each paper and day, by day and number. */
export function statisticsRows(read: ReadHandle, ledger: readonly LedgerDay[]): StatisticsRow[] {
  const papers = papersOf(read, ledger)
  return ledger.flatMap(entry =>
    [...idsOf(entry)]
      .toSorted((a, b) => a - b)
      .map(paper => ({
        day: entry.day,
        paper,
        title: papers.get(paper)?.title ?? '',
        queued: entry.queued.has(paper),
        opened: entry.opened.has(paper),
        read: entry.read.has(paper),
        dismissed: entry.dismissed.has(paper),
        pages: entry.times.get(paper)?.pages ?? 0,
        seconds: entry.times.get(paper)?.seconds ?? 0,
      })),
  )
}

function idsOf({ queued, opened, read, dismissed }: LedgerDay): Set<PaperId> {
  return new Set([...queued, ...opened, ...read, ...dismissed])
}

function papersOf(read: ReadHandle, ledger: readonly LedgerDay[]): ReadonlyMap<PaperId, JournalPaper> {
  const ids = new Set(ledger.flatMap(entry => [...idsOf(entry), ...entry.annotated, ...entry.noted]))
  const rows = read.all<JournalPaper>(
    'SELECT p.id AS paper, p.title, r.takeaway FROM json_each(?) j JOIN papers p ON p.id = j.value JOIN reading r ON r.paper_id = p.id',
    JSON.stringify([...ids]),
  )
  return new Map(rows.map(row => [row.paper, row]))
}

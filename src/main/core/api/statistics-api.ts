import { LibraryFailure } from '../failures.ts'
import { type Day, dayOf, daysBetween } from '../reading/days.ts'
import { eraseTimes } from '../reading/time-log.ts'
import { type LedgerDay, ledgerOf } from '../statistics/ledger.ts'
import { journalDay, journalNumbers, statisticsRows } from '../statistics/reader-journal.ts'
import { numbersOf, summaryOf } from '../statistics/summary.ts'
import type { ApiOf, LibraryContext } from './context.ts'

// Thirty years.
const MOST_DAYS = 11_000

/** What the reader did, by day and in numbers. It is told to nobody but the reader. */
export function makeStatisticsApi({
  session,
  clock,
}: LibraryContext): ApiOf<'stats'> & Pick<ApiOf<'journal'>, 'journal.day' | 'journal.days'> {
  const { read } = session
  const ledger = (from: Day, to: Day): LedgerDay[] => {
    requireTime(from, to)
    return ledgerOf(read, from, to, clock.offsetAt)
  }
  return {
    'stats.days': ({ from, to }) => ledger(from, to).map(numbersOf),
    'stats.summary': ({ from, to }) => {
      requireTime(from, to)
      return summaryOf(read, from, to, dayOf(clock.moment().at, clock.offsetAt), clock.offsetAt)
    },
    'stats.export': ({ from, to }) => statisticsRows(read, ledger(from, to)),
    'stats.erase': () => {
      const papers = session.transact((write, changes) => {
        const erased = eraseTimes(write)
        changes.papers(erased)
        return erased
      })
      return { papers: papers.length }
    },
    'journal.day': ({ day }) => {
      const [entry] = ledger(day, day)
      if (!entry) throw new Error(`the day ${day} is not in its own ledger`)
      return journalDay(read, entry)
    },
    'journal.days': ({ from, to }) => ledger(from, to).map(journalNumbers),
  }
}

function requireTime(from: Day, to: Day): void {
  if (to < from)
    throw new LibraryFailure('invalid', `${to} is before ${from}, so there are no days between them. Exchange the two.`)
  if (daysBetween(from, to) > MOST_DAYS)
    throw new LibraryFailure('invalid', `From ${from} to ${to} are more than thirty years. Ask for fewer.`)
}

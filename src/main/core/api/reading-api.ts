import { LibraryFailure } from '../failures.ts'
import { dayOf, startOfDay } from '../reading/days.ts'
import { patchReading, recentPapers, savePlace, snooze } from '../reading/reading.ts'
import { finishSuggestions } from '../reading/suggestions.ts'
import { logTime, pageTimes } from '../reading/time-log.ts'
import { readSettings } from '../settings/settings.ts'
import type { ApiOf, LibraryContext } from './context.ts'
import { papersInWords, requirePapers } from './named-papers.ts'

/** Where the reader is in papers, and when they are to be read. */
export function makeReadingApi({ session, ports, steps, clock }: LibraryContext): ApiOf<'reading'> {
  const { read } = session
  const timeOf = (until: string): number =>
    until.length === 'yyyy-mm-dd'.length ? startOfDay(until, clock.offsetAt) : Date.parse(until)
  return {
    'reading.savePlace': ({ paper, place }) => {
      requirePapers(read, [paper])
      session.transact((write, changes) => {
        savePlace(write, paper, place, ports.now())
        changes.papers([paper], { views: false })
      })
      return null
    },
    'reading.logTime': ({ paper, file, pages }) => {
      if (!readSettings(read).statistics) return null
      requirePapers(read, [paper])
      session.transact((write, changes) => {
        if (logTime(write, { paper, file, pages }, dayOf(ports.now(), clock.offsetAt)))
          changes.papers([paper], { views: false })
      })
      return null
    },
    'reading.pages': ({ paper, file }) => pageTimes(read, paper, file),
    'reading.pace': () => clock.pace(),
    'reading.recent': ({ limit }) => recentPapers(read, limit),
    'reading.suggestions': () => finishSuggestions(read),
    'reading.setDue': ({ ids, on }) => {
      requirePapers(read, ids)
      const label = `${on ?? 'No day'} for ${papersInWords(read, ids)}`
      return steps.take(label, rows => patchReading(rows, ids, { due_on: on }))
    },
    'reading.snooze': ({ ids, until }) => {
      requirePapers(read, ids)
      if (until === null)
        return steps.take(`Brought back ${papersInWords(read, ids)}`, (rows, write) => snooze(rows, write, ids, null))
      const time = timeOf(until)
      if (time <= ports.now())
        throw new LibraryFailure(
          'invalid',
          `${until} is past, so nothing was put off until then. Choose a time to come, at the earliest tomorrow where it is a day.`,
        )
      return steps.take(`Put off ${papersInWords(read, ids)} until ${until}`, (rows, write) =>
        snooze(rows, write, ids, time),
      )
    },
  }
}

import type { EditionSummary } from '../../preload/contract/feed.ts'
import type { JournalDay } from '../../preload/contract/statistics.ts'
import type { PaperId } from '../../preload/contract/paper.ts'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

/** What editions are called. Pure. */

const at = (day: string): Date => new Date(`${day}T00:00:00Z`)
const inWords = (day: string, how: Intl.DateTimeFormatOptions): string =>
  at(day).toLocaleDateString(locale, { timeZone: 'UTC', ...how })

/** "Wednesday, 29 October 2025", "Week of 27 October 2025", "October 2025", "Trending on 29 October 2025". */
export function titleOf({ span, date, name }: EditionSummary): string {
  const day = inWords(date, { day: 'numeric', month: 'long', year: 'numeric' })
  switch (span) {
    case 'week':
      return say('Week of {day}', { day })
    case 'month':
      return inWords(date, { month: 'long', year: 'numeric' })
    case 'trending':
      return say('Trending on {day}', { day })
    case 'search':
      return name
    default:
      return `${inWords(date, { weekday: 'long' })}, ${day}`
  }
}

/** As short as a line of an index is. */
export function shortTitleOf({ span, date }: EditionSummary): string {
  if (span === 'month') return inWords(date, { month: 'long' })
  const day = inWords(date, { day: 'numeric', month: 'short' })
  return span === 'week' ? say('Week of {day}', { day }) : `${inWords(date, { weekday: 'short' })}, ${day}`
}

export function summaryOf({ name, count, opened, queued, starred, dismissed }: EditionSummary): string {
  const parts = [
    name.split(',')[0] ?? name,
    `${count.toLocaleString(locale)} ${count === 1 ? say('paper') : say('papers')}`,
    opened > 0 ? say('{opened} opened', { opened }) : null,
    queued > 0 ? say('{queued} queued', { queued }) : null,
    starred > 0 ? say('{starred} starred', { starred }) : null,
    dismissed > 0 ? say('{dismissed} dismissed', { dismissed }) : null,
  ]
  return parts.filter(part => part !== null).join(' · ')
}

/** What was done with a paper on the day itself: "opened that day". */
export function actsOn(paper: PaperId, day: JournalDay | null): readonly string[] {
  if (!day) return []
  return (['opened', 'queued', 'read', 'annotated', 'noted'] as const).filter(act =>
    day[act].some(done => done.paper === paper),
  )
}

export interface CalendarDay {
  /** Null before the first and after the last of the month. */
  readonly date: string | null
  /** Names the place on the calendar. */
  readonly key: string
  readonly edition: EditionSummary | null
}

/** The weeks of a month, Monday first. */
export function calendarOf(month: string, editions: readonly EditionSummary[]): readonly (readonly CalendarDay[])[] {
  const byDate = new Map(editions.map(edition => [edition.date, edition]))
  const first = at(`${month}-01`)
  const count = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const before = (first.getUTCDay() + 6) % 7
  const weeks = Math.ceil((before + count) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, place) => {
      const day = week * 7 + place - before + 1
      const date = day < 1 || day > count ? null : `${month}-${String(day).padStart(2, '0')}`
      return { key: `${week}.${place}`, date, edition: date === null ? null : (byDate.get(date) ?? null) }
    }),
  )
}

export function monthBeside(month: string, by: number): string {
  const first = at(`${month}-01`)
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + by, 1)).toISOString().slice(0, 7)
}

export function monthName(month: string): string {
  return inWords(`${month}-01`, { month: 'long', year: 'numeric' })
}

/** "22 November 2026" */
export function dayName(day: string): string {
  return inWords(day, { day: 'numeric', month: 'long', year: 'numeric' })
}

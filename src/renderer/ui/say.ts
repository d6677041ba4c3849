import { locale } from '../language/language.ts'
import { say } from './messages.ts'

/** Numbers, times and days as a person would say them. Pure. */

const DAY_MS = 86_400_000
const plural = new Intl.PluralRules(locale)

/** "about 14 hours", "25 minutes" */
export function sayMinutes(minutes: number): string {
  if (minutes < 60) return sayCount(Math.round(minutes), say('minute'), say('minutes'))
  // Halves of hours as long as there are few.
  const hours = minutes < 600 ? Math.round(minutes / 30) / 2 : Math.round(minutes / 60)
  return say('about {hours}', { hours: sayCount(hours, say('hour'), say('hours')) })
}

/** "1 paper", "1,200 papers" */
export function sayCount(count: number, one: string, many: string): string {
  return `${count.toLocaleString(locale)} ${plural.select(count) === 'one' ? one : many}`
}

/** What a paper may have many of: "1 upvote", "3 comments". */
export const sayOf = {
  upvotes: (count: number): string => sayCount(count, say('upvote'), say('upvotes')),
  comments: (count: number): string => sayCount(count, say('comment'), say('comments')),
  stars: (count: number): string => sayCount(count, say('star'), say('stars')),
}

/** The day of the reader's that a moment lies on: "2026-03-02". */
export function localDay(at: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10)
}

/** 0 on a Monday. */
export function weekdayOf(day: string): number {
  return (new Date(day).getUTCDay() + 6) % 7
}

/** "Wednesday, 25 November", with the year where it is another one; "today" and "yesterday" by name. */
export function sayWholeDay(day: string, today: string): string {
  if (day === today) return say('Today')
  if (day === addDays(today, -1)) return say('Yesterday')
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  return inWords(day, { weekday: 'long', day: 'numeric', month: 'long', ...year })
}

/** The day that a source gave: of a moment, in universal time. */
export function dayOf(iso: string): Date {
  return new Date(iso.length <= 10 ? `${iso}T00:00:00Z` : iso)
}

/** "21 February 2024" */
export function sayFullDate(iso: string): string {
  const date = dayOf(iso)
  return Number.isNaN(date.getTime()) ? iso : inWords(iso, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** "Wed 25 Nov" */
export function sayShortDay(day: string): string {
  return inWords(day, { weekday: 'short', day: 'numeric', month: 'short' })
}

export function sayMonth(day: string): string {
  return inWords(day, { month: 'short' })
}

function inWords(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Date(day).toLocaleDateString(locale, { ...options, timeZone: 'UTC' })
}

export interface Byline {
  readonly organization: string | null
  readonly byline: string | null
  readonly authorCount: number | null
}

/** "5 authors", "OpenBMB", "Lovelace, Chen" */
export function sayByline({ organization, byline, authorCount }: Byline): string | null {
  return organization || byline || (authorCount === null ? null : sayCount(authorCount, say('author'), say('authors')))
}

import { locale } from '../language/language.ts'
import { say } from './messages.ts'

const DAY = 86_400_000

/** "today", "yesterday", "Tue", "21 Feb", "21 Feb 2016": as much as its age needs. By days of the local calendar. */
export function relativeDay(iso: string, now: Date): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return ''
  const midnight = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
  // Rounded: two days of a year are 23 and 25 hours long.
  const days = Math.round((midnight(now) - midnight(at)) / DAY)
  if (days <= 0) return say('today')
  if (days === 1) return say('yesterday')
  if (days < 7) return at.toLocaleDateString(locale, { weekday: 'short' })
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return at.toLocaleDateString(locale, { day: 'numeric', month: 'short', ...year })
}

/** The days of a week as short as a column is wide, Monday first. */
export function shortWeekdays(): readonly string[] {
  return Array.from({ length: 7 }, (_, day) =>
    new Date(Date.UTC(2026, 0, 5 + day)).toLocaleDateString(locale, { weekday: 'short', timeZone: 'UTC' }),
  )
}

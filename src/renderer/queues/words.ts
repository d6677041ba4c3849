import { say } from './messages.ts'
import { dayOf } from '../ui/say.ts'
import { locale } from '../language/language.ts'

/** Dates, times and counts as a person would say them. Pure. */

const DAY_MS = 86_400_000

/** "today", "Tue", "21 Feb", "2016" by age; null where the source gave none. */
export function sayDate(iso: string | null, now: Date): string | null {
  if (iso === null) return null
  const date = dayOf(iso)
  if (Number.isNaN(date.getTime())) return iso
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  const days = Math.round((today - Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())) / DAY_MS)
  if (days === 0) return say('today')
  if (days === 1) return say('yesterday')
  if (days > 1 && days < 7) return date.toLocaleDateString(locale, { weekday: 'short', timeZone: 'UTC' })
  if (date.getUTCFullYear() === now.getFullYear())
    return date.toLocaleDateString(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  if (days < 3 * 365) return date.toLocaleDateString(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  return String(date.getUTCFullYear())
}

/** "Wednesday, 29 October" */
export function sayDay(iso: string, now: Date): string {
  const date = dayOf(iso)
  const year = date.getUTCFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return date.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC', ...year })
}

export const STATUS_WORDS = {
  inbox: say('undecided'),
  queued: say('queued'),
  reading: say('reading'),
  read: say('read'),
  dismissed: say('dismissed'),
} as const

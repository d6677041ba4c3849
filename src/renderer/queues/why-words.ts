import type { PaperRow } from '../../preload/contract/paper.ts'
import type { View } from '../../preload/contract/search.ts'
import { localDay } from '../ui/say.ts'
import { say } from './messages.ts'
import { locale } from '../language/language.ts'

/** Why a paper is in a list, and when it is wanted. Pure. */

const DAY_MS = 86_400_000
const SOON_DAYS = 7

/** Short phrases, the weightiest first: what the accent says of a row. */
export function whyOf(row: PaperRow, view: View, now: Date): string[] {
  const reason = view.kind === 'queue' ? row.reasons[view.queue] : Object.values(row.reasons)[0]
  const isOver = row.status === 'read' || row.status === 'dismissed'
  return [
    row.dueOn !== null && !isOver && daysTo(row.dueOn, now) <= SOON_DAYS ? sayDue(row.dueOn, now) : null,
    view.kind === 'snoozed' && row.snoozedUntil !== null ? sayBack(row.snoozedUntil, now) : null,
    row.cameBackAt !== null && view.kind !== 'snoozed' ? say('back as you wished') : null,
    row.newVersion === null ? null : say('version {newVersion} is out', { newVersion: row.newVersion }),
    reason ?? null,
  ].filter(phrase => phrase !== null)
}

/** As a column called "Due" says it: "today", "Fri", "was due 2 days ago" */
export function sayDueDay(day: string, now: Date): string {
  const days = daysTo(day, now)
  return days < 0 ? sayDue(day, now) : sayNear(day, days)
}

/** "due today", "due Fri", "was due 2 days ago" */
function sayDue(day: string, now: Date): string {
  const days = daysTo(day, now)
  if (days < -1) return say('was due {value} days ago', { value: -days })
  if (days === -1) return say('was due yesterday')
  return say('due {day}', { day: sayNear(day, days) })
}

/** "back tomorrow", "back 18:00", "back 3 Dec" */
function sayBack(instant: string, now: Date): string {
  const at = new Date(instant)
  const day = localDay(at)
  const days = daysTo(day, now)
  if (days > 0) return say('back {day}', { day: sayNear(day, days) })
  return say('back at {time}', {
    time: at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' }),
  })
}

function sayNear(day: string, days: number): string {
  if (days === 0) return say('today')
  if (days === 1) return say('tomorrow')
  const date = new Date(`${day}T12:00:00`)
  if (days < 7) return date.toLocaleDateString(locale, { weekday: 'long' })
  return date.toLocaleDateString(locale, { day: 'numeric', month: 'short' })
}

/** Days from the reader's today. */
function daysTo(day: string, now: Date): number {
  return Math.round((Date.parse(day) - Date.parse(localDay(now))) / DAY_MS)
}

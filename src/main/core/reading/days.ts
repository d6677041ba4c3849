/** Calendar days as their reader lives them. Pure: what the clock on the wall says is given. */

/** A day of a calendar, "2026-03-02": sorts as text, has no time of day and no zone. */
export type Day = string

/** Minutes the reader's clock is ahead of UTC at an instant: 60 in Berlin's winter, 120 in its summer. */
export type OffsetAt = (at: number) => number

const MINUTE = 60_000
const DAY = 86_400_000
// No clock is further from UTC than 14 hours.
const FURTHEST = 15 * 60 * MINUTE

/** The day it is for the reader at an instant. */
export function dayOf(at: number, offsetAt: OffsetAt): Day {
  return nameOf(at + offsetAt(at) * MINUTE)
}

/**
 * The first instant of a day. A day has 23, 24 or 25 hours, and where clocks go forward at midnight it begins at one;
 * of a day that a country left out it is the first instant of the next.
 */
export function startOfDay(day: Day, offsetAt: OffsetAt): number {
  const middle = numberOf(day)
  let before = middle - FURTHEST
  let from = middle + FURTHEST
  while (from - before > 1) {
    const at = Math.floor((before + from) / 2)
    if (dayOf(at, offsetAt) < day) before = at
    else from = at
  }
  return from
}

export function addDays(day: Day, count: number): Day {
  return nameOf(numberOf(day) + count * DAY)
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((numberOf(to) - numberOf(from)) / DAY)
}

/** Every day from one to another, both counted in; none where they are the wrong way round. */
export function daysFrom(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index))
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: Day): number {
  return (new Date(numberOf(day)).getUTCDay() + 6) % 7
}

/** The ISO week a day belongs to, "2026-W10": the week of its Thursday. */
export function weekOf(day: Day): string {
  const thursday = addDays(day, 3 - weekdayOf(day))
  const year = thursday.slice(0, 4)
  return `${year}-W${String(Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1).padStart(2, '0')}`
}

function numberOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function nameOf(time: number): Day {
  return new Date(time).toISOString().slice(0, 10)
}

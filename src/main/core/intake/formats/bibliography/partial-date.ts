import { calendarDay, monthOf } from '../../text-cleaning/dates.ts'

/** A date as far as a bibliography tells it: mostly a year, sometimes with month and day. */
export interface PartialDate {
  readonly year: number
  /** 1..12 */
  readonly month: number | null
  readonly day: number | null
}

const NUMERIC = /(?<!\d)(\d{4})\s?[-/.]\s?(\d{1,2})(?:\s?[-/.]\s?(\d{1,2}))?(?!\d)/
const COMPACT = /^\s*(\d{4})(\d{2})(\d{2})\s*$/
const YEAR = /(?<!\d)(1\d{3}|2[01]\d{2})(?!\d)/
const WORD = /\p{L}{3,10}/gu
const DAY = /(?<![\d.])(\d{1,2})(?:st|nd|rd|th)?(?![\d.])/

/** Reads "2007/03/12/", "2007///", "2003-05/2004", "May 14, 2020", "March 2007", "circa 1998"; null where no year is in it. */
export function partialDateOf(text: string): PartialDate | null {
  const numeric = NUMERIC.exec(text) ?? COMPACT.exec(text)
  if (numeric) return partialDate(Number(numeric[1]), Number(numeric[2]), Number(numeric[3] ?? 0))
  const year = YEAR.exec(text)
  if (!year) return null
  const rest = text.slice(0, year.index) + text.slice(year.index + 4)
  const { month, day } = monthAndDay(rest)
  return partialDate(Number(year[1]), month ?? 0, day ?? 0)
}

/** "jan", "Mar.", "10~May", "May 14", "3", "03". */
export function monthAndDay(text: string): { month: number | null; day: number | null } {
  for (const [word] of text.matchAll(WORD)) {
    const month = monthOf(word)
    if (month !== null) return { month, day: Number(DAY.exec(text)?.[1] ?? 0) || null }
  }
  const number = /^\D{0,3}(\d{1,2})\D{0,3}$/.exec(text.trim())?.[1]
  return { month: number === undefined ? null : Number(number), day: null }
}

/** Leaves out a month that is a season ("2004-21") and a day that the calendar does not have; null for a year nobody can mean. */
export function partialDate(year: number, month: number, day: number): PartialDate | null {
  if (!Number.isInteger(year) || year < 1000 || year > 2199) return null
  if (!Number.isInteger(month) || month < 1 || month > 12) return { year, month: null, day: null }
  return { year, month, day: calendarDay(year, month, day) === null ? null : day }
}

/** The ISO day; null where the day is not known. */
export function dayOfDate({ year, month, day }: PartialDate): string | null {
  return month === null || day === null ? null : calendarDay(year, month, day)
}

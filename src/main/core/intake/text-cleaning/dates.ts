/** Dates as sources write them, made ISO 8601: a day or an instant in UTC. Pure; "today" is always an argument. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?$/i
const MAIL_DATE =
  /^(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[A-Z]{1,5}|[+-]\d{4})?$/

/** Null where the text is neither a day nor an instant that exists. */
export function isoDate(text: string): string | null {
  const value = text.trim()
  const day = DAY.exec(value)
  if (day) return calendarDay(Number(day[1]), Number(day[2]), Number(day[3]))
  const instant = INSTANT.exec(value)
  if (instant?.[1] && isoDate(instant[1])) {
    const [, date, minute, second = ':00', zone = 'Z'] = instant
    const utc = `${date}T${minute}${second}`
    return zone.toUpperCase() === 'Z'
      ? valid(`${utc}Z`)
      : inUtc(`${utc}${zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`}`)
  }
  return MAIL_DATE.test(value) ? inUtc(value) : null
}

function valid(instant: string): string | null {
  return Number.isNaN(Date.parse(instant)) ? null : instant
}

function inUtc(text: string): string | null {
  const at = Date.parse(text)
  if (Number.isNaN(at)) return null
  const iso = new Date(at).toISOString()
  return /^\d{4}-/.test(iso) ? iso.replace('.000Z', 'Z') : null
}

/** The ISO day, or null where the calendar has no such day. Months count from 1. */
export function calendarDay(year: number, month: number, day: number): string | null {
  if (year < 1000 || year > 9999) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null
}

/** The newest day of that name that is not after `capturedOn`: how a page's dates without a year are meant. */
export function newestDay(month: number, day: number, capturedOn: string): string | null {
  const year = Number(capturedOn.slice(0, 4))
  // Eight years back covers 29 February over a century that is no leap year.
  for (let back = 0; back <= 8; back++) {
    const candidate = calendarDay(year - back, month, day)
    if (candidate && candidate <= capturedOn.slice(0, 10)) return candidate
  }
  return null
}

/** The Monday of an ISO week. */
export function mondayOf(year: number, week: number): string | null {
  if (week < 1 || week > 53 || year < 1000 || year > 9998) return null
  const fourth = new Date(Date.UTC(year, 0, 4))
  const monday = Date.UTC(year, 0, 4 - ((fourth.getUTCDay() + 6) % 7) + (week - 1) * 7)
  return new Date(monday).toISOString().slice(0, 10)
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** 1..12 for "Oct", "Sept." or "October"; null for any other word. */
export function monthOf(word: string): number | null {
  const letters = word.toLowerCase().replace(/\.$/, '')
  const index = MONTHS.indexOf(letters.slice(0, 3))
  if (index < 0) return null
  return letters.length === 3 || letters === 'sept' || FULL_MONTHS[index] === letters ? index + 1 : null
}

const FULL_MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
]

/** "29 Oct", for names of editions. */
export function shortDay(day: string): string {
  const month = MONTHS[Number(day.slice(5, 7)) - 1] ?? ''
  return `${Number(day.slice(8, 10))} ${month.charAt(0).toUpperCase()}${month.slice(1)}`
}

/** "October 2025", for names of editions. */
export function longMonth(day: string): string {
  const month = FULL_MONTHS[Number(day.slice(5, 7)) - 1] ?? ''
  return `${month.charAt(0).toUpperCase()}${month.slice(1)} ${day.slice(0, 4)}`
}

import { calendarDay } from '../../text-cleaning/dates.ts'
import { monthInWords } from './month-names.ts'

/** Dates as feeds write them: what standards ask for, and what programs and people make of that. Pure. */

export interface FeedDate {
  /** A day, or an instant in UTC; null where only the year or month is given. */
  readonly iso: string | null
  readonly year: number
}

/** A point of the clock: nothing of it known where only a day is. */
interface Clock {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly milliseconds: number
  /** Minutes east of Greenwich. */
  readonly zone: number
}

const ZONES: ReadonlyMap<string, number> = new Map(
  (
    'Z 0 UT 0 UTC 0 GMT 0 WET 0 WEST 1 BST 1 IST 5.5 CET 1 MEZ 1 CEST 2 MEST 2 MESZ 2 EET 2 EEST 3 MSK 3 MSD 4 SAST 2 PKT 5 ' +
    'ICT 7 WIB 7 HKT 8 SGT 8 PHT 8 AWST 8 CST -6 CDT -5 JST 9 KST 9 ACST 9.5 AEST 10 AEDT 11 NZST 12 NZDT 13 BRT -3 ART -3 ' +
    'NST -3.5 NDT -2.5 AST -4 ADT -3 EST -5 EDT -4 ET -5 CT -6 MST -7 MDT -6 MT -7 PST -8 PDT -7 PT -8 AKST -9 AKDT -8 HST -10'
  )
    .split(' ')
    .flatMap((word, index, words) => (index % 2 === 0 ? [[word, Number(words[index + 1]) * 60] as const] : [])),
)

const TIME = /(?<![\d:])(\d{1,2})[:.](\d{2})(?:[:.](\d{1,2})(?:[.,](\d{1,9}))?)?\s*(?:\(?\b([ap])\.?m\.?)?(?![\d:])/i
const ZONE = /(?:GMT|UTC|UT)?\s*([+-]|\u2212)(\d{1,2}):?(\d{2})?(?!\d)|\b([A-Z]{1,5})\b/
const ISO =
  /^([+-]?\d{4})-?(?:(\d{2})(?:-?(\d{2}))?|W(\d{2})-?(\d)?|(\d{3}))?(?:(?:\s*T\s*|\s+|\s*,\s*|_)(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?\s*(.*))?$/i

/** Null where no day, month or year can be made out. */
export function readFeedDate(written: string): FeedDate | null {
  const text = written.replace(/\s+/g, ' ').trim().slice(0, 100)
  if (text === '') return null
  return isoLike(text) ?? eastAsian(text) ?? inWords(text) ?? inFigures(text) ?? timestamp(text)
}

/** 2003-12-31T10:14:55Z and all that may be left out of it; weeks and days of the year too. */
function isoLike(text: string): FeedDate | null {
  const match = ISO.exec(text)
  if (!match?.[1]) return null
  const [, yearText, monthText, dayText, week, weekday, dayOfYear, hour, minute, second, fraction, zone] = match
  const year = Math.abs(Number(yearText))
  if (year < 1000) return null
  if (monthText === undefined && week === undefined && dayOfYear === undefined)
    return text.length === 4 && year <= 2999 ? { iso: null, year } : null
  const day = isoDay(year, monthText, dayText, week, weekday, dayOfYear)
  if (day === null) return monthText !== undefined && Number(monthText) <= 12 ? { iso: null, year } : null
  if (hour === undefined) return { iso: day, year }
  const clock = clockOf(hour, minute, second, fraction, undefined, zone ?? '')
  return { iso: clock ? instant(day, clock) : day, year }
}

function isoDay(
  year: number,
  month: string | undefined,
  day: string | undefined,
  week: string | undefined,
  weekday: string | undefined,
  dayOfYear: string | undefined,
): string | null {
  if (month !== undefined) return day === undefined ? null : calendarDay(year, Number(month), Number(day))
  if (dayOfYear !== undefined) return dayFrom(Date.UTC(year, 0, Number(dayOfYear)))
  const fourth = new Date(Date.UTC(year, 0, 4))
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7) + (Number(week) - 1) * 7
  return dayFrom(Date.UTC(year, 0, monday + Number(weekday ?? 1) - 1))
}

function dayFrom(time: number): string | null {
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10)
}

/** "Thu, 01 Jan 2004 19:48:21 GMT", "Sun Jan  4 16:29:06 PST 2004", "January 5, 2004", "5. Januar 2004" ... */
function inWords(text: string): FeedDate | null {
  const month = monthInWords(text)
  if (month === null) return null
  const { rest, time } = withoutTime(text.slice(0, month.start) + ' ' + text.slice(month.end), text)
  const numbers = [...rest.matchAll(/(?<!\d)(\d{1,4})(?!\d)/g)].map(match => match[1] ?? '')
  const yearAt = numbers.findIndex(number => number.length === 4)
  const [first, second] = numbers
  if (yearAt >= 0) {
    const year = Number(numbers[yearAt])
    const day = numbers.find((number, index) => index !== yearAt && number.length <= 2)
    if (day === undefined) return { iso: null, year }
    return dated(year, month.number, Number(day), time)
  }
  if (first === undefined || second === undefined) return null
  // A day cannot be over 31: "2004" written "04" stands last, but for those who begin with it.
  return Number(first) > 31
    ? dated(century(first), month.number, Number(second), time)
    : dated(century(second), month.number, Number(first), time)
}

/** 31/12/2003, 12/31/2003, 2003/12/31, 31.12.2003, 03-12-31: the order is told by what cannot be a month. */
function inFigures(text: string): FeedDate | null {
  const match = /(?<!\d)(\d{1,4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,4})(?!\d)/.exec(text)
  if (!match?.[1] || !match[2] || !match[3]) return null
  const { time } = withoutTime(text.replace(match[0], ' '), text)
  const [a, b, c] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (match[1].length === 4) return dated(a, b, c, time)
  if (match[3].length < 4 && match[0].includes('-')) return dated(century(match[1]), b, c, time)
  const year = match[3].length === 4 ? c : century(match[3])
  const isDayFirst = a > 12 || (b <= 12 && match[0].includes('.'))
  return isDayFirst ? dated(year, b, a, time) : dated(year, a, b, time)
}

/** 2004년 05월 28일 오후 01:31:15, 2004-05-28 오후 01:31:15, 2004年5月28日 13時31分. */
function eastAsian(text: string): FeedDate | null {
  if (!/[年년]|오[전후]|[午上下]/.test(text)) return null
  const match = /(\d{4})\s*[年년./-]\s*(\d{1,2})\s*[月월./-]\s*(\d{1,2})/.exec(text)
  if (!match) return null
  const rest = text.slice(match.index + match[0].length).replace(/\s*[時时시]\s*|\s*[分분]\s*(?=\d)/g, ':')
  const { time } = withoutTime(rest, rest)
  const half = /오후|午後|下午/.test(rest) ? 12 : /오전|午前|上午/.test(rest) ? 0 : null
  const hour = time ? (half === null || time.hour > 12 ? time.hour : (time.hour % 12) + half) : 0
  const named = /[+-]\d{2}:?\d{2}|\b(?:Z|UTC|GMT)\b/.test(rest)
  // Written in Korean and without a zone it is meant in Korea's.
  const zone = named || !/[년오]/.test(text) ? (time?.zone ?? 0) : 540
  return dated(Number(match[1]), Number(match[2]), Number(match[3]), time ? { ...time, hour, zone } : null)
}

/** Seconds or milliseconds since 1970. */
function timestamp(text: string): FeedDate | null {
  if (!/^\d{9,13}$/.test(text)) return null
  const date = new Date(text.length > 10 ? Number(text) : Number(text) * 1_000)
  return { iso: date.toISOString().replace('.000Z', 'Z'), year: date.getUTCFullYear() }
}

/** Takes the time of the day out of a text and reads it with the zone that `whole` gives. */
function withoutTime(text: string, whole: string): { rest: string; time: Clock | null } {
  const match = TIME.exec(text)
  if (!match) return { rest: text, time: null }
  const after = text.slice(match.index + match[0].length)
  const zone = ZONE.exec(after)?.[0] ?? ''
  const [, hour, minute, second, fraction, half] = match
  const time = clockOf(hour, minute, second, fraction, half ?? halfOf(whole), zone)
  return { rest: text.slice(0, match.index) + ' ' + after.replace(zone === '' ? /$^/ : zone, ' '), time }
}

function halfOf(text: string): string | undefined {
  return /\bp\.?m\b/i.test(text) ? 'p' : /\ba\.?m\b/i.test(text) ? 'a' : undefined
}

function clockOf(
  hourText: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  fraction: string | undefined,
  half: string | undefined,
  zone: string,
): Clock | null {
  const given = Number(hourText)
  const isAfternoon = half?.toLowerCase() === 'p'
  const hour = half === undefined ? given : (given % 12) + (isAfternoon ? 12 : 0)
  if (hour > 24 || Number(minute) > 59 || Number(second ?? 0) > 60) return null
  const milliseconds = Number((fraction ?? '0').slice(0, 3).padEnd(3, '0'))
  return { hour, minute: Number(minute), second: Number(second ?? 0), milliseconds, zone: zoneOf(zone) }
}

/** Minutes east of Greenwich; a zone nobody knows is Greenwich. */
function zoneOf(text: string): number {
  const match = ZONE.exec(text.trim())
  if (!match) return 0
  const [, sign, hours, minutes, name] = match
  if (sign === undefined) return ZONES.get(name ?? '') ?? 0
  const offset = Number(hours) * 60 + Number(minutes ?? 0)
  return offset > 15 * 60 ? 0 : sign === '+' ? offset : -offset
}

function dated(year: number, month: number, day: number, time: Clock | null): FeedDate | null {
  const iso = calendarDay(year, month, day)
  if (iso === null) return year >= 1000 && year <= 9999 ? { iso: null, year } : null
  return { iso: time ? instant(iso, time) : iso, year }
}

function instant(day: string, { hour, minute, second, milliseconds, zone }: Clock): string {
  const at = Date.parse(`${day}T00:00:00Z`) + ((hour * 60 + minute - zone) * 60 + second) * 1_000 + milliseconds
  return new Date(at).toISOString().replace('.000Z', 'Z')
}

function century(twoDigits: string): number {
  const year = Number(twoDigits)
  return twoDigits.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year
}

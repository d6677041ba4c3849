import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  dayOf,
  daysBetween,
  daysFrom,
  type OffsetAt,
  startOfDay,
  weekdayOf,
  weekOf,
} from '../../../src/main/core/reading/days.ts'

/** The clock of a place, by the table of zones that Node brings along. */
function clockOf(timeZone: string): OffsetAt {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return at => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
    return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000) / 60_000)
  }
}

// Whole and broken hours, both halves of the earth, clocks that change at midnight, and both ends of the day.
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]
const clocks = fc.constantFrom(...ZONES).map(clockOf)
const instants = fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2035, 0, 1) })
const days = fc.integer({ min: 0, max: 9_000 }).map(number => addDays('2012-01-02', number))

const at = (text: string): number => Date.parse(text)
const berlin = clockOf('Europe/Berlin')

test.each([
  ['2026-03-01T22:59:59.999Z', '2026-03-01'],
  ['2026-03-01T23:00:00Z', '2026-03-02'],
  ['2026-07-01T21:59:59.999Z', '2026-07-01'],
  ['2026-07-01T22:00:00Z', '2026-07-02'],
  // The night the clocks go forward, and the night they go back.
  ['2026-03-29T00:30:00Z', '2026-03-29'],
  ['2026-10-24T22:00:00Z', '2026-10-25'],
  ['2026-10-25T22:59:00Z', '2026-10-25'],
  ['2026-10-25T23:00:00Z', '2026-10-26'],
])('%s is on %s in Berlin', (instant, day) => expect(dayOf(at(instant), berlin)).toBe(day))

test.each([
  ['Europe/Berlin', '2026-03-29', 23],
  ['Europe/Berlin', '2026-10-25', 25],
  ['Europe/Berlin', '2026-06-01', 24],
  ['Australia/Lord_Howe', '2026-10-04', 23.5],
  // Clocks went forward at midnight: the day began at one.
  ['America/Sao_Paulo', '2018-11-04', 23],
  ['Africa/Cairo', '2024-04-26', 23],
])('a day of %s, %s, has %d hours', (zone, day, hours) => {
  const clock = clockOf(zone)
  expect((startOfDay(addDays(day, 1), clock) - startOfDay(day, clock)) / 3_600_000).toBe(hours)
})

test('a day that was left out begins where the next one does', () => {
  const apia = clockOf('Pacific/Apia')
  expect(dayOf(startOfDay('2011-12-30', apia), apia)).toBe('2011-12-31')
})

test('a day begins at its first instant and lasts until the next begins, wherever one lives', () => {
  fc.assert(
    fc.property(clocks, days, (clock, day) => {
      const start = startOfDay(day, clock)
      expect([dayOf(start - 1, clock), dayOf(start, clock)]).toEqual([addDays(day, -1), day])
    }),
    { numRuns: 200 },
  )
})

test('every instant lies within its day', () => {
  fc.assert(
    fc.property(clocks, instants, (clock, instant) => {
      const day = dayOf(instant, clock)
      expect(startOfDay(day, clock)).toBeLessThanOrEqual(instant)
      expect(startOfDay(addDays(day, 1), clock)).toBeGreaterThan(instant)
    }),
    { numRuns: 200 },
  )
})

test('days are counted alike forwards, backwards and one by one', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -800, max: 800 }), (day, count) => {
      const other = addDays(day, count)
      expect(daysBetween(day, other)).toBe(count)
      expect(addDays(other, -count)).toBe(day)
      expect(daysFrom(day, other)).toHaveLength(Math.max(0, count + 1))
      expect(weekdayOf(other)).toBe((((weekdayOf(day) + count) % 7) + 7) % 7)
    }),
  )
})

test.each([
  ['2026-01-01', '2026-W01'],
  ['2027-01-01', '2026-W53'],
  ['2024-12-29', '2024-W52'],
  ['2024-12-30', '2025-W01'],
  ['2021-01-03', '2020-W53'],
  ['2021-01-04', '2021-W01'],
  ['2026-03-02', '2026-W10'],
])('%s belongs to %s', (day, week) => expect(weekOf(day)).toBe(week))

test('a week has seven days, from Monday to Sunday', () => {
  fc.assert(
    fc.property(days, day => {
      const monday = addDays(day, -weekdayOf(day))
      expect(new Set(daysFrom(monday, addDays(monday, 6)).map(weekOf))).toEqual(new Set([weekOf(day)]))
      expect(weekOf(addDays(monday, -1))).not.toBe(weekOf(day))
      expect(weekOf(addDays(monday, 7))).not.toBe(weekOf(day))
    }),
  )
})

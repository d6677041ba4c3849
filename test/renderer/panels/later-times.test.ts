import { expect, test } from 'vitest'
import { dueTimes, snoozeTimes } from '../../../src/renderer/panels/later-times.ts'

const values = (times: ReturnType<typeof dueTimes>) => Object.fromEntries(times.map(({ id, value }) => [id, value]))

test.each([
  // A Wednesday morning, a Wednesday evening, a Saturday, the Sunday before the clocks change, the last day of a year.
  ['2026-03-04T09:00', { tomorrow: '2026-03-05', weekend: '2026-03-07', week: '2026-03-09', month: '2026-04-03' }],
  ['2026-03-07T20:00', { tomorrow: '2026-03-08', week: '2026-03-09', month: '2026-04-06' }],
  ['2026-03-29T20:00', { tomorrow: '2026-03-30', week: '2026-03-30', month: '2026-04-28' }],
  ['2026-12-31T20:00', { tomorrow: '2027-01-01', weekend: '2027-01-02', week: '2027-01-04', month: '2027-01-30' }],
])('what one puts off to, on %s', (now, expected) => {
  const { evening, ...days } = values(snoozeTimes(new Date(now)))
  expect(days).toEqual(expected)
  expect(evening === undefined).toBe(now.endsWith('20:00'))
  if (evening) expect(new Date(evening)).toEqual(new Date('2026-03-04T18:00'))
})

test('days to read by are named once each, the last of the week counted in', () => {
  expect(values(dueTimes(new Date('2026-03-04T09:00')))).toEqual({
    today: '2026-03-04',
    tomorrow: '2026-03-05',
    week: '2026-03-08',
    'next-week': '2026-03-15',
    month: '2026-04-03',
    none: null,
  })
  expect(dueTimes(new Date('2026-03-08T09:00')).map(({ id }) => id)).toEqual([
    'today',
    'tomorrow',
    'next-week',
    'month',
    'none',
  ])
})

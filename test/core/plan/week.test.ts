import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Candidate } from '../../../src/main/core/plan/candidates.ts'
import { planWeek } from '../../../src/main/core/plan/week.ts'
import { addDays } from '../../../src/main/core/reading/days.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { someCandidates, TODAY } from './some-candidates.ts'

const budgets = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 7, maxLength: 7 })
const starts = fc.integer({ min: -4, max: 10 }).map(days => addDays(TODAY, days))

const candidate = (id: number, given: Partial<Candidate>): Candidate => ({
  paper: id as PaperId,
  minutes: 30,
  started: false,
  dueOn: null,
  standing: { queue: 'Up next', place: id },
  ...given,
})
/** "2: 20, 3: 10" for each day. */
const inShort = (week: ReturnType<typeof planWeek>): string[] =>
  week.days.map(({ planned }) => planned.map(pick => `${pick.candidate.paper}: ${pick.minutes}`).join(', '))

test('no day is fuller than its minutes, nothing is read too late, and every paper is planned whole or not at all', () => {
  fc.assert(
    fc.property(someCandidates, budgets, starts, (candidates, daily, from) => {
      const { days, unfit } = planWeek(candidates, daily, from, TODAY)
      expect(days.map(({ day }) => day)).toEqual(Array.from({ length: 7 }, (_, index) => addDays(from, index)))
      const minutes = new Map<number, number>()
      for (const { day, budget, planned } of days) {
        const sum = planned.reduce((total, pick) => total + pick.minutes, 0)
        expect(sum).toBeLessThanOrEqual(day < TODAY ? 0 : budget)
        for (const pick of planned) {
          const { paper, dueOn } = pick.candidate
          minutes.set(paper, (minutes.get(paper) ?? 0) + pick.minutes)
          const first = from < TODAY ? TODAY : from
          if (dueOn !== null && dueOn >= first) expect(day <= dueOn).toBe(true)
        }
      }
      const left = new Set(unfit.map(pick => pick.candidate.paper))
      for (const { paper, minutes: whole } of candidates)
        expect(minutes.get(paper) ?? 0).toBe(left.has(paper) ? 0 : whole)
    }),
  )
})

test('what is due comes before its day, then what is started, then the order by hand', () => {
  const week = planWeek(
    [candidate(1, {}), candidate(2, { started: true }), candidate(3, { dueOn: addDays(TODAY, 1), minutes: 40 })],
    [30, 30, 30, 30, 30, 30, 30],
    TODAY,
    TODAY,
  )
  expect(inShort(week)).toEqual(['3: 30', '3: 10, 2: 20', '2: 10, 1: 20', '1: 10', '', '', ''])
  expect(week.days[0]?.planned[0]?.reason).toBe('due tomorrow, part 1 of 2')
  expect(week.days.map(({ due }) => due.length)).toEqual([0, 1, 0, 0, 0, 0, 0])
})

test('what cannot be read in time is said, not begun', () => {
  const week = planWeek(
    [candidate(1, { dueOn: TODAY, minutes: 50 }), candidate(2, { minutes: 300 }), candidate(3, {})],
    [0, 0, 45, 0, 0, 0, 0],
    TODAY,
    TODAY,
  )
  expect(inShort(week)).toEqual(['3: 30', '', '', '', '', '', ''])
  expect(week.unfit.map(({ candidate: { paper }, reason }) => [paper, reason])).toEqual([
    [1, 'due today, no room before'],
    [2, 'no room this week'],
  ])
})

test('days that are over get nothing', () => {
  const week = planWeek([candidate(1, {})], [60, 60, 60, 60, 60, 60, 60], addDays(TODAY, -2), TODAY)
  expect(inShort(week)).toEqual(['', '', '1: 30', '', '', '', ''])
})

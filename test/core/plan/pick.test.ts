import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Candidate } from '../../../src/main/core/plan/candidates.ts'
import { inPlanOrder, pickPapers } from '../../../src/main/core/plan/pick.ts'
import { addDays } from '../../../src/main/core/reading/days.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { someCandidates, TODAY } from './some-candidates.ts'

const minutes = fc.integer({ min: 1, max: 400 })

test('a plan is never longer than the time there is, and leaves nothing out that would fit', () => {
  fc.assert(
    fc.property(someCandidates, minutes, (candidates, budget) => {
      const picks = pickPapers(candidates, budget, TODAY)
      const sum = picks.reduce((total, pick) => total + pick.minutes, 0)
      expect(sum).toBeLessThanOrEqual(budget)
      const picked = new Set(picks.map(({ candidate }) => candidate.paper))
      expect(picked.size).toBe(picks.length)
      for (const candidate of candidates)
        if (!picked.has(candidate.paper)) expect(candidate.minutes).toBeGreaterThan(budget - sum)
    }),
  )
})

test('started papers come first, then what is due soon by its day, then the order by hand', () => {
  fc.assert(
    fc.property(someCandidates, minutes, (candidates, budget) => {
      const handOrder = new Map(candidates.map(({ paper }, index) => [paper, index]))
      const rankOf = ({ started, dueOn, paper }: Candidate): string => {
        const soon = !started && dueOn !== null && dueOn <= addDays(TODAY, 7)
        const place = String(handOrder.get(paper)).padStart(4, '0')
        return `${started ? 0 : soon ? 1 : 2} ${soon ? dueOn : ''} ${place}`
      }
      const ranks = inPlanOrder(candidates, TODAY).map(rankOf)
      expect(ranks).toEqual(ranks.toSorted())
      expect(ranks).toHaveLength(candidates.length)
      const picked = pickPapers(candidates, budget, TODAY).map(({ candidate }) => rankOf(candidate))
      expect(picked).toEqual(picked.toSorted())
    }),
  )
})

test.each([
  [{ started: true }, 'started'],
  [{ started: true, dueOn: addDays(TODAY, 1) }, 'started, due tomorrow'],
  [{ dueOn: addDays(TODAY, -3) }, 'was due 3 days ago'],
  [{ dueOn: addDays(TODAY, -1) }, 'was due yesterday'],
  [{ dueOn: TODAY }, 'due today'],
  [{ dueOn: addDays(TODAY, 7) }, 'due in 7 days'],
  [{ dueOn: addDays(TODAY, 8) }, 'first in “Up next”'],
  [{ standing: { queue: 'Seminar', place: 4 } }, 'number 4 in “Seminar”'],
  [{ standing: null }, 'waiting'],
])('a paper that is %o is picked because: %s', (given, reason) => {
  const candidate: Candidate = {
    paper: 1 as PaperId,
    minutes: 10,
    started: false,
    dueOn: null,
    standing: { queue: 'Up next', place: 1 },
    ...given,
  }
  expect(pickPapers([candidate], 10, TODAY)).toEqual([{ candidate, minutes: 10, reason }])
})

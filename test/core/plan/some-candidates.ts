import fc from 'fast-check'
import type { Candidate } from '../../../src/main/core/plan/candidates.ts'
import { addDays } from '../../../src/main/core/reading/days.ts'
import type { PaperId } from '../../../src/preload/contract/paper.ts'

/** A Wednesday. */
export const TODAY = '2026-03-04'

/** Papers that wait to be read, in the order of their queue. */
export const someCandidates: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 120 }),
      started: fc.boolean(),
      dueOn: fc.option(fc.integer({ min: -5, max: 12 }).map(days => addDays(TODAY, days))),
    }),
    { maxLength: 30 },
  )
  .map(list =>
    list.map((facts, index) => ({
      ...facts,
      paper: (index + 1) as PaperId,
      standing: { queue: 'Up next', place: index + 1 },
    })),
  )

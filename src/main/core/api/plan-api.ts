import type { DayPlan, PlannedPaper } from '../../../preload/contract/plan.ts'
import type { QueueId } from '../../../preload/contract/reading.ts'
import { type Candidate, candidatesOf, type OrderedQueue, titlesOf } from '../plan/candidates.ts'
import { type Pick, pickPapers, reasonOf } from '../plan/pick.ts'
import { planWeek } from '../plan/week.ts'
import { dayOf } from '../reading/days.ts'
import { listQueues, requireQueue } from '../reading/queues.ts'
import { readSettings } from '../settings/settings.ts'
import type { ApiOf, LibraryContext } from './context.ts'
import { viewIds } from './view-ids.ts'

const MOST_UNFIT = 200

/** What to read in the time there is. */
export function makePlanApi(context: LibraryContext): ApiOf<'plan'> {
  const { session, clock } = context
  const { read } = session
  const named = (picks: readonly Pick[]): PlannedPaper[] => {
    const titles = titlesOf(
      read,
      picks.map(({ candidate }) => candidate.paper),
    )
    return picks.map(({ candidate, minutes, reason }) => ({
      paper: candidate.paper,
      title: titles.get(candidate.paper) ?? '',
      minutes,
      reason,
    }))
  }
  const inOrder = (queues: readonly { readonly id: QueueId; readonly name: string }[]): Promise<OrderedQueue[]> =>
    Promise.all(
      queues.map(async ({ id, name }) => ({ name, ids: await viewIds(context, { kind: 'queue', queue: id }) })),
    )
  return {
    'plan.pick': async ({ minutes, queues }) => {
      const moment = clock.moment()
      const chosen = queues?.map(id => requireQueue(read, id)) ?? listQueues(read, moment).filter(isByHand)
      const ordered = await inOrder(chosen)
      const candidates = candidatesOf(read, ordered, queues === undefined, moment)
      const picks = pickPapers(candidates, minutes, dayOf(moment.at, clock.offsetAt))
      return { picks: named(picks), minutes: sumOf(picks) }
    },
    'plan.week': async ({ from }) => {
      const moment = clock.moment()
      const today = dayOf(moment.at, clock.offsetAt)
      const ordered = await inOrder(listQueues(read, moment).filter(isByHand))
      const candidates = candidatesOf(read, ordered, true, moment)
      const week = planWeek(candidates, readSettings(read).dailyMinutes, from ?? today, today)
      const asDue = (candidate: Candidate): Pick => ({
        candidate,
        minutes: candidate.minutes,
        reason: reasonOf(candidate, today),
      })
      return {
        days: week.days.map(
          ({ day, budget, due, planned }): DayPlan => ({
            day,
            budget,
            due: named(due.map(asDue)),
            planned: named(planned),
            minutes: sumOf(planned),
          }),
        ),
        unfit: named(week.unfit.slice(0, MOST_UNFIT)),
        unfitCount: week.unfit.length,
        unfitMinutes: sumOf(week.unfit),
      }
    },
  }
}

function isByHand({ query }: { readonly query: string | null }): boolean {
  return query === null
}

function sumOf(picks: readonly Pick[]): number {
  return picks.reduce((sum, { minutes }) => sum + minutes, 0)
}

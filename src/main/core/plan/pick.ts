import { type Day, daysBetween } from '../reading/days.ts'
import type { Candidate } from './candidates.ts'

/** "I have 40 minutes": which papers, and why those. Pure. */

export interface Pick {
  readonly candidate: Candidate
  readonly minutes: number
  readonly reason: string
}

const SOON_DAYS = 7

/**
 * What fits into the minutes there are: started papers first, then those due within a week by their day, then by hand.
 * A paper that does not fit is passed over for a shorter one; nothing that would still fit is left out.
 */
export function pickPapers(candidates: readonly Candidate[], minutes: number, today: Day): Pick[] {
  const picks: Pick[] = []
  let left = minutes
  for (const candidate of inPlanOrder(candidates, today)) {
    if (candidate.minutes > left) continue
    left -= candidate.minutes
    picks.push({ candidate, minutes: candidate.minutes, reason: reasonOf(candidate, today) })
  }
  return picks
}

/** Started, due soon, the rest; each as it was given where nothing else decides. */
export function inPlanOrder(candidates: readonly Candidate[], today: Day): Candidate[] {
  const started = candidates.filter(candidate => candidate.started)
  const waiting = candidates.filter(candidate => !candidate.started)
  const dueSoon = waiting.filter(candidate => isDueSoon(candidate, today)).toSorted(byDueDay)
  return [...started, ...dueSoon, ...waiting.filter(candidate => !isDueSoon(candidate, today))]
}

export function byDueDay(a: Candidate, b: Candidate): number {
  const [left, right] = [a.dueOn ?? '9', b.dueOn ?? '9']
  return left < right ? -1 : left > right ? 1 : 0
}

function isDueSoon({ dueOn }: Candidate, today: Day): boolean {
  return dueOn !== null && daysBetween(today, dueOn) <= SOON_DAYS
}

/** Why a paper is in the plan, in a phrase. */
export function reasonOf(candidate: Candidate, today: Day): string {
  const { started, dueOn, standing } = candidate
  const due = dueOn !== null && isDueSoon(candidate, today) ? dueInWords(daysBetween(today, dueOn)) : null
  if (started) return due === null ? 'started' : `started, ${due}`
  if (due !== null) return due
  if (standing === null) return 'waiting'
  return standing.place === 1 ? `first in “${standing.queue}”` : `number ${standing.place} in “${standing.queue}”`
}

function dueInWords(days: number): string {
  if (days < -1) return `was due ${-days} days ago`
  if (days === -1) return 'was due yesterday'
  if (days === 0) return 'due today'
  return days === 1 ? 'due tomorrow' : `due in ${days} days`
}

import type { PaperId } from './paper.ts'

/** A paper that a plan is about. */
export interface PlannedPaper {
  readonly paper: PaperId
  readonly title: string
  /** Left to read of it, or to be read on the day it is planned for. */
  readonly minutes: number
  /** Why it is here, in a phrase: "started", "due tomorrow", "first in “Up next”". */
  readonly reason: string
}

export interface Plan {
  /** In the order to read them; never over the minutes that were given, and nothing left out that would have fitted. */
  readonly picks: readonly PlannedPaper[]
  readonly minutes: number
}

export interface DayPlan {
  readonly day: string
  readonly budget: number
  /** What should be read by this day. */
  readonly due: readonly PlannedPaper[]
  /** What to read on it; a long paper may be planned in parts over several days. */
  readonly planned: readonly PlannedPaper[]
  readonly minutes: number
}

export interface WeekPlan {
  readonly days: readonly DayPlan[]
  /** What does not fit into the week, or not before it is due: the first 200. */
  readonly unfit: readonly PlannedPaper[]
  readonly unfitCount: number
  readonly unfitMinutes: number
}

import type { PaperId, Status } from './paper.ts'

export type QueueId = string & { readonly __queue: true }

/** The queue every library has: "Up next". */
export const UP_NEXT = 'up-next' as QueueId

/** A hue of the wheel, in degrees of OKLCH; the theme gives lightness and chroma. */
export type QueueHue = number

export interface Queue {
  readonly id: QueueId
  readonly name: string
  readonly hue: QueueHue
  readonly icon: string | null
  /** Papers that are put off are not counted until they come back. */
  readonly count: number
  /** Sum of the estimated minutes of what is left to read in it. */
  readonly minutes: number
  /** Work in progress at most; null where there is no limit. */
  readonly limit: number | null
  /** True where more stand in it than its limit says: a word of warning, nothing is refused. */
  readonly over: boolean
  /** The search whose results it is, in their order; null where it is ordered by hand. */
  readonly query: string | null
}

/** How a queue is doing, by the last 28 days, or the time there has been one. */
export interface QueueHealth {
  readonly queue: QueueId
  readonly count: number
  /** Papers a week that came in and that left. */
  readonly inflow: number
  readonly outflow: number
  /** Days since papers came in, or since the reader said to keep them. Null where the queue is empty. */
  readonly medianAge: number | null
  readonly oldest: { readonly paper: PaperId; readonly days: number } | null
  /** The day it will be empty at this pace; null where it never will. */
  readonly emptyOn: string | null
  /** In the queue for more than `staleDays` without being opened, the oldest first. */
  readonly stale: readonly PaperId[]
  readonly staleDays: number
}

export interface Tag {
  readonly name: string
  readonly count: number
}

/** One undoable step. */
export interface JournalStep {
  readonly id: number
  readonly at: string
  /** What was done, for people: "Dismissed 3 papers". */
  readonly label: string
  readonly papers: readonly PaperId[]
  readonly undone: boolean
}

/** The step of a placing. `over` says where the queue now holds more than its limit. */
export interface PlacingStep extends JournalStep {
  readonly over: { readonly count: number; readonly limit: number } | null
}

export interface Pace {
  readonly wordsPerMinute: number
  /** True where it is the middle of the papers finished last; false where it is the setting. */
  readonly measured: boolean
}

/** A paper in hand that may be finished. */
export interface FinishSuggestion {
  readonly paper: PaperId
  readonly title: string
  /** What speaks for it: "97 % read". */
  readonly reason: string
}

export interface StatusChange {
  readonly paper: PaperId
  readonly at: string
  readonly from: Status
  readonly to: Status
}

/** Where papers are put in a queue, in the order given. */
export type QueuePlace =
  | { readonly at: 'top' }
  | { readonly at: 'bottom' }
  | { readonly at: 'after'; readonly paper: PaperId }
  | { readonly at: 'before'; readonly paper: PaperId }

/** A paper that was open in the reader. */
export interface RecentPaper {
  readonly paper: PaperId
  readonly title: string
}

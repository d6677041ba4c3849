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
  readonly count: number
  /** Sum of the estimated minutes of what stands in it. */
  readonly minutes: number
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

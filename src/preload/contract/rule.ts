import type { AnnounceType, PaperId } from './paper.ts'

export type RuleId = string & { readonly __rule: true }

export type RuleAction = 'mute' | 'boost' | 'star'
export const RULE_ACTIONS = ['mute', 'boost', 'star'] as const satisfies readonly RuleAction[]

/** One thing a paper may be. With `not` it is what the paper must not be. */
export type RuleTerm = { readonly not?: boolean | undefined } & (
  | {
      /** Whole words in this order, whatever their case and accents; "attend*" is every word that begins so. */
      readonly field: 'words'
      readonly words: string
      readonly in: 'title' | 'anywhere'
    }
  /** "Ada Lovelace", "A. Lovelace" or "Lovelace". */
  | { readonly field: 'author'; readonly author: string }
  | { readonly field: 'organization'; readonly organization: string }
  /** "cs.CL", or "cs" for all of its subjects. */
  | { readonly field: 'category'; readonly category: string }
  | { readonly field: 'feed'; readonly feed: string }
  | { readonly field: 'announce'; readonly announce: AnnounceType }
)

export interface RuleCondition {
  readonly match: 'all' | 'any'
  readonly terms: readonly RuleTerm[]
}

export interface Rule {
  readonly id: RuleId
  readonly name: string
  readonly action: RuleAction
  readonly condition: RuleCondition
  readonly enabled: boolean
  /** Papers that arrived earlier are none of its business, until it is applied to them. */
  readonly since: string
  /** Papers it speaks of now. */
  readonly count: number
}

/** What a rule would have done, before it is saved. */
export interface RuleTrial {
  /** Papers that arrived in the time looked at. */
  readonly considered: number
  readonly matched: number
  /** Of the matched: what the reader did with them, which a rule to mute would have hidden. */
  readonly undecided: number
  readonly queued: number
  readonly read: number
  readonly starred: number
  readonly dismissed: number
  /** The newest first, 20 at most. */
  readonly examples: readonly PaperId[]
  /** Matched papers that were queued, read or starred, the newest first, 20 at most. */
  readonly valued: readonly PaperId[]
}

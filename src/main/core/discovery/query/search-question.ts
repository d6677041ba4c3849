import type { QueryProblem } from '../../../../preload/contract/search.ts'

/** A question as it was understood. Everything in it has its place in what was typed. */
export interface SearchQuestion {
  /** Ranked by; a paper needs not have all of them. */
  readonly words: readonly AskedText[]
  /** Each must hold; of the conditions of one, any. */
  readonly required: readonly (readonly Condition[])[]
  /** What of it may stand on pages: all of these, of the conditions of one any. */
  readonly onPages: readonly (readonly Condition[])[]
  /** None may hold. */
  readonly excluded: readonly Condition[]
  readonly problems: readonly QueryProblem[]
}

export interface AskedText {
  readonly text: string
  /** What begins with it is meant too: "neur*". */
  readonly isPrefix: boolean
  /** The last word, with nothing after it yet. */
  readonly isUnfinished: boolean
}

export const TEXT_FIELDS = ['title', 'abstract', 'author', 'org', 'note', 'text'] as const
export type TextField = (typeof TEXT_FIELDS)[number]

export type Condition =
  /** Every word in the field, or anywhere. */
  | { readonly kind: 'words'; readonly field: TextField | null; readonly words: readonly AskedText[] }
  /** The words one after the other. */
  | { readonly kind: 'phrase'; readonly field: TextField | null; readonly text: string }
  | { readonly kind: 'status'; readonly status: string }
  | { readonly kind: 'tag' | 'feed'; readonly name: string; readonly isPrefix: boolean }
  /** Both ends count; null is open. */
  | { readonly kind: 'year'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'has'; readonly what: HasWhat }
  /** Published on that day or later (from), on that day or earlier (to). */
  | { readonly kind: 'published'; readonly from: string | null; readonly to: string | null }

export const HAS_WHAT = ['pdf', 'text', 'note', 'annotation', 'code', 'abstract', 'tag'] as const
export type HasWhat = (typeof HAS_WHAT)[number]

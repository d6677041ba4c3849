import type { AnnotationId } from './annotation.ts'
import type { PaperId, Status } from './paper.ts'
import type { QueueId } from './reading.ts'

/** A list of papers, named: what the sidebar, a search or a command line asks for. */
export type View =
  | { readonly kind: 'status'; readonly status: Status }
  | { readonly kind: 'all' }
  | { readonly kind: 'starred' }
  | { readonly kind: 'trash' }
  /** Papers put off to a day to come, the next to come back first. */
  | { readonly kind: 'snoozed' }
  | { readonly kind: 'muted' }
  | { readonly kind: 'queue'; readonly queue: QueueId }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'feed'; readonly feed: string }
  | { readonly kind: 'edition'; readonly edition: string }
  | { readonly kind: 'search'; readonly query: string; readonly mode?: SearchMode | undefined }

/** The columns a list can be put in the order of. */
export const SORT_KEYS = [
  'title',
  'authors',
  'venue',
  'published',
  'added',
  'minutes',
  'upvotes',
  'comments',
  'stars',
  'status',
  'progress',
  'due',
  /** "For you": what the reader cares for most first. */
  'interest',
] as const
export type SortKey = (typeof SORT_KEYS)[number]

export interface Sort {
  readonly by: SortKey
  readonly descending: boolean
}

export interface ViewIds {
  /** Every paper of the view, in its order; the first of them where no more were asked for. */
  readonly ids: readonly PaperId[]
  /** False where there are more than were asked for: what is said of them is said of these alone. */
  readonly isWhole: boolean
  /** Of these, how many are undecided (status inbox). */
  readonly undecided: number
  /** Sum of the estimated minutes that are left to read. */
  readonly minutes: number
  /** The newest edition in the view, for its heading. */
  readonly edition: { readonly date: string; readonly name: string } | null
}

export type SearchMode = 'hybrid' | 'words' | 'meaning'

/** 'text' is that of a PDF. */
export type HitField =
  | 'title'
  | 'abstract'
  | 'authors'
  | 'organization'
  | 'note'
  | 'remark'
  | 'takeaway'
  | 'tag'
  | 'annotation'
  | 'text'

export interface SearchHit {
  readonly paper: PaperId
  /** The source's own id of the paper, where it has one. */
  readonly key: string | null
  /** Larger is nearer; comparable within one answer only. */
  readonly score: number
  readonly title: string
  /** Where it holds most of what was asked for. */
  readonly field: HitField
  /** Plain text around the hit. */
  readonly snippet: string
  /** Start and end of each hit inside the snippet, in UTF-16 units. */
  readonly marks: readonly (readonly [number, number])[]
  /** Of a hit in the text of a PDF or in an annotation: the file, and the page to open, 0-based. */
  readonly file: string | null
  readonly page: number | null
  /** All pages that hold what was asked for, at most 50. */
  readonly pages: readonly number[]
  readonly annotation: AnnotationId | null
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[]
  readonly ms: number
  /** What is wrong with the query, and how it was read instead; null where nothing is. */
  readonly problem: string | null
}

export interface QueryProblem {
  /** Start and length in what was typed, in UTF-16 units. */
  readonly at: number
  readonly length: number
  /** What is wrong, and how it was read instead. */
  readonly message: string
}

/** Papers found by words and meaning. */
export interface FoundPapers extends SearchAnswer {
  /** The same as `problem`, each in its place. */
  readonly problems: readonly QueryProblem[]
  /** Of papers like one: how much of what is near has been read already, 0..1; null for a search. */
  readonly readShare: number | null
  /** Papers that came lately, were not read yet, and so could not be found. */
  readonly unread: number
}

export type FeedKind = 'daily-papers' | 'arxiv'

export interface Feed {
  readonly id: string
  readonly kind: FeedKind
  readonly name: string
  readonly url: string
  readonly undecided: number
  readonly count: number
  readonly lastOkAt: string | null
  readonly nextAt: string | null
  /** In words, with what to do; null while all is well. */
  readonly lastError: string | null
}

import type { PaperId } from './paper.ts'

/** One of the reader's days in numbers: of papers, but for pages and seconds. */
export interface DayNumbers {
  readonly day: string
  readonly arrived: number
  readonly queued: number
  readonly opened: number
  readonly read: number
  readonly dismissed: number
  /** Pages looked at, and for how long; both 0 where statistics were off. */
  readonly pages: number
  readonly seconds: number
}

/** What a reader did on a day, in numbers of papers. */
export interface JournalDayNumbers {
  readonly day: string
  readonly opened: number
  readonly queued: number
  readonly read: number
  readonly dismissed: number
  readonly annotated: number
  readonly noted: number
}

export interface JournalPaper {
  readonly paper: PaperId
  readonly title: string
  /** The line written on finishing it. */
  readonly takeaway: string | null
}

/** What a reader did on a day. What was undone on the same day did not happen. */
export interface JournalDay {
  readonly day: string
  readonly opened: readonly JournalPaper[]
  readonly queued: readonly JournalPaper[]
  readonly read: readonly JournalPaper[]
  readonly dismissed: readonly JournalPaper[]
  readonly annotated: readonly JournalPaper[]
  readonly noted: readonly JournalPaper[]
}

/** How many papers have a topic among those that were read. */
export interface TopicCount {
  readonly name: string
  readonly papers: number
}

/** What became of the papers a feed brought. */
export interface FeedYield {
  readonly feed: string
  readonly name: string
  readonly arrived: number
  readonly queued: number
  readonly read: number
  readonly starred: number
}

export interface StatisticsSummary {
  readonly from: string
  readonly to: string
  /** Papers opened on several days are counted once. */
  readonly totals: Omit<DayNumbers, 'day'>
  /** Days in a row with something opened or read, up to the end (or the day before it), and the longest such row ever until then. */
  readonly streak: number
  readonly longestStreak: number
  /** Of the papers that arrived in this time, how many have come so far by now. */
  readonly funnel: { readonly arrived: number; readonly queued: number; readonly opened: number; readonly read: number }
  /** Of what was read in this time, the most frequent first; at most 20. */
  readonly categories: readonly TopicCount[]
  readonly keywords: readonly TopicCount[]
  /** Of what arrived in this time, the feed that paid off most first. */
  readonly feeds: readonly FeedYield[]
}

/** One paper on one day, for a table elsewhere. */
export interface StatisticsRow {
  readonly day: string
  readonly paper: PaperId
  readonly title: string
  readonly queued: boolean
  readonly opened: boolean
  readonly read: boolean
  readonly dismissed: boolean
  readonly pages: number
  readonly seconds: number
}

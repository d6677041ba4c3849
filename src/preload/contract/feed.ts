import type { AnnounceType, PaperId } from './paper.ts'

/** 'feed' is any RSS, Atom, RDF or JSON feed. */
export type FeedKind = 'daily-papers' | 'arxiv' | 'feed'

/** How a feed is doing. 'waiting': its host asked to be left alone for a while; 'offline': nothing could be reached. */
export type FeedState = 'new' | 'fresh' | 'waiting' | 'failing' | 'offline' | 'paused'

export interface Feed {
  readonly id: string
  readonly kind: FeedKind
  readonly name: string
  readonly url: string
  /** The page it belongs to, where the feed says so. */
  readonly homepage: string | null
  /** The folder it is filed in; null for none. */
  readonly folder: string | null
  readonly state: FeedState
  /** Not asked any more until this is taken back; its papers stay. */
  readonly paused: boolean
  /** Its papers are kept and found, and stay out of the inbox. */
  readonly muted: boolean
  readonly undecided: number
  readonly count: number
  readonly lastOkAt: string | null
  readonly nextAt: string | null
  /** In words, with what to do; null while all is well. */
  readonly lastError: string | null
}

/** A feed that a page or an address leads to. */
export interface FoundFeed {
  readonly url: string
  readonly title: string | null
  /** 'itself': it was asked and is one; 'page': the page names it; 'known': its site has it there; 'guess': worth asking for. */
  readonly from: 'itself' | 'page' | 'known' | 'guess'
}

/** What a list of feeds brought. */
export interface OpmlReport {
  readonly added: number
  /** Subscribed to before, which stay as they are. */
  readonly known: number
  readonly skipped: readonly { readonly where: string; readonly reason: string }[]
  /** Where the file ends before its list does, so that feeds may be missing; null for a whole one. */
  readonly cutOff: string | null
}

/** All feeds together. */
export interface FeedsStatus {
  /** Nothing at all could be reached; no feed is to blame, and all are asked again soon. */
  readonly offline: boolean
  readonly offlineSince: string | null
  /** When the next feed is asked by itself; null where none is. */
  readonly nextAt: string | null
}

/** What a list of Hugging Face is for: 'trending' and 'search' are as of the day they were fetched. */
export type EditionSpan = 'day' | 'week' | 'month' | 'trending' | 'search'
export const EDITION_SPANS = ['day', 'week', 'month', 'trending', 'search'] as const satisfies readonly EditionSpan[]

/** A list as it appeared, and what became of its papers. */
export interface EditionSummary {
  readonly id: string
  /** "daily-papers", "arxiv", "feed", "file". */
  readonly kind: string
  readonly span: EditionSpan | null
  /** The day it is for, or the first day of its week or month. */
  readonly date: string
  readonly name: string
  readonly feed: string | null
  readonly seenAt: string
  readonly count: number
  readonly undecided: number
  /** Begun: its PDF was opened, or it is being read or was. */
  readonly opened: number
  readonly queued: number
  readonly read: number
  readonly starred: number
  readonly dismissed: number
}

/** A paper as it stood in a list. */
export interface EditionEntry {
  readonly paper: PaperId
  /** 0 is the first. */
  readonly rank: number
  /** As they were in that list. */
  readonly upvotes: number | null
  readonly comments: number | null
  readonly githubStars: number | null
  readonly announce: AnnounceType | null
}

export interface EditionPage {
  readonly summary: EditionSummary
  readonly entries: readonly EditionEntry[]
  /** The editions of the same kind beside it; null at the ends. */
  readonly earlier: string | null
  readonly later: string | null
}

/** Upvotes, comments and stars at one moment; a row where one of them had changed. */
export interface Signal {
  readonly at: string
  readonly upvotes: number | null
  readonly comments: number | null
  readonly stars: number | null
}

export interface PaperSignals {
  readonly paper: PaperId
  /** Oldest first. */
  readonly signals: readonly Signal[]
  /**
   * Within the last 24 hours of what is known it gained at least 5 upvotes and a quarter of those it had, or at least
   * 20 stars and a tenth; and it was seen within the last two days.
   */
  readonly rising: boolean
}

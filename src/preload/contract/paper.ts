/** A paper's number in this library: small, never reused, the ID of `offprint show ID` and `offprint://paper/ID`. */
export type PaperId = number & { readonly __paper: true }

export interface Author {
  /** As printed by the source, "Ada Lovelace". */
  readonly name: string
  readonly family: string | null
  readonly given: string | null
}

/**
 * What a source says of a paper. Facts only: nothing here is the reader's own.
 * Dates are ISO 8601, a day ("2024-02-21") or an instant ("2024-02-21T17:59:00Z"); null where the source says nothing.
 */
export interface PaperFacts {
  /** The source's own id: arXiv id, guid, citation key. */
  readonly key: string | null
  readonly title: string
  readonly abstract: string | null
  readonly authors: readonly Author[]
  /** As the source counts them: "6 authors" is known where no name is. */
  readonly authorCount: number | null
  readonly organization: string | null
  readonly publishedAt: string | null
  /** True where the source gave no year and one was inferred from the day of capture. */
  readonly publishedInferred: boolean
  readonly updatedAt: string | null
  /** Without version: "2409.08264", "hep-ex/0307015". */
  readonly arxivId: string | null
  readonly arxivVersion: number | null
  /** Lower case, without "https://doi.org/". */
  readonly doi: string | null
  readonly openReviewId: string | null
  readonly url: string | null
  readonly pdfUrl: string | null
  readonly codeUrl: string | null
  readonly projectUrl: string | null
  readonly venue: string | null
  readonly year: number | null
  readonly volume: string | null
  readonly pages: string | null
  readonly keywords: readonly string[]
  /** Subject classes, the primary one first: "cs.CL". */
  readonly categories: readonly string[]
  /** A feed's own full text, where it has one. */
  readonly content: string | null
  /** A summary somebody or something else wrote (Hugging Face's ai_summary). */
  readonly summary: string | null
  readonly comments: number | null
  readonly upvotes: number | null
  readonly githubStars: number | null
  readonly enclosures: readonly Enclosure[]
}

export interface Enclosure {
  readonly url: string
  readonly type: string | null
  readonly length: number | null
}

/** How arXiv announced a paper: first seen, listed in one more subject, or a new version of it. */
export type AnnounceType = 'new' | 'cross' | 'replace' | 'replace-cross'
export const ANNOUNCE_TYPES = ['new', 'cross', 'replace', 'replace-cross'] as const satisfies readonly AnnounceType[]

export type Status = 'inbox' | 'queued' | 'reading' | 'read' | 'dismissed'
export const STATUSES = ['inbox', 'queued', 'reading', 'read', 'dismissed'] as const satisfies readonly Status[]

/** What a list needs to paint one paper, and no more. */
export interface PaperRow {
  readonly id: PaperId
  readonly title: string
  readonly byline: string | null
  readonly authorCount: number | null
  readonly organization: string | null
  readonly publishedAt: string | null
  readonly publishedInferred: boolean
  readonly addedAt: string
  readonly venue: string | null
  readonly comments: number | null
  readonly upvotes: number | null
  readonly githubStars: number | null
  readonly hasCode: boolean
  readonly hasPdf: boolean
  readonly hasNote: boolean
  readonly annotationCount: number
  /** Reading time of the whole in minutes, from words or pages and the reader's own pace. */
  readonly minutes: number
  /** What is left of it where the paper is being read; else the whole. */
  readonly remainingMinutes: number
  /** False where nothing tells how long it is: then the minutes are those of the middle of papers. */
  readonly isLengthKnown: boolean
  readonly status: Status
  readonly starred: boolean
  readonly tags: readonly string[]
  /** The queues it stands in, by id, in the sidebar's order. */
  readonly queues: readonly string[]
  /** Fraction read, 0..1, of its PDF. */
  readonly progress: number
  /** The reader's own one-line remark. */
  readonly remark: string | null
  /** The line written on finishing: "what did you take away?" */
  readonly takeaway: string | null
  /** Why it stands in a queue, by the queue's id; queues without a reason are left out. */
  readonly reasons: Readonly<Record<string, string>>
  /** A day; null where nothing is due. */
  readonly dueOn: string | null
  /** An instant to come: until then it is hidden from the inbox and from queues. */
  readonly snoozedUntil: string | null
  /** The instant it came back at; it stands at the top until it is decided upon or moved. */
  readonly cameBackAt: string | null
  /** Kept out of the inbox by a rule, a muted feed or the reader. */
  readonly muted: boolean
  /** How many rules of the reader's speak for it. */
  readonly boost: number
  /** A version that came out after the one the reader read or marked; null where there is none. */
  readonly newVersion: number | null
  /** How arXiv announced it last. */
  readonly announce: AnnounceType | null
  /** See PaperSignals. */
  readonly rising: boolean
}

/** What a card shows beyond a row. */
export interface PaperCard {
  readonly id: PaperId
  /** The beginning of its summary, else of its abstract. */
  readonly text: string | null
  readonly codeUrl: string | null
}

/** The whole of a paper, as `offprint show` prints it. */
export interface Paper extends PaperFacts {
  readonly id: PaperId
  readonly status: Status
  readonly starred: boolean
  readonly tags: readonly string[]
  readonly queues: readonly string[]
  readonly addedAt: string
  readonly statusAt: string | null
  readonly remark: string | null
  readonly takeaway: string | null
  readonly note: string | null
  readonly reasons: Readonly<Record<string, string>>
  readonly dueOn: string | null
  readonly snoozedUntil: string | null
  readonly cameBackAt: string | null
  readonly minutes: number
  readonly remainingMinutes: number
  readonly progress: number
  readonly place: ReadingPlace | null
  readonly files: readonly PaperFile[]
  readonly sources: readonly PaperSource[]
  readonly versions: readonly PaperVersion[]
  readonly annotationCount: number
  readonly trashed: boolean
  readonly muted: boolean
  readonly newVersion: number | null
  /** Records that became part of this one, each of which can be split off again. */
  readonly joined: readonly JoinedRecord[]
}

/** A record that was taken for the same paper. */
export interface JoinedRecord {
  readonly id: string
  readonly title: string
  /** 'merged' by the reader; 'relation' or 'title' when it was imported. */
  readonly reason: 'merged' | 'relation' | 'title'
  readonly joinedAt: string
}

/** What became of reading the text of a file: a 'scanned' one is pictures of pages, a 'locked' one wants a password. */
export type FileText = 'read' | 'scanned' | 'locked' | 'failed'

export interface PaperFile {
  /** SHA-256 of the bytes, in hex: the address of the file, and of `/pdf/<id>`. */
  readonly id: string
  readonly name: string
  readonly bytes: number
  readonly pages: number | null
  readonly addedAt: string
  readonly sourceUrl: string | null
  /** Null while nobody has read it: its text is not searched yet. */
  readonly text: FileText | null
}

/**
 * How a PDF that its owner locked with an empty password, which everybody may then read, is opened by a program that tries
 * the user's password alone.
 */
export interface FileOpening {
  /** In base64: what is to follow the bytes of the file. */
  readonly tail: string
  /** A character is a byte. */
  readonly password: string | null
}

/** Where a paper came from: one chip in the details. */
export interface PaperSource {
  /** "daily-papers", "arxiv", "file" ... */
  readonly kind: string
  readonly name: string
  readonly feed: string | null
  readonly edition: string | null
  readonly rank: number | null
  readonly seenAt: string
  readonly announce: AnnounceType | null
  /** As they were in that list. */
  readonly upvotes: number | null
  readonly comments: number | null
  readonly githubStars: number | null
}

export interface PaperVersion {
  readonly number: number
  readonly submittedAt: string | null
}

/** Where a reader stopped in a file. */
export interface ReadingPlace {
  readonly file: string
  /** 0-based. */
  readonly page: number
  /** Offset from the top of the page, as a fraction of its height, 0..1. */
  readonly offset: number
  /** Horizontal offset of the view as a fraction of the page's width. */
  readonly offsetX: number
  /** 'width', 'page' or a factor (1 = 100 %). */
  readonly zoom: 'width' | 'page' | number
  /** Fraction of the file read, 0..1: the furthest place seen. */
  readonly fraction: number
}

import type { ImportFormat } from '../../preload/contract/job.ts'
import type { AnnounceType, Author, FileOpening, PaperFacts } from '../../preload/contract/paper.ts'
import type { FinderSetup, RunningFinder } from './finder-port.ts'
import type { MailPassword, MailToSend } from './mail-port.ts'
import type {
  AnnotationAnchor,
  AnnotationColor,
  AnnotationType,
  Quad,
  Rect,
  Stroke,
} from '../../preload/contract/annotation.ts'

/** What the core asks of the process it runs in. Tests give their own. */
export interface Ports {
  /** Milliseconds since 1970. */
  now(): number
  /** Minutes the reader's clock is ahead of UTC at an instant: what makes a time a day. */
  offsetAt(at: number): number
  /** A new unguessable id, [0-9a-z]{20}. */
  newId(): string
  /** Lets waiting calls in before long work goes on. */
  yieldTurn(): Promise<void>
  /** Runs a task after `ms`; the answer cancels it. */
  after(ms: number, task: () => void): () => void
  fetch(request: FetchRequest): Promise<FetchReply>
  parseFile(request: ParseRequest): Promise<ParsedFile>
  readPdf(request: ReadPdfRequest): Promise<PdfReading>
  /** Finds what has to be appended to a PDF to have annotations in it; writes nothing. */
  annotatePdf(request: AnnotatePdfRequest): Promise<PdfAddition>
  /** Looks for the places of annotations of one file in another version of it. */
  carryPdf(request: CarryPdfRequest): Promise<readonly CarriedMark[]>
  /** Starts what finds papers, where it holds nobody up (core/discovery/finder.ts). */
  startFinder(setup: FinderSetup): RunningFinder
  /** Sends an e-mail through the reader's own server; whose password it is, the host knows. Failures are LibraryFailure. */
  sendMail(mail: MailToSend): Promise<void>
  readonly mailPassword: MailPassword
  log(level: 'info' | 'warn' | 'error', message: string, details?: Readonly<Record<string, unknown>>): void
}

export interface FetchRequest {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** Where given, the body is written there (temp, fsync, rename is the caller's). */
  readonly toFile?: string
  /** Decompressed size at which the transfer is refused. */
  readonly maxBytes: number
  readonly deadlineMs: number
  readonly allowPrivate: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (bytes: number, total: number | null) => void
}

export interface FetchReply {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Empty where `toFile` was given. */
  readonly body: Uint8Array
  /** After redirects. */
  readonly url: string
  /** Where it has moved to for good (301, 308), where that was said. */
  readonly movedTo?: string
}

export interface ParseRequest {
  readonly path: string
  readonly name: string
  readonly format: ImportFormat | 'auto'
  /** Where it came from: relative addresses in it are relative to this. */
  readonly baseUrl: string | null
  /** The HTTP header it came with, for its charset; left out where there was none. */
  readonly contentType?: string | null
  /** A day; the file's own date where the reader gave none. */
  readonly capturedOn: string
  readonly partial: boolean
  readonly signal?: AbortSignal
  /**
   * Gets the entries in the order of the source, some hundreds at a time; the parser waits for its promise.
   * Never called before the parser knows that the source is whole (a cut-off file calls it not at all).
   */
  readonly onEntries: (
    entries: readonly ParsedEntry[],
    progress: { done: number; total: number | null },
    source: ParsedSource,
  ) => void | Promise<void>
}

/** 'record' is not an id of the paper but of one source's words on it. */
export type IdentityKind = 'arxiv' | 'doi' | 'openreview' | 'url' | 'record'

export interface Identity {
  readonly kind: IdentityKind
  readonly value: string
}

/** By what a record is recognised. */
export interface PaperMarks {
  readonly ids: readonly Identity[]
  /** The ids, or where it has none the record's own name; then the ids its source gives for the same work elsewhere. */
  readonly names: readonly Identity[]
  readonly titleKey: string
}

/** One paper of a source. */
export interface ParsedEntry {
  readonly facts: PaperFacts
  /** "line 12", "entry 3": for messages. */
  readonly where: string
  /** How arXiv announced it in this list. */
  readonly announce?: AnnounceType
  /** Other names of the same work that the source gives: the DOI of the printed version, the preprint's number. */
  readonly sameAs?: readonly { readonly kind: 'doi' | 'arxiv'; readonly value: string }[]
  /** By what it is recognised, where that was worked out while it was parsed. */
  readonly marks?: PaperMarks
  /** What the reader kept with it in another program; given to a new paper once, never to one that is known. */
  readonly own?: BroughtAlong
  /** All that another library of ours knew of it (papers/paper-sidecar.ts): a paper that is new here comes as it was there. */
  readonly record?: PaperRecord
}

/** A PaperSidecar that was checked by whoever read it; the ports know no more of it than that it has a number. */
export interface PaperRecord {
  readonly id: number
}

export interface BroughtAlong {
  readonly tags: readonly string[]
  readonly note: string | null
  /** Names of PDFs as the file has them, mostly relative to its folder. */
  readonly files: readonly string[]
  /** Of those that are copies with annotations appended: how many bytes of each are the PDF itself. */
  readonly fileBytes?: Readonly<Record<string, number>>
}

/** What a file is, known before its first entry is handed over. */
export interface ParsedSource {
  readonly format: ImportFormat
  /** For the chip: "Daily Papers, 29 Oct". */
  readonly sourceName: string
  /** The day or week the list was for, where it says one. */
  readonly edition: { readonly kind: 'daily-papers' | 'file'; readonly date: string } | null
  /** How often a feed wants to be asked, where it says so. */
  readonly pace?: FeedPace
  /** The page a feed belongs to. */
  readonly homepage?: string | null
}

/** RSS's ttl, skipHours and skipDays, or sy:updatePeriod. Hours and days are of UTC; 0 is Sunday. */
export interface FeedPace {
  readonly everyMinutes: number | null
  readonly skipHours: readonly number[]
  readonly skipDays: readonly number[]
}

export interface ParsedFile extends ParsedSource {
  readonly count: number
  readonly failed: readonly { readonly where: string; readonly reason: string }[]
}

export interface ReadPdfRequest {
  readonly path: string
  readonly password?: string | undefined
  /** Stops after so many pages; all of them where not given. With none the answer says how it was opened. */
  readonly maxPages?: number | undefined
  readonly cpuMs: number
  /** Nobody waits for it: whatever else the machine has to do goes first. */
  readonly isInBackground?: boolean | undefined
}

export interface PdfReading {
  readonly pages: number
  /** One string a page, in reading order. */
  readonly text: readonly string[]
  readonly title: string | null
  readonly authors: readonly Author[]
  readonly doi: string | null
  /** Without version. */
  readonly arxivId: string | null
  readonly arxivVersion: number | null
  readonly annotations: readonly PdfAnnotation[]
  readonly opening?: FileOpening
}

export interface PdfAnnotation {
  /** 1-based, as people count. */
  readonly page: number
  /** The PDF subtype: "Highlight", "Text", "Link" ... */
  readonly type: string
  readonly text: string | null
  readonly comment: string | null
  readonly author: string | null
  /** 0..1 each. */
  readonly color: readonly [number, number, number] | null
  readonly nearestColor: AnnotationColor | null
  readonly rect: Rect
  /** Upper left, upper right, lower left, lower right of each line of text. */
  readonly quads: readonly Quad[]
  readonly strokes: readonly Stroke[]
  /** What the file calls it (/NM). */
  readonly name: string | null
  /** Milliseconds since 1970. */
  readonly createdAt: number | null
  readonly modifiedAt: number | null
  /** What it replies to, or is grouped with: its place in the list of annotations. */
  readonly replyTo: number | null
  readonly isGrouped: boolean
  /** A reply that says no more than "accepted" or "read". */
  readonly isState: boolean
  /** The name of an attached file. */
  readonly attached: string | null
  readonly print: string
  /** What stands beside the text, up to 32 characters; and where in the page's text it begins. */
  readonly before: string
  readonly after: string
  readonly offset: number | null
  /** Where it is one of ours. */
  readonly own: OwnMark | null
}

/**
 * What our own annotations carry beside what every program knows, under a key of our own: with it an exported file
 * gives back what went into it.
 */
export interface OwnMark {
  readonly id: string
  /** What is written is larger by the width of a line. */
  readonly rect: Rect
  readonly type: AnnotationType
  readonly color: AnnotationColor
  readonly text: string
  readonly before: string
  readonly after: string
  readonly order: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly updatedAt: number
  /** Of everything another program may change; where it is not that of the annotation any more, one has. */
  readonly print: string
}

export interface AnnotatePdfRequest {
  readonly path: string
  readonly password?: string | undefined
  /** Whose the annotations are. */
  readonly author: string
  readonly marks: readonly MarkToWrite[]
  /** What the file has and the reader has taken away. */
  readonly removed: readonly KnownMark[]
  readonly cpuMs: number
}

/** How an annotation is found again in a file that has it. */
export interface KnownMark {
  readonly id: string
  readonly name: string | null
  readonly print: string | null
}

export interface MarkToWrite extends KnownMark, AnnotationAnchor {
  readonly type: AnnotationType
  readonly color: AnnotationColor
  readonly comment: string
  readonly external: boolean
  readonly author: string | null
  /** The reader changed it after it had come with a PDF. */
  readonly isEdited: boolean
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly updatedAt: number
}

export interface PdfAddition {
  /** In base64; appended to the bytes of the file it makes the annotated copy. */
  readonly tail: string
  readonly written: number
  readonly isSigned: boolean
  /** In words, for the reader. */
  readonly notes: readonly string[]
}

export interface CarryPdfRequest {
  readonly from: string
  readonly to: string
  readonly marks: readonly MarkToCarry[]
  readonly cpuMs: number
}

export interface MarkToCarry extends AnnotationAnchor {
  readonly id: string
  readonly type: AnnotationType
}

export interface CarriedMark {
  readonly id: string
  /** Null where no place is good enough. */
  readonly place: Omit<AnnotationAnchor, 'file'> | null
  /** 0..1, of the best place there is. */
  readonly confidence: number
}

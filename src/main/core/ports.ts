import type { ImportFormat } from '../../preload/contract/job.ts'
import type { AnnounceType, Author, PaperFacts } from '../../preload/contract/paper.ts'
import type { AnnotationColor, Quad, Rect } from '../../preload/contract/annotation.ts'

/** What the core asks of the process it runs in. Tests give their own. */
export interface Ports {
  /** Milliseconds since 1970. */
  now(): number
  /** A new unguessable id, [0-9a-z]{20}. */
  newId(): string
  /** Lets waiting calls in before long work goes on. */
  yieldTurn(): Promise<void>
  /** Runs a task after `ms`; the answer cancels it. */
  after(ms: number, task: () => void): () => void
  fetch(request: FetchRequest): Promise<FetchReply>
  parseFile(request: ParseRequest): Promise<ParsedFile>
  readPdf(request: ReadPdfRequest): Promise<PdfReading>
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

/** One paper of a source. */
export interface ParsedEntry {
  readonly facts: PaperFacts
  /** "line 12", "entry 3": for messages. */
  readonly where: string
  /** How arXiv announced it in this list. */
  readonly announce?: AnnounceType
  /** Other names of the same work that the source gives: the DOI of the printed version, the preprint's number. */
  readonly sameAs?: readonly { readonly kind: 'doi' | 'arxiv'; readonly value: string }[]
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
  /** Stops after so many pages; all of them where not given. */
  readonly maxPages?: number | undefined
  readonly timeoutMs: number
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
  readonly quads: readonly Quad[]
}

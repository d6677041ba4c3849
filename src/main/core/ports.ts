import type { ImportFormat } from '../../preload/contract/job.ts'
import type { Author, PaperFacts, PaperId } from '../../preload/contract/paper.ts'
import type { QueryProblem, SearchMode } from '../../preload/contract/search.ts'
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
  /** Starts what finds papers, where it holds nobody up (core/discovery/finder.ts). */
  startFinder(setup: FinderSetup): RunningFinder
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
}

export interface ParseRequest {
  readonly path: string
  readonly name: string
  readonly format: ImportFormat | 'auto'
  readonly baseUrl: string | null
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
}

/** What a file is, known before its first entry is handed over. */
export interface ParsedSource {
  readonly format: ImportFormat
  /** For the chip: "Daily Papers, 29 Oct". */
  readonly sourceName: string
  /** The day or week the list was for, where it says one. */
  readonly edition: { readonly kind: 'daily-papers' | 'file'; readonly date: string } | null
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

export interface FinderSetup {
  /** Of the library. Its database is only read. */
  readonly folder: string
  /** The word table that ships with the app; null where there is none: then meaning is what the library itself teaches. */
  readonly wordTable: string | null
}

export interface RunningFinder {
  /** Rejects with LibraryFailure. */
  ask<Q extends FinderQuestion>(question: Q): Promise<FinderAnswers[Q['type']]>
  close(): Promise<void>
}

/** Whether to wait until every paper was read, however long that takes. */
interface Patience {
  readonly patient: boolean
}

export type FinderQuestion =
  | ({
      readonly type: 'search'
      readonly query: string
      readonly mode: SearchMode
      readonly limit: number
      readonly narrow: boolean
    } & Patience)
  | ({
      readonly type: 'similar'
      readonly papers: readonly PaperId[]
      readonly text: string
      readonly limit: number
    } & Patience)
  /** Reads some of what is unread, or only hands over what was read and is not kept yet. */
  | { readonly type: 'read'; readonly work: boolean }

export interface FinderAnswers {
  readonly search: FinderHits
  readonly similar: FinderHits
  readonly read: FinderReading
}

export interface FinderHits {
  /** The best first. */
  readonly hits: readonly { readonly paper: PaperId; readonly score: number }[]
  /** Words to mark, in lower case. */
  readonly words: readonly string[]
  readonly problems: readonly QueryProblem[]
  /** Papers that were not read yet, and so could not be found. */
  readonly unread: number
}

/** What is to be kept of the finder's reading, so that it need not be done again. All of it in one transaction. */
export interface FinderReading {
  readonly words: readonly { readonly id: number; readonly word: string }[]
  readonly papers: readonly { readonly paper: PaperId; readonly mark: number; readonly terms: Uint8Array }[]
  readonly vectors: readonly { readonly paper: PaperId; readonly vector: Uint8Array }[]
  /** The version of these vectors. */
  readonly version: string
  readonly lexicon: { readonly papers: number; readonly words: Uint8Array } | null
  /** Nothing is left to read or to keep. */
  readonly isDone: boolean
}

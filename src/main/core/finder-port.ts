import type { MapLabel } from '../../preload/contract/map.ts'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { QueryProblem, SearchMode } from '../../preload/contract/search.ts'

/** What the core and the finder, which works where it holds nobody up, say to each other. */

export interface FinderSetup {
  /** Of the library. Its database is only read. */
  readonly folder: string
  /** The word table that ships with the app; null where there is none: then meaning is what the library itself teaches. */
  readonly wordTable: string | null
  /** Many questions will come, and the first of them is to be answered as soon as the others. */
  readonly warm: boolean
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
  /** How much papers are what the reader cares for; with `explain` also why one of them is. */
  | ({ readonly type: 'interest'; readonly papers: readonly PaperId[]; readonly explain: PaperId | null } & Patience)
  /** Where papers lie on a map of the library. */
  | ({ readonly type: 'map'; readonly papers: readonly PaperId[] } & Patience)
  /** Reads some of what is unread, or only hands over what was read and is not kept yet. */
  | { readonly type: 'read'; readonly work: boolean }

export interface FinderAnswers {
  readonly search: FinderHits
  readonly similar: FinderHits
  readonly interest: FinderInterest
  readonly map: FinderMap
  readonly read: FinderReading
}

/** Pages of a PDF, 0-based, in their order. */
export interface PlaceInFile {
  readonly file: string
  readonly pages: readonly number[]
}

export interface FinderHit {
  readonly paper: PaperId
  readonly score: number
  /** Where its PDF has what was asked for. */
  readonly place?: PlaceInFile | undefined
}

export interface FinderHits {
  /** The best first. */
  readonly hits: readonly FinderHit[]
  /** Words to mark, in lower case. */
  readonly words: readonly string[]
  readonly problems: readonly QueryProblem[]
  /** Papers that were not read yet, and so could not be found. */
  readonly unread: number
}

export interface FinderMap {
  readonly papers: readonly PaperId[]
  /** 0..1 each, by paper. */
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly labels: readonly MapLabel[]
}

export interface FinderInterest {
  /** False where too little was decided to tell. */
  readonly isReady: boolean
  readonly decisions: number
  /** Of the papers asked about, in their order. */
  readonly scores: readonly number[]
  /** Of the one to be explained, the strongest first. */
  readonly parts: readonly {
    readonly feature: string
    readonly label: string
    readonly effect: number
    readonly paper: PaperId | null
  }[]
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

import type { PaperId } from './paper.ts'

export type JobKind = 'import' | 'add' | 'refresh' | 'backup' | 'text' | 'ahead' | 'carry' | 'mirror'
export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

/** Long work: kept in the library, taken up again after a restart. */
export interface Job {
  readonly id: string
  readonly kind: JobKind
  /** For people: "daily-papers.txt". */
  readonly label: string
  readonly state: JobState
  readonly done: number
  /** Null while unknown. */
  readonly total: number | null
  readonly error: string | null
  readonly report: ImportReport | null
  readonly createdAt: string
}

export const IMPORT_FORMATS = [
  'daily-papers',
  'hf-json',
  'arxiv',
  'feed',
  'jsonl',
  'bibtex',
  'ris',
  'csl-json',
  'zotero',
  'paper-page',
  'openreview',
  'pdf',
] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]

export interface ImportFailure {
  /** "papers.jsonl line 12" */
  readonly where: string
  readonly reason: string
}

export interface ImportReport {
  readonly format: ImportFormat | null
  readonly new: number
  readonly updated: number
  readonly unchanged: number
  readonly failed: readonly ImportFailure[]
  /** The first 1,000 papers touched, in the order of the source. */
  readonly papers: readonly PaperId[]
  /** The edition that was fetched: not always the one asked for, where that had no papers. */
  readonly edition?: string
  /** PDFs that a bibliography names, as it names them. The library opens none of them: whoever may read the disk attaches them. */
  readonly files?: readonly {
    readonly paper: PaperId
    readonly path: string
    /** So many of its bytes are the PDF: a copy of the mirror has annotations behind them. */
    readonly bytes?: number
  }[]
}

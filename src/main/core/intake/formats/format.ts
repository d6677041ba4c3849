import type { ImportFormat } from '../../../../preload/contract/job.ts'
import type { ParsedEntry, ParsedSource } from '../../ports.ts'
import type { ByteSource } from './reading/byte-source.ts'

/** A way papers are written down in a file. A new one is one file that makes such an object and one line in format-table.ts. */
export interface Format {
  readonly name: ImportFormat
  /** 0 "not this" to 1 "this and nothing else", from the beginning of a file. */
  sniff(sample: Sample): number
  /** Answers only when the source is known to be whole; throws LibraryFailure where it is not, or is something else. */
  parse(source: ByteSource, options: ParseOptions): Promise<ParsedPapers>
}

/** The beginning of a file: 64 KB at most. */
export interface Sample {
  readonly bytes: Uint8Array
  /** Read leniently, without the mark of its encoding; its last letters may be cut. */
  readonly text: string
}

export interface ParseOptions {
  /** A day: dates without a year count back from it. */
  readonly capturedOn: string
  /** Takes what is whole of a source that is cut off, in place of refusing it. */
  readonly partial: boolean
  /** Where the source came from: relative addresses are relative to it. */
  readonly baseUrl?: string | null
  /** The HTTP header it came with, for its charset. */
  readonly contentType?: string | null
}

export interface ParsedPapers extends Omit<ParsedSource, 'format'> {
  /** Null where only reading on would tell. */
  readonly total: number | null
  /** In the order of the source; an entry that cannot be read does not spoil the others. */
  readonly outcomes: Iterable<Outcome> | AsyncIterable<Outcome>
}

export type Outcome = ParsedEntry | EntryTrouble

/** Why one entry was left out. */
export interface EntryTrouble {
  /** "line 12", "entry 3". */
  readonly where: string
  readonly reason: string
}

import type { Figure } from './figure.ts'
import type { FilledLibrary } from './filled-library.ts'

/** One subject that is measured. A new one is a file that makes such a part and a line in index.ts. */
export interface Part {
  /** For `--help`. */
  readonly about: string
  measure(bench: Bench): Promise<readonly Figure[]>
}

/** What a part gets to work with. */
export interface Bench {
  /** Its own, empty, removed afterwards. */
  readonly folder: string
  /** A closed library of 20,000 papers, made once a run and for all parts: to be looked at, not changed. */
  filledLibrary(): Promise<FilledLibrary>
}

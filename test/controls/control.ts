/** A promise of SECURITY.md's table, and every way to break it that a test must notice. */
export interface Control {
  /** The row of the table. */
  readonly says: string
  /** The file whose tests go red, where a break names no other. */
  readonly test: string
  readonly breaks: readonly Break[]
}

/** One control switched off: a text of a source put out of force by another. */
export interface Break {
  readonly without: string
  readonly file: string
  /** Stands exactly once in the file. */
  readonly take: string
  readonly put: string
  readonly test?: string
  /** Of a slow file the tests that matter, as a regular expression over their titles. */
  readonly only?: string
}

/** Breaks in one file. */
export function inFile(file: string, ...breaks: readonly Omit<Break, 'file'>[]): Break[] {
  return breaks.map(each => ({ file, ...each }))
}

/** How long papers take, from what is known of their length and their reader's pace. */

/** When a list is made, and for whom. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number
  /** The reader's own pace once it is measured, else the setting. */
  readonly wordsPerMinute: number
}

// A page of a two-column paper, references and figures counted in, holds about 380 words that one reads.
const WORDS_A_PAGE = 380

/** Of a paper of unknown length: 14 pages is the middle of what arrives on arXiv. */
const UNKNOWN_WORDS = 14 * WORDS_A_PAGE

/** The minutes that so many words take, or a part of them. */
export function minutesOf(words: number | null, wordsPerMinute: number, part = 1): number {
  return Math.max(1, Math.round(((words ?? UNKNOWN_WORDS) * part) / wordsPerMinute))
}

/** The words of a file `f`: counted where its text was read, else reckoned from its pages. */
export const FILE_WORDS_SQL = `coalesce(f.word_count, f.pages * ${WORDS_A_PAGE})`

/** The words of a paper, by its longest file; null where no length is known. */
export function wordsSql(paper: string): string {
  return `(SELECT max(${FILE_WORDS_SQL}) FROM paper_files pf JOIN files f ON f.id = pf.file_id WHERE pf.paper_id = ${paper})`
}

/** The part of a paper `r` with the progress `g` that is left to read. Nothing counts as read of a paper that is not in hand. */
const LEFT_SQL = `CASE r.status WHEN 'reading' THEN 1 - coalesce(g.fraction, 0) ELSE 1 END`

/** As minutesOf, inside SQL. */
export function minutesSql(words: string, wordsPerMinute: string): string {
  return `max(1, CAST(round(coalesce(${words}, ${UNKNOWN_WORDS}) * (${LEFT_SQL}) / ${wordsPerMinute}) AS INTEGER))`
}

/** How long papers take, from what is known of their length. */

// A page of a two-column paper, references and figures counted in, holds about 380 words that one reads.
const WORDS_A_PAGE = 380
// The reader's own pace replaces this once it is measured.
const WORDS_A_MINUTE = 220

/** Of a paper of unknown length: 14 pages is the middle of what arrives on arXiv. */
export const UNKNOWN_MINUTES = minutesOfPages(14)

export function minutesOfPages(pages: number): number {
  return Math.max(1, Math.round((pages * WORDS_A_PAGE) / WORDS_A_MINUTE))
}

/** The same over `f.pages`, for sums inside SQL. */
export const MINUTES_SQL = `max(1, CAST(round(f.pages * ${WORDS_A_PAGE}.0 / ${WORDS_A_MINUTE}) AS INTEGER))`

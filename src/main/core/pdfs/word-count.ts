// A page with fewer words than these is a picture, and says nothing of the time it takes.
const FEWEST_WORDS_A_PAGE = 50

/** The words of a file whose whole text was read; null where it was not, or where there is hardly any. */
export function wordCountOf(pages: number, text: readonly string[]): number | null {
  if (text.length < pages) return null
  const words = text.reduce((sum, page) => sum + page.split(/\s+/).filter(Boolean).length, 0)
  return words >= pages * FEWEST_WORDS_A_PAGE ? words : null
}

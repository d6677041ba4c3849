/**
 * The pages from which on and up to which a list of pages has elements: all of an ordinary paper, of a book those around the
 * one in sight. A file may say that it has a hundred thousand.
 */
export function pagesAround(page: number, count: number, reach: number): readonly number[] {
  // In steps, so that scrolling by a page does not change the list.
  const step = Math.max(1, Math.floor(reach / 2))
  const middle = Math.round(page / step) * step
  const first = Math.max(0, middle - reach)
  return Array.from({ length: Math.max(0, Math.min(count, middle + reach) - first) }, (_, i) => first + i)
}

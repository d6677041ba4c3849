/** What a page is called: the number printed on it, where the file says it. */
export function pageLabel(page: number, labels: readonly string[] | null): string {
  const label = labels?.[page]?.trim()
  return label ? label : String(page + 1)
}

/** The page somebody means by what they typed: a label of the file, or a plain number. Null where there is none. */
export function findPage(
  typed: string,
  { pageCount, labels }: { readonly pageCount: number; readonly labels: readonly string[] | null },
): number | null {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return null
  const byLabel = labels?.findIndex(label => label.trim().toLowerCase() === wanted) ?? -1
  if (byLabel >= 0) return byLabel
  const number = Number(wanted)
  if (!Number.isInteger(number) || pageCount === 0) return null
  // Beyond the last page is the last page, as one would turn them.
  return Math.min(pageCount, Math.max(1, number)) - 1
}

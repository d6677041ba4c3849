import type { SearchHit } from '../../preload/contract/search.ts'

const FIELDS: Readonly<Record<SearchHit['field'], string>> = {
  title: 'title',
  abstract: '',
  authors: 'author',
  organization: 'organisation',
  note: 'your note',
  remark: 'your remark',
  takeaway: 'what you took away',
  tag: 'your tag',
  annotation: 'your annotation',
  text: 'PDF',
}

/** Where a hit stands: "PDF, page 3", "your note"; nothing where it goes without saying. Pure. */
export function whereOf({ field, page, pages }: SearchHit): string {
  if (page === null || (field !== 'text' && field !== 'annotation')) return FIELDS[field]
  const others = pages.length - 1
  const more = field === 'text' && others > 0 ? ` and ${others} more` : ''
  return `${FIELDS[field]}, page ${page + 1}${more}`
}

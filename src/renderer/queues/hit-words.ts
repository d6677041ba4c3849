import type { SearchHit } from '../../preload/contract/search.ts'
import { say } from './messages.ts'

const FIELDS: Readonly<Record<SearchHit['field'], string>> = {
  title: say('title'),
  abstract: '',
  authors: 'author',
  organization: 'organisation',
  note: say('your note'),
  remark: say('your remark'),
  takeaway: say('what you took away'),
  tag: say('your tag'),
  annotation: say('your annotation'),
  text: say('PDF'),
}

/** Where a hit stands: "PDF, page 3", "your note"; nothing where it goes without saying. Pure. */
export function whereOf({ field, page, pages }: SearchHit): string {
  if (page === null || (field !== 'text' && field !== 'annotation')) return FIELDS[field]
  const others = pages.length - 1
  const more = field === 'text' && others > 0 ? say(' and {others} more', { others }) : ''
  return say('{value}, page {valueTwo}{more}', { value: FIELDS[field], valueTwo: page + 1, more })
}

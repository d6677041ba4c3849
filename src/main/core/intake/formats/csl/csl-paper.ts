import type { Author } from '../../../../../preload/contract/paper.ts'
import type { ParsedEntry } from '../../../ports.ts'
import { authorOf } from '../../text-cleaning/author-name.ts'
import { oneLine } from '../../text-cleaning/clean-text.ts'
import { partialDate, type PartialDate, partialDateOf } from '../bibliography/partial-date.ts'
import { keywordsOfText, paperOfReference } from '../bibliography/reference.ts'
import { isObject } from '../hf-paper.ts'

/** One item of CSL-JSON, also as Crossref and Pandoc write it: texts as lists of one, numbers as texts. */
export function paperOfItem(item: unknown): ParsedEntry['facts'] | string {
  if (!isObject(item)) return 'it is not a JSON object'
  const text = (name: string): string | null => textOf(item[name])
  const type = text('type') ?? ''
  const note = text('note') ?? text('annote') ?? ''
  const own = namesOf(item['author'])
  const authors = own.length > 0 ? own : namesOf(item['editor'])
  return paperOfReference({
    key: text('id') ?? text('citation-key') ?? text('citation-label'),
    titles: [text('title'), text('title-short'), text('shortTitle'), text('container-title')],
    authors: authors.flatMap(author => (isEtAl(author) ? [] : [author])),
    hasMoreAuthors: authors.some(isEtAl),
    abstract: text('abstract')?.replace(/<\/?jats:[a-z-]+[^>]*>/gi, ' '),
    organization: type === 'thesis' || type === 'report' ? text('publisher') : null,
    date:
      dateOf(item['issued']) ?? dateOf(item['published']) ?? dateOf(item['published-print']) ?? dateOf(item['year']),
    dois: [text('DOI'), text('doi'), /\bdoi\b/i.test(note) ? note : null],
    arxiv: [
      'number',
      'archive_location',
      'archive',
      'DOI',
      'note',
      'container-title',
      'publisher',
      'source',
      'arxiv',
      'eprint',
    ]
      .map(text)
      .filter(value => /arxiv/i.test(value ?? '')),
    urls: [text('URL'), text('url')],
    venues: [
      text('container-title'),
      type === 'paper-conference' ? text('event-title') : null,
      text('container-title-short'),
      text('journalAbbreviation'),
    ],
    volume: text('volume'),
    pages: text('page') ?? [text('page-first'), text('article-number')].find(value => value !== null),
    keywords: Array.isArray(item['keyword'])
      ? item['keyword'].flatMap(word => textOf(word) ?? [])
      : keywordsOfText(text('keyword') ?? ''),
  })
}

function textOf(value: unknown): string | null {
  if (Array.isArray(value)) return textOf(value[0])
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

function isEtAl(author: Author): boolean {
  return /^(?:et\.? al\.?|others)$/i.test(author.name)
}

function namesOf(value: unknown): Author[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.flatMap(name => nameOf(name) ?? [])
}

/** Particles go with the family name, as bibliographies of BibTeX have them. */
function nameOf(value: unknown): Author | null {
  if (typeof value === 'string') return authorOf(value)
  if (!isObject(value)) return null
  const part = (name: string): string => oneLine(textOf(value[name]) ?? '')
  const whole = part('literal') || part('name')
  const family = [part('dropping-particle'), part('non-dropping-particle'), part('family')]
    .filter(word => word !== '')
    .reduce((before, word) => `${before}${before === '' || /['’-]$/.test(before) ? '' : ' '}${word}`, '')
  const given = [part('given'), part('suffix')].filter(word => word !== '').join(' ')
  if (family === '' && given === '') return whole === '' ? null : { name: whole, family: whole, given: null }
  if (family === '' || given === '') return { name: family || given, family: family || given, given: null }
  return { name: [part('given'), family, part('suffix')].filter(word => word !== '').join(' '), family, given }
}

/** {"date-parts": [[2016, 7, 16]]} with numbers or texts, {"raw": …}, {"literal": …}, {"year": …}, or a plain text. */
function dateOf(value: unknown): PartialDate | null {
  if (typeof value === 'string' || typeof value === 'number') return partialDateOf(String(value))
  if (Array.isArray(value)) return dateOf(value[0])
  if (!isObject(value)) return null
  const parts: unknown = value['date-parts'] ?? value['dateParts']
  const first: unknown = Array.isArray(parts) && Array.isArray(parts[0]) ? parts[0] : parts
  const numbers = (Array.isArray(first) ? first : [value['year'], value['month'], value['day']]).map(Number)
  const fromParts = partialDate(numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0)
  return fromParts ?? dateOf(value['raw'] ?? value['literal'] ?? value['date-time'] ?? value['year'] ?? null)
}

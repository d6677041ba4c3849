import type { Author } from '../../../../../preload/contract/paper.ts'
import type { ParsedEntry } from '../../../ports.ts'
import { partialDateOf } from '../bibliography/partial-date.ts'
import { keywordsOfText, paperOfReference } from '../bibliography/reference.ts'
import { authorOf } from '../../text-cleaning/author-name.ts'
import type { RisRecord } from './ris-records.ts'

/** The paper a record of RIS is about. Programs disagree on tags; the order of trust is theirs by number of users. */
export function paperOfRecord({ fields }: RisRecord): ParsedEntry['facts'] | string {
  const all = (...tags: readonly string[]): string[] => tags.flatMap(tag => fields.get(tag) ?? [])
  const first = (...tags: readonly string[]): string | undefined =>
    all(...tags)
      .map(value => value.replace(/\s+/g, ' ').trim())
      .find(value => value !== '')
  const type = (first('TY') ?? '').toUpperCase()
  const own = all('AU', 'A1')
  const authors = (own.some(name => name.trim() !== '') ? own : all('ED', 'A2'))
    .flatMap(value => value.split(/;|\n/))
    .map(name => name.trim().replace(/\s+/g, ' '))
    .filter(name => name !== '')
  const names = authors.filter(name => !/^et\.? al\.?$/i.test(name))
  const [start, last] = [first('SP'), first('EP')]
  return paperOfReference({
    key: first('ID') ?? first('LB') ?? null,
    titles: [
      first('TI'),
      first('T1'),
      first('CT'),
      PARTS.has(type) ? undefined : first('BT'),
      first('ST'),
      first('T2'),
      first('TT'),
    ],
    authors: names.flatMap(name => nameOf(name) ?? []),
    hasMoreAuthors: names.length < authors.length,
    abstract: all('AB').find(isFilled) ?? all('N2').find(isFilled) ?? null,
    organization: type === 'THES' || type === 'RPRT' ? (first('PB') ?? null) : null,
    date: dateOf(first('PY'), first('Y1'), first('DA')),
    dois: [
      first('DO'),
      first('DI'),
      ...all('M3', 'L3', 'M1', 'C1', 'AN', 'N1').filter(value =>
        /^\s*(?:doi\b|https?:\/\/(?:dx\.)?doi\.org|10\.\d{4,9}\/)/i.test(value),
      ),
    ],
    arxiv: all('AN', 'UR', 'DO', 'M1', 'M3', 'IS', 'JO', 'JF', 'T2', 'C1', 'PB', 'N1').filter(value =>
      /arxiv/i.test(value),
    ),
    urls: all('UR', 'LK', 'L2').flatMap(addresses),
    pdfUrls: all('L1').flatMap(addresses),
    venues: venuesOf(type).map(tag => first(tag)),
    volume: first('VL', 'VO'),
    pages:
      start !== undefined && last !== undefined && !/[-–—]/.test(start)
        ? `${start}-${last}`
        : (start ?? last ?? first('C7')),
    keywords: all('KW')
      .flatMap(value => value.split('\n'))
      .flatMap(value => (value.length > 60 || value.includes(';') ? keywordsOfText(value) : [value])),
  })
}

const PARTS = new Set(['CHAP', 'CONF', 'CPAPER', 'ECHAP', 'ENCYC', 'DICT', 'SECTION'])

/** The full name of a journal before its short one. A series is no place of publication, and a book has no other. */
function venuesOf(type: string): readonly string[] {
  if (type === 'BOOK' || type === 'THES' || type === 'EBOOK' || type === 'EDBOOK') return ['JF', 'JO']
  if (PARTS.has(type)) return ['BT', 'T2', 'C3', 'JF', 'JO', 'T3', 'JA', 'J2']
  return ['JF', 'T2', 'BT', 'JO', 'JA', 'J1', 'J2']
}

/** "Family, Given, Suffix"; a comma at the end says that the name is whole, none that nobody knows. */
function nameOf(name: string): Author | null {
  const [family = '', ...rest] = name.split(/\s*,\s*/)
  if (rest.length === 0 || !/\p{L}/u.test(family)) return authorOf(name)
  const [given = '', ...suffixes] = rest.filter(part => part !== '')
  if (given === '') return { name: family, family, given: null }
  const suffix = suffixes.join(' ')
  const shown = [given, family, suffix].filter(part => part !== '').join(' ')
  return { name: shown, family, given: suffix === '' ? given : `${given} ${suffix}` }
}

function isFilled(value: string): boolean {
  return value.trim() !== ''
}

function addresses(value: string): string[] {
  return value.split(/(?<![\s;])[\s;]+(?=https?:)/i).map(address => address.trim().replace(/^<(.*)>$/, '$1'))
}

/** The year as PY has it, with the day of DA where that is in the same year. */
function dateOf(...texts: readonly (string | undefined)[]): ReturnType<typeof partialDateOf> {
  const dates = texts.flatMap(text => (text === undefined ? [] : (partialDateOf(text) ?? [])))
  const year = dates[0]?.year
  const same = dates.filter(date => date.year === year)
  return same.find(date => date.day !== null) ?? same.find(date => date.month !== null) ?? dates[0] ?? null
}

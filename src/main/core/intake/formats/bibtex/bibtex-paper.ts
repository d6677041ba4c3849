import type { ParsedEntry } from '../../../ports.ts'
import { monthAndDay, partialDate, type PartialDate, partialDateOf } from '../bibliography/partial-date.ts'
import { keywordsOfText, paperOfReference } from '../bibliography/reference.ts'
import { plainTex } from '../tex/plain-tex.ts'
import { namesOf } from './bibtex-names.ts'
import { journalOfCommand } from './journal-macros.ts'

/** The paper an entry of BibTeX or BibLaTeX is about. */

type Fields = ReadonlyMap<string, string>

export function paperOfFields(key: string, type: string, fields: Fields): ParsedEntry['facts'] | string {
  const text = (name: string): string | null => {
    const value = fields.get(name)
    return value === undefined ? null : plainTex(value)
  }
  const words = (name: string): string | null => {
    const value = fields.get(name)
    return value === undefined ? null : verbatim(value)
  }
  const own = namesOf(fields.get('author') ?? '')
  // The editors of a volume stand for it where it names no author.
  const names = own.authors.length > 0 ? own : namesOf(fields.get('editor') ?? '')
  const venue = (name: string): string | null => journalOfCommand(fields.get(name) ?? '') ?? text(name)
  const isPart = /^(?:in|conference$|suppbook|suppcollection)/.test(type)
  const eprint = words('eprint')
  const howpublished = fields.get('howpublished') ?? ''
  return paperOfReference({
    key: key === '' ? null : key,
    titles: [
      joined(text('title'), text('subtitle')),
      text('maintitle'),
      isPart ? null : text('booktitle'),
      text('eventtitle'),
      text('shorttitle'),
    ],
    authors: names.authors,
    hasMoreAuthors: names.hasMore,
    abstract: text('abstract'),
    organization:
      text('school') ?? text('institution') ?? (type === 'manual' || type === 'online' ? text('organization') : null),
    date: dateOf(fields),
    dois: [words('doi'), doiInText(words('note')), doiInText(howpublished)],
    arxiv: [
      arxivOf(fields, eprint),
      ...['journal', 'journaltitle', 'booktitle', 'howpublished', 'note', 'number'].map(name => marked(text(name))),
      corrOf(fields),
      words('arxivid'),
    ],
    urls: [
      words('url'),
      ...['howpublished', 'note'].map(name => addressIn(fields.get(name) ?? '')),
      ...['link', 'ee', 'bdsk-url-1', 'adsurl'].map(words),
    ],
    pdfUrls: [words('pdf'), words('eprinturl')],
    venues: [
      joined(venue('journaltitle') ?? venue('journal'), text('journalsubtitle')),
      joined(venue('booktitle'), text('booksubtitle')),
      isPart ? text('maintitle') : null,
      venue('shortjournal'),
      ARCHIVE.test(howpublished) && addressIn(howpublished) === null ? text('howpublished') : null,
    ],
    volume: text('volume'),
    pages: text('pages') ?? text('eid') ?? text('articleno'),
    keywords: keywordsOfText(text('keywords') ?? text('keyword') ?? ''),
    categories:
      marked(fields.get('archiveprefix') ?? fields.get('eprinttype') ?? '') === null
        ? []
        : keywordsOfText(words('primaryclass') ?? words('eprintclass') ?? ''),
  })
}

/** Where preprints are published; anything else that something was published as is no venue. */
const ARCHIVE = /rxiv|preprint|\bssrn\b|openreview/i

function joined(title: string | null, subtitle: string | null): string | null {
  if (!title?.trim() || !subtitle?.trim()) return title
  return `${title.trim()}${/[?!:.…–—]$/.test(title.trim()) ? '' : ':'} ${subtitle.trim()}`
}

/** Ids and addresses stand to the letter, but some programs escape them, and ours writes braces as the web does. */
function verbatim(value: string): string {
  return value
    .trim()
    .replace(/^\\url\s*/, '')
    .replace(/\\([_%&#$~{}])(?:\{\})?/g, '$1')
    .replace(/\{\\?([_~])\}|\\(?:textasciitilde|sim)(?:\{\})?/g, (_, sign?: string) => sign ?? '~')
    .replace(/\\textless\s?(?:\{\})?/g, '<')
    .replace(/\\textgreater\s?(?:\{\})?/g, '>')
    .replace(/[{}]/g, '')
    .replace(/\s*\n\s*/g, '')
    .replace(/%(7B|7D|5C)/gi, hex => decodeURIComponent(hex))
}

const ADDRESS = /\\url\s*\{([^{}\s]+)\}|\\href\s*\{([^{}\s]+)\}|(https?:\/\/[^\s{}"<>\\]+)/

function addressIn(tex: string): string | null {
  const found = ADDRESS.exec(tex)
  const address = found?.[1] ?? found?.[2] ?? found?.[3]
  return address === undefined ? null : verbatim(address).replace(/[.,;)]+$/, '')
}

function doiInText(text: string | null): string | null {
  return text !== null && /\bdoi\b/i.test(text) ? text : null
}

function marked(text: string | null): string | null {
  return text !== null && /arxiv/i.test(text) ? text : null
}

/** "archivePrefix = arXiv, eprint = 2409.08264"; an id of before 2007 may have its archive in the prefix or the class. */
function arxivOf(fields: Fields, eprint: string | null): string | null {
  if (eprint === null) return null
  const prefix = (fields.get('archiveprefix') ?? fields.get('eprinttype') ?? '').replace(/[{}\s]/g, '')
  if (prefix !== '' && !/^arxiv$/i.test(prefix)) return /^[a-z-]+$/.test(prefix) ? `${prefix}/${eprint}` : null
  if (/^\d{7}(?:v\d+)?$/.test(eprint)) return `${verbatim(fields.get('primaryclass') ?? '')}/${eprint}`
  return `arXiv:${eprint.replace(/^arxiv:/i, '')}`
}

/** DBLP: journal = CoRR, volume = abs/1706.03762. */
function corrOf(fields: Fields): string | null {
  const id = /^\s*abs\/(\S+?)\s*$/.exec(fields.get('volume') ?? '')?.[1]
  return id !== undefined && /corr/i.test(fields.get('journal') ?? '') ? `arXiv:${id}` : null
}

function dateOf(fields: Fields): PartialDate | null {
  const whole = partialDateOf(plainTex(fields.get('date') ?? ''))
  if (whole) return whole
  const year = partialDateOf(plainTex(fields.get('year') ?? fields.get('eventdate') ?? fields.get('origdate') ?? ''))
  if (!year || year.month !== null) return year
  const { month, day } = monthAndDay(plainTex(fields.get('month') ?? ''))
  return partialDate(year.year, month ?? 0, Number(/\d+/.exec(fields.get('day') ?? '')?.[0] ?? day ?? 0))
}

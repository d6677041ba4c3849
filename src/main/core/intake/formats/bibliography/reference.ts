import type { Author } from '../../../../../preload/contract/paper.ts'
import type { ParsedEntry } from '../../../ports.ts'
import { arxivIdOf, doiOf, openReviewIdOf } from '../../../papers/paper-identity.ts'
import { lineOrNull, oneLine, paragraphs, webAddress } from '../../text-cleaning/clean-text.ts'
import { paperFacts } from '../paper-facts.ts'
import { htmlText } from '../reading/html-text.ts'
import { dayOfDate, type PartialDate } from './partial-date.ts'

/** What the formats of bibliographies say of a work, in their own words and order, before it is made a paper. */
export interface Reference {
  readonly key: string | null
  /** The first that says anything is taken. */
  readonly titles: readonly (string | null | undefined)[]
  readonly authors: readonly Author[]
  /** "and others" */
  readonly hasMoreAuthors?: boolean
  readonly abstract?: string | null | undefined
  readonly organization?: string | null | undefined
  readonly date: PartialDate | null
  /** Where a DOI may stand, the likeliest first. */
  readonly dois?: readonly (string | null | undefined)[]
  /** Where an arXiv id may stand: "arXiv:2409.08264", "arXiv preprint arXiv:2409.08264", an address. */
  readonly arxiv?: readonly (string | null | undefined)[]
  readonly urls?: readonly (string | null | undefined)[]
  readonly pdfUrls?: readonly (string | null | undefined)[]
  readonly venues: readonly (string | null | undefined)[]
  readonly volume?: string | null | undefined
  readonly pages?: string | null | undefined
  readonly keywords?: readonly string[]
  readonly categories?: readonly string[]
}

/** The facts of a work. Every work has a title, and one that was written down without one is called after its key. */
export function paperOfReference(reference: Reference): ParsedEntry['facts'] | string {
  const key = lineOrNull(reference.key)
  const title = firstLine(reference.titles, shownText) ?? untitled(reference, key)
  if (title === null) return 'it has no title, no author and no key'
  const urls = (reference.urls ?? []).flatMap(url => webAddress(url) ?? [])
  const url = urls.find(address => !isDoiAddress(address)) ?? urls[0] ?? null
  const doi = firstOf([...(reference.dois ?? []), ...urls.filter(isDoiAddress)], doiOf)
  const arxiv = firstOf([...(reference.arxiv ?? []), ...urls, doi?.startsWith('10.48550/') ? doi : null], arxivIdOf)
  return paperFacts({
    key,
    title,
    authors: reference.authors,
    authorCount: reference.authors.length + (reference.hasMoreAuthors ? 1 : 0) || null,
    abstract: paragraphs(htmlText(decodeEntities(reference.abstract ?? ''))) || null,
    organization: firstLine([reference.organization], shownText),
    publishedAt: reference.date ? dayOfDate(reference.date) : null,
    year: reference.date?.year ?? null,
    doi,
    arxivId: arxiv?.id ?? null,
    arxivVersion: arxiv?.version ?? null,
    openReviewId: firstOf(urls, openReviewIdOf),
    url,
    pdfUrl: firstOf([...(reference.pdfUrls ?? []), ...urls.filter(address => /\.pdf$/i.test(address))], webAddress),
    venue: firstLine(reference.venues, shownText),
    volume: lineOrNull(reference.volume),
    pages: pagesOf(reference.pages),
    keywords: uniqueLines(reference.keywords ?? []),
    categories: uniqueLines(reference.categories ?? []),
  })
}

function untitled({ authors, date }: Reference, key: string | null): string | null {
  const name = key ?? (authors[0] === undefined ? null : [authors[0].name, date?.year].filter(Boolean).join(' '))
  return name === null ? null : `Untitled (${name})`
}

/** Text that may hold tags and entities of HTML, as some services and programs write them into every format. */
function shownText(text: string): string {
  return oneLine(htmlText(decodeEntities(text.replace(STYLE_TAG, ''))))
}

const STYLE_TAG = /<\/?(?:i|b|u|em|strong|sub|sup|sc|scp|span|inf)(?:\s[^<>]*)?>/gi
const ENTITY = /&(?:(amp|lt|gt|quot|apos|nbsp|ndash|mdash|[rl][sd]quo|hellip);|#(\d{1,7});|#x([0-9a-f]{1,6});)/gi
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

function firstOf<T>(texts: readonly (string | null | undefined)[], read: (text: string) => T | null): T | null {
  for (const text of texts) {
    const found = text ? read(text) : null
    if (found !== null) return found
  }
  return null
}

function firstLine(texts: readonly (string | null | undefined)[], read: (text: string) => string): string | null {
  return firstOf(texts, text => read(text) || null)
}

function isDoiAddress(url: string): boolean {
  return /^https?:\/\/(?:dx\.)?doi\.org\//i.test(url)
}

/** "66--70", "66 – 70" and "66-70" are the same pages. */
function pagesOf(pages: string | null | undefined): string | null {
  return lineOrNull(pages)?.replace(/\s*(?:-{2,3}|[\u2010-\u2015\u2212])\s*/g, '-') ?? null
}

function uniqueLines(lines: readonly string[]): string[] {
  return [...new Set(lines.map(shownText).filter(line => line !== ''))]
}

/** One keyword a line, or a list with semicolons, or else with commas. */
export function keywordsOfText(text: string): string[] {
  const mark = text.includes(';') ? ';' : text.includes(',') ? ',' : '\n'
  return text.split(mark)
}

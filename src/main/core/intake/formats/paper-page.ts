import { authorOf } from '../text-cleaning/author-name.ts'
import { partialDateOf } from './bibliography/partial-date.ts'
import { keywordsOfText, paperOfReference } from './bibliography/reference.ts'
import { isHtml } from './describe-bytes.ts'
import type { Format, ParseOptions, Sample } from './format.ts'
import { type PageTags, readPageTags } from './paper-page/page-tags.ts'
import { refusal } from './refusal.ts'
import { type DocumentPapers, parseWhole } from './whole-document.ts'

/** The web page of one paper, by what publishers and archives write into its head for Google Scholar and libraries. */
export const paperPage: Format = {
  name: 'paper-page',
  sniff,
  parse: (source, options) => parseWhole(source, options, readPage),
}

const TITLE =
  /<meta\s[^>]{0,400}?(?:name|property)\s*=\s*["']?(?:citation_title|(?:dc|dcterms|eprints|bepress_citation)[._]title)\b/i

function sniff({ text }: Sample): number {
  return isHtml(text) && TITLE.test(text) ? 0.8 : 0
}

function readPage(html: string, name: string, { baseUrl = null }: ParseOptions): DocumentPapers {
  const tags = readPageTags(html)
  const one = (...names: string[]): string | null => tags.first(names)
  const address = absolute(
    tags.canonical ?? one('citation_abstract_html_url', 'citation_public_url') ?? baseUrl,
    baseUrl,
  )
  const title = one('citation_title', 'bepress_citation_title', 'eprints.title', 'dc.title', 'dcterms.title')
  if (title === null)
    throw refusal(
      name,
      `this page does not say which paper it is about${tags.title === '' ? '' : ` ("${tags.title.slice(0, 80)}")`}`,
      'Give the address of its PDF, its DOI or its arXiv id',
    )
  const facts = paperOfReference({
    key: null,
    titles: [title],
    authors: namesOf(tags),
    abstract:
      one('citation_abstract', 'eprints.abstract', 'dcterms.abstract') ??
      longOrNull(one('dc.description', 'description', 'og:description')),
    organization: one('citation_dissertation_institution', 'citation_technical_report_institution'),
    date: dateOf(tags),
    dois: [
      one('citation_doi', 'bepress_citation_doi', 'prism.doi', 'dc.identifier.doi'),
      ...tags.all(['dc.identifier']),
    ],
    arxiv: [prefixed('arXiv:', one('citation_arxiv_id'))],
    urls: [address],
    pdfUrls: tags
      .all(['citation_pdf_url', 'bepress_citation_pdf_url', 'eprints.document_url'])
      .map(url => absolute(url, baseUrl)),
    venues: [
      one('citation_journal_title', 'bepress_citation_journal_title', 'prism.publicationname'),
      one('citation_conference_title', 'citation_conference', 'citation_inbook_title', 'citation_book_title'),
    ],
    volume: one('citation_volume', 'prism.volume'),
    pages: pagesOf(tags),
    keywords: tags.all(['citation_keywords', 'citation_keyword', 'dc.subject']).flatMap(keywordsOfText),
  })
  return {
    sourceName: tags.site ?? hostOf(address ?? baseUrl) ?? name,
    edition: null,
    outcomes: [typeof facts === 'string' ? { where: 'the page', reason: facts } : { where: 'the page', facts }],
  }
}

function namesOf(tags: PageTags) {
  const each = tags.all(['citation_author', 'bepress_citation_author', 'eprints.creators_name'])
  const printed =
    each.length > 0
      ? each
      : (tags.first(['citation_authors'])?.split(/\s*;\s*/) ?? tags.all(['dc.creator', 'dcterms.creator']))
  return printed.flatMap(name => authorOf(name) ?? [])
}

function dateOf(tags: PageTags) {
  for (const text of tags.all([
    'citation_publication_date',
    'citation_date',
    'citation_online_date',
    'bepress_citation_date',
    'citation_cover_date',
    'prism.publicationdate',
    'dc.date',
    'dcterms.date',
    'dcterms.issued',
    'citation_year',
  ])) {
    const date = partialDateOf(text)
    if (date) return date
  }
  return null
}

function pagesOf(tags: PageTags): string | null {
  const [first, last] = [
    tags.first(['citation_firstpage', 'bepress_citation_firstpage']),
    tags.first(['citation_lastpage']),
  ]
  return first !== null && last !== null && first !== last ? `${first}-${last}` : first
}

// A page's description is an abstract where it is as long as one, and an advertisement where it is not.
const LEAST_ABSTRACT = 280

function longOrNull(text: string | null): string | null {
  return text !== null && text.length >= LEAST_ABSTRACT ? text : null
}

function prefixed(prefix: string, text: string | null): string | null {
  return text === null ? null : `${prefix}${text}`
}

function absolute(url: string | null, base: string | null): string | null {
  return url === null ? null : (URL.parse(url, base ?? undefined)?.href ?? null)
}

function hostOf(url: string | null): string | null {
  return url === null ? null : (URL.parse(url)?.hostname.replace(/^www\./, '') ?? null)
}

import { ANNOUNCE_TYPES, type AnnounceType, type PaperFacts } from '../../../../../preload/contract/paper.ts'
import { arxivIdOf, doiOf } from '../../../papers/paper-identity.ts'
import { authorsOf, authorsOfLine } from '../../text-cleaning/author-name.ts'
import { lineOrNull } from '../../text-cleaning/clean-text.ts'
import { isoDate } from '../../text-cleaning/dates.ts'
import { ARXIV, ATOM, arxivAddresses } from './arxiv-entry.ts'
import { htmlText } from '../reading/html-text.ts'
import { paperFacts } from '../paper-facts.ts'
import { elementsOf, textIn, textOf, type XmlElement } from '../reading/xml-tree.ts'

/** One item of arXiv's daily announcements, in RSS 2.0, Atom or the RSS 1.0 of before 2024. */

const RSS = ['', 'http://purl.org/rss/1.0/', ATOM] as const
const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/'

export function readAnnouncement(item: XmlElement): PaperFacts | string {
  const ids = [textOf(item, 'guid', ...RSS), textOf(item, 'id', ATOM), textOf(item, 'link', ...RSS), linkOf(item)]
  const id = ids.map(text => arxivIdOf(text ?? '')).find(found => found !== null)
  if (!id) return 'it has no arXiv id'
  const title = lineOrNull(textOf(item, 'title', ...RSS))?.replace(/\.?\s*\(arXiv:[^)]*\)$/i, '')
  if (!title) return 'it has no title'
  const authors = authorsIn(item)
  const described = readDescription(textOf(item, 'description', ...RSS) ?? textOf(item, 'summary', ATOM) ?? '')
  return paperFacts({
    ...arxivAddresses(id.id, id.version ?? described.version),
    title,
    abstract: described.abstract,
    authors,
    authorCount: authors.length || null,
    // The day of the announcement: the feed does not say when a replaced paper was first sent in.
    publishedAt:
      dateOf(item, 'pubDate') ?? dateOf(item, 'published') ?? isoDate(textOf(item, 'date', DUBLIN_CORE) ?? ''),
    updatedAt: dateOf(item, 'updated'),
    doi: doiOf(textOf(item, 'DOI', ARXIV) ?? textOf(item, 'doi', ARXIV) ?? ''),
    venue: lineOrNull(textOf(item, 'journal_reference', ARXIV) ?? textOf(item, 'journal_ref', ARXIV)),
    categories: categoriesOf(item),
  })
}

/** How it was announced: by its own element, else by the words before the abstract; null for an answer to a query. */
export function announceOf(item: XmlElement): AnnounceType | null {
  const said = textOf(item, 'announce_type', ARXIV) ?? ''
  const described = textOf(item, 'description', ...RSS) ?? textOf(item, 'summary', ATOM) ?? ''
  const text = said === '' ? (/^\s*arXiv:\S+\s+Announce Type:\s*([\w-]+)/i.exec(described)?.[1] ?? '') : said
  return ANNOUNCE_TYPES.find(type => type === text.trim().toLowerCase()) ?? null
}

function linkOf(item: XmlElement): string | null {
  return (
    elementsOf(item, 'link', ATOM)
      .map(link => link.attributes.get('href'))
      .find(href => href !== undefined) ?? null
  )
}

/** "arXiv:2203.01250v3 Announce Type: replace-cross \nAbstract: ..." */
function readDescription(description: string): { version: number | null; abstract: string | null } {
  const text = htmlText(description)
  const head = /^\s*(arXiv:\S+)\s+Announce Type:\s*[\w-]+\s*(?:Abstract:)?/i.exec(text)
  const abstract = lineOrNull(head ? text.slice(head[0].length) : text)
  return { version: head?.[1] ? (arxivIdOf(head[1])?.version ?? null) : null, abstract }
}

/** One line with commas in it, at times as links; or an element an author. */
function authorsIn(item: XmlElement): PaperFacts['authors'] {
  const creators = elementsOf(item, 'creator', DUBLIN_CORE).map(textIn)
  if (creators.length > 0) return creators.flatMap(creator => authorsOfLine(htmlText(creator)))
  return authorsOf(elementsOf(item, 'author', ...RSS).map(author => textOf(author, 'name', ATOM) ?? textIn(author)))
}

function dateOf(item: XmlElement, name: string): string | null {
  return isoDate(textOf(item, name, ...RSS) ?? '')
}

function categoriesOf(item: XmlElement): string[] {
  const found = elementsOf(item, 'category', ...RSS).map(
    category => category.attributes.get('term') ?? textIn(category),
  )
  return [...new Set(found.map(term => lineOrNull(term)).filter(term => term !== null))]
}

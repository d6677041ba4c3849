import type { Author, PaperFacts } from '../../../../../preload/contract/paper.ts'
import { lineOrNull, oneLine } from '../../text-cleaning/clean-text.ts'
import { paperFacts } from '../paper-facts.ts'
import { textIn, type XmlElement } from '../reading/xml-tree.ts'
import { baseIn } from './addresses.ts'
import { authorsIn, authorsOfLines } from './feed-authors.ts'
import { readFeedDate } from './feed-dates.ts'
import { feedElement, type FeedElement } from './feed-element.ts'
import { aboutOf, linksOf } from './feed-links.ts'
import { bodyOf } from './feed-body.ts'
import { asLine, feedText } from './feed-text.ts'
import { publicationNote } from './publication-note.ts'
import { archiveIdsOf, pdfAddressOf, publicationOf } from './publication.ts'
import { titleFor } from './untitled.ts'

/** One entry of RSS, RDF or Atom as a paper. */

/** What the feed says for all of its entries. */
export interface FeedHead {
  readonly feed: FeedElement
  readonly name: string | null
  readonly base: string | null
  /** The namespace of the feed's own elements. */
  readonly own: string
  /** Those of entries that name nobody. */
  readonly authors: readonly Author[]
}

export function readEntry(
  element: XmlElement,
  { feed, name, base, own, authors: inherited }: FeedHead,
  place: number,
): PaperFacts | string {
  if (!element.content.some(part => typeof part !== 'string') && element.attributes.size === 0) return 'it is empty'
  const entry = feedElement(element, baseIn(element, base), own)
  const links = linksOf(entry)
  const key = keyOf(entry)
  const body = bodyOf(entry)
  const note = publicationNote(body.abstract)
  const { abstract } = note
  const authors = authorsOf(entry, note.authors, inherited)
  const title =
    titleOf(entry) ??
    titleFor(abstract, links.url ?? key) ??
    // Without anything to tell it by, its place does: the same feed read again gives the same paper.
    `Untitled entry ${place} of ${name ?? 'an untitled feed'}`
  const published = firstDate(entry, PUBLISHED)
  const updated = firstDate(entry, UPDATED) ?? readFeedDate(element.attributes.get('LASTMOD') ?? '')
  const addresses = [links.url, ...links.related].filter(address => address !== null)
  const publication = publicationOf(entry, feed, addresses, note)
  const facts = {
    ...publication,
    ...archiveIdsOf([key, links.url, publication.doi, ...links.related]),
    url: links.url,
    enclosures: links.enclosures,
  }
  return paperFacts({
    ...facts,
    key,
    title,
    abstract,
    content: body.content,
    authors,
    authorCount: authors.length || null,
    // Half of all feeds date the last change alone; that is when it was published, as far as they say.
    publishedAt: published?.iso ?? updated?.iso ?? null,
    updatedAt: updated?.iso ?? null,
    year: publication.year ?? (published && published.iso === null ? published.year : null),
    pdfUrl: pdfAddressOf(links.pdfs, facts),
    ...subjectsOf(entry),
    comments: countOf(entry.text('slash comments', 'thread total')),
  })
}

const PUBLISHED = [
  ...['own pubdate', 'atom published', 'own published', 'atom issued', 'own issued', 'dc date', 'dcterms issued'],
  ...[
    'dcterms available',
    'prism publicationdate',
    'prism coverdate',
    'atom created',
    'own created',
    'dcterms created',
  ],
  ...['dcterms date', 'arxiv published', 'own date'],
]
const UPDATED = [
  ...['atom updated', 'own updated', 'atom modified', 'own modified', 'dcterms modified', 'prism modificationdate'],
  ...['own lastmod', 'own lastbuilddate'],
]

function firstDate(entry: FeedElement, names: readonly string[]): ReturnType<typeof readFeedDate> {
  let found: ReturnType<typeof readFeedDate> = null
  for (const name of names) {
    const text = entry.text(name)
    const date = text === null ? null : readFeedDate(text)
    if (date?.iso) return date
    found ??= date
  }
  return found
}

function titleOf(entry: FeedElement): string | null {
  return titleIn(entry, entry.base) ?? lineOrNull(lineIn(entry, 'media title', 'itunes title'))
}

/** The title of an entry or of a feed. */
export function titleIn(element: FeedElement, base: string | null): string | null {
  for (const title of element.all('own title', 'atom title', 'dc title', 'dcterms title')) {
    const line = asLine(feedText(title, base))
    if (line !== null) return line
  }
  return null
}

function lineIn(entry: FeedElement, ...names: readonly string[]): string | null {
  const text = entry.text(...names)
  return text === null ? null : asLine({ kind: 'html', html: text, base: null })
}

function keyOf(entry: FeedElement): string | null {
  return (
    lineOrNull(entry.text('own guid', 'atom id', 'own id')) ??
    lineOrNull(aboutOf(entry.element)) ??
    lineOrNull(entry.text('dc identifier', 'dcterms identifier', 'prism doi'))
  )
}

function authorsOf(entry: FeedElement, noted: string | null, inherited: readonly Author[]): readonly Author[] {
  const named = authorsIn(entry)
  const own = named.length > 0 || noted === null ? named : authorsOfLines([noted])
  if (own.length > 0) return own
  // An entry taken over from another feed is by the authors of that one.
  const [source] = entry.all('atom source', 'own source')
  const theirs = source ? authorsIn(feedElement(source, entry.base, 'atom')) : []
  return theirs.length > 0 ? theirs : inherited
}

/** Subject classes as their scheme names them, and words for people; many feeds have but one of the two. */
function subjectsOf(entry: FeedElement): { categories: string[]; keywords: string[] } {
  const found = entry.all(...CATEGORIES).map(category => {
    const text = oneLine(textIn(category))
    const [term, label] = [
      category.attributes.get('term') ?? '',
      category.attributes.get('label') ?? category.attributes.get('text') ?? '',
    ]
    return { term: term || text || label, label: label || text || term }
  })
  const listed = entry.all(...KEYWORDS).flatMap(list => textIn(list).split(/[,;]/))
  return {
    categories: withoutRepeats([...found.map(({ term }) => term), ...listed]),
    keywords: withoutRepeats([...found.map(({ label }) => label), ...listed]),
  }
}

const CATEGORIES = [
  ...[
    'own category',
    'atom category',
    'dc subject',
    'dcterms subject',
    'media category',
    'own subject',
    'itunes category',
  ],
]
const KEYWORDS = [
  ...['own tags', 'own keywords', 'media keywords', 'itunes keywords', 'prism keyword', 'prism keywords'],
]

function withoutRepeats(terms: readonly string[]): string[] {
  return [...new Set(terms.map(oneLine).filter(term => term !== ''))]
}

function countOf(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null
}

import type { Author, Paper } from '../../../preload/contract/paper.ts'
import {
  addressOf,
  dateParts,
  namePartsOf,
  keywordsOf,
  kindOf,
  pageRange,
  type PublicationKind,
  venueOf,
} from './publication.ts'

/** One paper as an item of CSL-JSON (citation style language 1.0.2): what Pandoc, Zotero and Word plug-ins read. */

const TYPES: Readonly<Record<PublicationKind, string>> = {
  article: 'article-journal',
  proceedings: 'paper-conference',
  preprint: 'article',
  other: 'document',
}

export function cslItemOf(paper: Paper, key: string): Readonly<Record<string, unknown>> {
  const kind = kindOf(paper)
  const date = dateParts(paper)
  const pages = pageRange(paper.pages)
  const keywords = keywordsOf(paper)
  const item: Record<string, unknown> = {
    id: key,
    type: TYPES[kind],
    title: paper.title,
    author: paper.authors.length === 0 ? null : paper.authors.map(nameOf),
    issued: date.length === 0 ? null : { 'date-parts': [date] },
    'container-title': venueOf(paper),
    volume: paper.volume,
    page: pages === null ? null : pages.last === null ? pages.first : `${pages.first}-${pages.last}`,
    publisher: kind === 'preprint' && paper.arxivId !== null ? 'arXiv' : null,
    number: paper.arxivId === null ? null : `arXiv:${paper.arxivId}`,
    DOI: paper.doi,
    URL: addressOf(paper),
    keyword: keywords.length === 0 ? null : keywords.join(', '),
    abstract: paper.abstract,
  }
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null))
}

function nameOf(author: Author): Readonly<Record<string, string>> {
  const parts = namePartsOf(author)
  if (parts === null) return { literal: author.name }
  const { family, given, suffix } = parts
  return suffix === null ? { family, given } : { family, given, suffix }
}

import type { Author, PaperFacts } from '../../../preload/contract/paper.ts'

/**
 * No more of anything than a paper has: a title of thirty megabytes would be in every list, file and index that names
 * the paper. The limits are far beyond what real ones have.
 */

const TITLE = 2_000
const NAME = 500
const ABSTRACT = 200_000
const CONTENT = 2_000_000
const ADDRESS = 8_000
const MOST_AUTHORS = 10_000
const MOST_WORDS = 1_000
const MOST_ENCLOSURES = 100

export function boundedFacts(facts: PaperFacts): PaperFacts {
  return {
    ...facts,
    // Half a key may be that of another paper.
    key: wholeOrNull(facts.key, TITLE),
    title: cut(facts.title, TITLE),
    abstract: cutOrNull(facts.abstract, ABSTRACT),
    summary: cutOrNull(facts.summary, ABSTRACT),
    content: cutOrNull(facts.content, CONTENT),
    authors: most(facts.authors, MOST_AUTHORS, boundedAuthor),
    authorCount: facts.authorCount ?? (facts.authors.length > MOST_AUTHORS ? facts.authors.length : null),
    organization: cutOrNull(facts.organization, NAME),
    venue: cutOrNull(facts.venue, NAME),
    volume: cutOrNull(facts.volume, NAME),
    pages: cutOrNull(facts.pages, NAME),
    keywords: most(facts.keywords, MOST_WORDS, word => cut(word, NAME)),
    categories: most(facts.categories, MOST_WORDS, word => cut(word, NAME)),
    doi: wholeOrNull(facts.doi, TITLE),
    openReviewId: wholeOrNull(facts.openReviewId, NAME),
    url: wholeOrNull(facts.url, ADDRESS),
    pdfUrl: wholeOrNull(facts.pdfUrl, ADDRESS),
    codeUrl: wholeOrNull(facts.codeUrl, ADDRESS),
    projectUrl: wholeOrNull(facts.projectUrl, ADDRESS),
    enclosures: most(
      facts.enclosures.filter(({ url }) => url.length <= ADDRESS),
      MOST_ENCLOSURES,
      each => ({ ...each, type: cutOrNull(each.type, NAME) }),
    ),
  }
}

function boundedAuthor(author: Author): Author {
  const { name, family, given } = author
  if (Math.max(name.length, family?.length ?? 0, given?.length ?? 0) <= NAME) return author
  return { name: cut(name, NAME), family: cutOrNull(family, NAME), given: cutOrNull(given, NAME) }
}

function most<T>(all: readonly T[], count: number, bounded: (one: T) => T): readonly T[] {
  return (all.length > count ? all.slice(0, count) : all).map(bounded)
}

function cut(text: string, length: number): string {
  return text.length <= length
    ? text
    : `${text
        .slice(0, length - 1)
        .toWellFormed()
        .trimEnd()}…`
}

function cutOrNull(text: string | null, length: number): string | null {
  return text === null ? null : cut(text, length)
}

function wholeOrNull(text: string | null, length: number): string | null {
  return text !== null && text.length > length ? null : text
}

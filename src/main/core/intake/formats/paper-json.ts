import type { Author, Enclosure, PaperFacts } from '../../../../preload/contract/paper.ts'
import { arxivIdOf, doiOf, openReviewIdOf } from '../../papers/paper-identity.ts'
import { authorOf } from '../text-cleaning/author-name.ts'
import { lineOrNull, oneLine, paragraphs, webAddress } from '../text-cleaning/clean-text.ts'
import { isoDate } from '../text-cleaning/dates.ts'
import { isObject, type JsonObject } from './hf-paper.ts'
import { paperFacts } from './paper-facts.ts'
import { shown } from './refusal.ts'

/** A paper as `offprint export --format jsonl` writes it. A field of a wrong kind is named and not dropped in silence. */

class WrongField extends Error {}

/** Facts, or the reason why there are none. */
export function readPaperJson(value: unknown): PaperFacts | string {
  if (!isObject(value)) return 'it is not a JSON object'
  try {
    return read(value)
  } catch (error) {
    if (error instanceof WrongField) return error.message
    throw error
  }
}

function read(paper: JsonObject): PaperFacts {
  const title = line(paper, 'title')
  if (!title) throw new WrongField('it has no title')
  // A number is the paper's place in some other library and says nothing here.
  const key =
    line(paper, 'key') ?? (typeof paper.id === 'string' && !/^\d+$/.test(paper.id) ? lineOrNull(paper.id) : null)
  const url = address(paper, 'url')
  const pdfUrl = address(paper, 'pdfUrl')
  const doi =
    doiOf(line(paper, 'doi') ?? '') ?? (url && /^https?:\/\/(?:dx\.)?doi\.org\//i.test(url) ? doiOf(url) : null)
  const arxivText = line(paper, 'arxivId')
  const arxiv = arxivText === null ? arxivIn(key, url, pdfUrl, doi) : arxivIdOf(`arXiv:${arxivText}`)
  if (arxivText !== null && !arxiv) throw new WrongField(`"${shown(arxivText, 40)}" is not an arXiv id`)
  const authors = authorsIn(paper)
  const published = line(paper, 'publishedAt') ?? line(paper, 'published')
  const publishedAt = dateOf('publishedAt', published)
  return paperFacts({
    key,
    title,
    abstract: text(paper, 'abstract'),
    authors,
    authorCount: count(paper, 'authorCount') ?? (authors.length || null),
    organization: line(paper, 'organization'),
    publishedAt,
    publishedInferred: paper.publishedInferred === true && publishedAt !== null,
    updatedAt: dateOf('updatedAt', line(paper, 'updatedAt')),
    arxivId: arxiv?.id ?? null,
    arxivVersion: count(paper, 'arxivVersion') ?? arxiv?.version ?? null,
    doi,
    openReviewId: line(paper, 'openReviewId') ?? openReviewIdOf(url ?? '') ?? openReviewIdOf(pdfUrl ?? ''),
    url,
    pdfUrl,
    codeUrl: address(paper, 'codeUrl'),
    projectUrl: address(paper, 'projectUrl'),
    venue: line(paper, 'venue'),
    year: yearOf(paper, published),
    volume: line(paper, 'volume'),
    pages: line(paper, 'pages'),
    keywords: lines(paper, 'keywords'),
    categories: lines(paper, 'categories'),
    content: text(paper, 'content'),
    summary: text(paper, 'summary'),
    comments: count(paper, 'comments'),
    upvotes: count(paper, 'upvotes'),
    githubStars: count(paper, 'githubStars'),
    enclosures: enclosuresIn(paper),
  })
}

function raw(paper: JsonObject, name: string): string | null {
  const value = paper[name]
  if (value == null) return null
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw new WrongField(`"${name}" is not a text`)
}

function line(paper: JsonObject, name: string): string | null {
  return lineOrNull(raw(paper, name))
}

function text(paper: JsonObject, name: string): string | null {
  const value = raw(paper, name)
  return value === null ? null : paragraphs(value) || null
}

/** What is no address of the web is left out: "n/a" and file paths stand in such fields, and the paper is a paper without them. */
function address(paper: JsonObject, name: string): string | null {
  return webAddress(raw(paper, name))
}

function count(paper: JsonObject, name: string): number | null {
  const value = paper[name]
  if (value == null || value === '') return null
  const number = typeof value === 'string' ? Number(value) : value
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number
  throw new WrongField(`"${name}" is not a count`)
}

function lines(paper: JsonObject, name: string): string[] {
  const value = paper[name]
  if (value == null) return []
  if (typeof value === 'string') return value.split(/[;,]/).map(oneLine).filter(Boolean)
  if (!Array.isArray(value) || value.some(item => typeof item !== 'string'))
    throw new WrongField(`"${name}" is not a list of texts`)
  return value.map((item: string) => oneLine(item)).filter(Boolean)
}

/** A day or instant; a year or month alone goes into the year. */
function dateOf(name: string, value: string | null): string | null {
  if (value === null || /^\d{4}(?:-\d{2})?$/.test(value)) return null
  const date = isoDate(value)
  if (date === null) throw new WrongField(`"${name}" is not a date: "${shown(value, 40)}"`)
  return date
}

function yearOf(paper: JsonObject, published: string | null): number | null {
  const year =
    count(paper, 'year') ?? (published && /^\d{4}(?:-\d{2})?$/.test(published) ? Number(published.slice(0, 4)) : null)
  if (year !== null && (year < 1000 || year > 9999)) throw new WrongField(`"year" is not a year: ${year}`)
  return year
}

function arxivIn(
  key: string | null,
  url: string | null,
  pdfUrl: string | null,
  doi: string | null,
): ReturnType<typeof arxivIdOf> {
  const fromDoi = doi?.startsWith('10.48550/arxiv.') ? doi : null
  for (const text of [key, url, pdfUrl, fromDoi]) {
    const found = text === null ? null : arxivIdOf(text)
    if (found) return found
  }
  return null
}

function authorsIn(paper: JsonObject): Author[] {
  const value = paper.authors
  if (value == null) return []
  const list: readonly unknown[] =
    typeof value === 'string' ? oneLine(value).split(/ ?; ?| and /) : Array.isArray(value) ? value : []
  if (typeof value !== 'string' && !Array.isArray(value)) throw new WrongField('"authors" is not a list')
  return withoutRepeat(list.map(authorFrom).filter(author => author !== null))
}

/** Conference sites' lists often come written twice, one after the other; two authors of one name are left alone. */
function withoutRepeat(authors: readonly Author[]): Author[] {
  const half = authors.length / 2
  const isTwice =
    half >= 1 && authors.slice(0, Math.ceil(half)).every((author, index) => author.name === authors[index + half]?.name)
  return authors.slice(0, isTwice ? half : authors.length)
}

function authorFrom(item: unknown): Author | null {
  if (typeof item === 'string') return authorOf(item)
  if (!isObject(item)) throw new WrongField('"authors" has something that is neither a name nor an object')
  const [name, family, given] = [line(item, 'name'), line(item, 'family'), line(item, 'given')]
  if (family === null && given === null) return name === null ? null : authorOf(name)
  return { name: name ?? [given, family].filter(part => part !== null).join(' '), family, given }
}

function enclosuresIn(paper: JsonObject): Enclosure[] {
  const value = paper.enclosures
  if (value == null) return []
  if (!Array.isArray(value)) throw new WrongField('"enclosures" is not a list')
  return value.flatMap((item: unknown) => {
    if (!isObject(item)) throw new WrongField('"enclosures" has something that is not an object')
    const url = address(item, 'url')
    return url ? [{ url, type: line(item, 'type'), length: count(item, 'length') }] : []
  })
}

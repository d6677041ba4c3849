import type { PaperFacts } from '../../../../preload/contract/paper.ts'
import { arxivIdOf, doiOf } from '../../papers/paper-identity.ts'
import { authorsOf } from '../text-cleaning/author-name.ts'
import { lineOrNull, oneLine, webAddress } from '../text-cleaning/clean-text.ts'
import { isoDate } from '../text-cleaning/dates.ts'
import { huggingFaceAddresses, paperFacts } from './paper-facts.ts'

/** One paper of Hugging Face's API: {paper: {...}, numComments, ...} in lists, or the inner object alone. */

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Facts, or the reason why there are none. */
export function readHfPaper(entry: unknown): PaperFacts | string {
  if (!isObject(entry))
    return typeof entry === 'string' ? 'it is a text where an object should be' : 'it is not an object'
  const paper = isObject(entry.paper) ? entry.paper : entry
  // The outer object repeats some fields and alone has others; the inner one is the paper.
  const field = (name: string): unknown => paper[name] ?? entry[name]
  const title = line(field('title'))
  if (!title) return 'it has no title'
  const id = typeof paper.id === 'string' ? (arxivIdOf(`arXiv:${paper.id}`)?.id ?? null) : null
  if (!id) return `"${line(paper.id) ?? ''}" is not the id of a paper`
  const authors = authorsOf(visibleNames(field('authors')))
  return paperFacts({
    ...huggingFaceAddresses(id),
    title,
    abstract: line(field('summary')),
    authors,
    authorCount: authors.length || null,
    organization: organizationName(field('organization')),
    publishedAt: date(paper.publishedAt) ?? date(entry.publishedAt),
    doi: typeof field('doi') === 'string' ? doiOf(String(field('doi'))) : null,
    codeUrl: repository(field('githubRepo')),
    projectUrl: webAddress(line(field('projectPage'))),
    keywords: texts(field('ai_keywords')),
    summary: line(field('ai_summary')),
    comments: count(field('numComments')),
    upvotes: count(field('upvotes')),
    githubStars: count(field('githubStars')),
  })
}

/** The day on which all papers of a list stood on Daily Papers; null where they do not agree. */
export function dayOfList(entries: readonly unknown[]): string | null {
  let day: string | null = null
  for (const entry of entries) {
    const paper = isObject(entry) && isObject(entry.paper) ? entry.paper : null
    const submitted = date(paper?.submittedOnDailyAt)?.slice(0, 10) ?? null
    if (submitted === null || (day !== null && day !== submitted)) return null
    day = submitted
  }
  return day
}

function line(value: unknown): string | null {
  return typeof value === 'string' ? lineOrNull(value) : null
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? [...new Set(value.map(line).filter(text => text !== null))] : []
}

function date(value: unknown): string | null {
  return typeof value === 'string' ? isoDate(value) : null
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

/** Authors their page hides (claimed by mistake, asked to be left out) are not shown there and not here. */
function visibleNames(authors: unknown): string[] {
  if (!Array.isArray(authors)) return []
  return authors.flatMap((author: unknown) => {
    if (typeof author === 'string') return [author]
    return isObject(author) && author.hidden !== true && typeof author.name === 'string' ? [author.name] : []
  })
}

function organizationName(organization: unknown): string | null {
  if (typeof organization === 'string') return lineOrNull(organization)
  return isObject(organization) ? (line(organization.fullname) ?? line(organization.name)) : null
}

/** "owner/name" in older answers, an address in newer ones. */
function repository(value: unknown): string | null {
  const repo = typeof value === 'string' ? oneLine(value) : ''
  if (/^[\w.-]+\/[\w.-]+$/.test(repo) && !/^(?:www\.)?github\.com\//i.test(repo)) return `https://github.com/${repo}`
  return webAddress(/^(?:www\.)?git(?:hub|lab)\.com\//i.test(repo) ? `https://${repo}` : repo)
}

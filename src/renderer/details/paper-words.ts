import type { Paper } from '../../preload/contract/paper.ts'
import { sayFullDate } from '../ui/say.ts'
import { say } from './messages.ts'

/** The line under a paper's title, and the pages it stands on. Pure. */

export function metaOf(paper: Paper): string[] {
  const names =
    paper.authorCount === null
      ? null
      : `${paper.authorCount} ${paper.authorCount === 1 ? say('author') : say('authors')}`
  const pages = paper.files[0]?.pages
  const length = pages
    ? `${paper.minutes} min, ${pages} ${pages === 1 ? say('page') : say('pages')}`
    : say('about {minutes} min', { minutes: paper.minutes })
  return [paper.organization ?? names, dateOf(paper), paper.venue, length].filter(part => part !== null)
}

function dateOf({ publishedAt, publishedInferred, year }: Paper): string | null {
  if (publishedAt === null) return year === null ? null : String(year)
  const words = sayFullDate(publishedAt)
  return publishedInferred ? say('{words} (year inferred)', { words }) : words
}

export interface PaperLink {
  readonly kind: 'page' | 'code'
  readonly name: string
  readonly url: string
}

export function linksOf(paper: Paper): PaperLink[] {
  const links: PaperLink[] = []
  if (paper.codeUrl) links.push({ kind: 'code', name: shortAddress(paper.codeUrl), url: paper.codeUrl })
  if (paper.arxivId)
    links.push({ kind: 'page', name: `arXiv ${paper.arxivId}`, url: `https://arxiv.org/abs/${paper.arxivId}` })
  if (paper.doi) links.push({ kind: 'page', name: `doi ${paper.doi}`, url: `https://doi.org/${paper.doi}` })
  if (paper.projectUrl) links.push({ kind: 'page', name: shortAddress(paper.projectUrl), url: paper.projectUrl })
  if (paper.url && !(paper.arxivId && paper.url.includes(`arxiv.org/abs/${paper.arxivId}`)))
    links.push({ kind: 'page', name: shortAddress(paper.url), url: paper.url })
  // Only pages: whatever a source wrote, a click opens a web page and nothing else.
  return links.filter(
    ({ url }, index) => /^https?:\/\//i.test(url) && links.findIndex(link => link.url === url) === index,
  )
}

/** "dyballa/dynamic-connectomes", "example.org" */
function shortAddress(url: string): string {
  if (!URL.canParse(url)) return url
  const { hostname, pathname } = new URL(url)
  const path = pathname.replace(/\/+$/, '')
  return /^(www\.)?github\.com$/.test(hostname) && path.length > 1 ? path.slice(1) : hostname.replace(/^www\./, '')
}

import type { Author, PaperFacts } from '../../../../../preload/contract/paper.ts'
import { lineOrNull } from '../../text-cleaning/clean-text.ts'
import { isObject, type JsonObject } from '../hf-paper.ts'
import { paperFacts } from '../paper-facts.ts'
import { relativeAddress, resolved } from './addresses.ts'
import { authorsOfLines } from './feed-authors.ts'
import { readFeedDate } from './feed-dates.ts'
import { enclosure, withoutRepeats } from './feed-links.ts'
import { asHtml, asLine, asParagraphs, markupOrPlain } from './feed-text.ts'
import { archiveIdsOf, doiInAddress, pdfAddressOf } from './publication.ts'
import { titleFor } from './untitled.ts'

/** JSON Feed, 1.0 and 1.1: https://www.jsonfeed.org/version/1.1/ */

export interface ReadJsonFeed {
  readonly title: string | null
  /** The address of its site. */
  readonly site: string | null
  readonly items: readonly unknown[]
  readonly base: string | null
  readonly authors: readonly Author[]
}

/** Null where a value is no JSON Feed. */
export function readJsonFeed(value: unknown, baseUrl: string | null): ReadJsonFeed | null {
  if (!isObject(value) || !Array.isArray(value.items)) return null
  const site = resolved(text(value.home_page_url), baseUrl)
  return {
    title: lineOf(value.title),
    site,
    items: value.items,
    base: baseUrl ?? resolved(text(value.feed_url), null) ?? site,
    authors: authorsIn(value),
  }
}

export function readJsonItem(item: unknown, feed: ReadJsonFeed): PaperFacts | string {
  if (!isObject(item)) return 'it is not an object'
  const { base } = feed
  const key = lineOrNull(text(item.id)) ?? lineOrNull(text(item.guid))
  const url =
    resolved(text(item.url), base) ??
    resolved(text(item.external_url), base) ??
    webAddressIn(key) ??
    relativeAddress(text(item.url))
  const html = text(item.content_html)
  const body = html === null ? null : ({ kind: 'html', html, base: url ?? base } as const)
  const plain = text(item.content_text)
  const bodyText = plain === null ? null : markupOrPlain(plain, url ?? base)
  const written = [text(item.summary)]
    .filter(part => part !== null)
    .map(part => asParagraphs(markupOrPlain(part, null)))[0]
  const whole = bodyText ?? body
  const abstract = written ?? (whole === null ? null : asParagraphs(whole))
  const content = body ?? bodyText
  const enclosures = withoutRepeats(attachmentsOf(item, base))
  const title = lineOf(item.title) ?? titleFor(abstract, url ?? enclosures[0]?.url ?? key)
  if (title === null) return 'there is nothing in it: no title, text, address or id'
  const published = readFeedDate(text(item.date_published) ?? '')
  const updated = readFeedDate(text(item.date_modified) ?? '')
  const own = authorsIn(item)
  const authors = own.length > 0 ? own : feed.authors
  const addresses = [key, url, resolved(text(item.external_url), base)].filter(address => address !== null)
  const doi = addresses.map(doiInAddress).find(found => found !== null) ?? null
  const facts = { ...archiveIdsOf(addresses), doi, url, enclosures }
  const tags = Array.isArray(item.tags) ? [...new Set(item.tags.map(lineOf).filter(tag => tag !== null))] : []
  return paperFacts({
    ...facts,
    key,
    title,
    abstract,
    content: content === null ? null : asHtml(content),
    authors,
    authorCount: authors.length || null,
    publishedAt: published?.iso ?? updated?.iso ?? null,
    updatedAt: updated?.iso ?? null,
    year: published && published.iso === null ? published.year : null,
    pdfUrl: pdfAddressOf([], facts),
    keywords: tags,
    categories: tags,
  })
}

/** Numbers stand in for texts in some feeds. */
function text(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

function lineOf(value: unknown): string | null {
  const line = text(value)
  return line === null ? null : asLine(markupOrPlain(line, null))
}

function webAddressIn(key: string | null): string | null {
  return key !== null && /^https?:\/\//i.test(key) ? resolved(key, null) : null
}

/** `authors` of 1.1 says more than `author` of 1.0. */
function authorsIn({ authors, author }: JsonObject): Author[] {
  const listed: readonly unknown[] = Array.isArray(authors) ? authors : [authors]
  const named = (people: readonly unknown[]): Author[] =>
    authorsOfLines(people.flatMap(person => lineOf(isObject(person) ? person.name : person) ?? []))
  const modern = named(listed)
  return modern.length > 0 ? modern : named([author])
}

function attachmentsOf({ attachments }: JsonObject, base: string | null): PaperFacts['enclosures'] {
  if (!Array.isArray(attachments)) return []
  return attachments.flatMap((attachment: unknown) => {
    if (!isObject(attachment)) return []
    const url = resolved(text(attachment.url), base)
    return url === null ? [] : [enclosure(url, text(attachment.mime_type), text(attachment.size_in_bytes))]
  })
}

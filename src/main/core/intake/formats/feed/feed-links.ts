import type { Enclosure } from '../../../../../preload/contract/paper.ts'
import { textIn, type XmlElement } from '../reading/xml-tree.ts'
import { baseIn, relativeAddress, resolved } from './addresses.ts'
import type { FeedElement } from './feed-element.ts'

/** Where an entry leads: its page, and the files that come with it. */

export interface FeedLinks {
  readonly url: string | null
  readonly enclosures: readonly Enclosure[]
  /** Addresses of PDFs that are no enclosures, the surest first. */
  readonly pdfs: readonly string[]
  /** All other addresses it gives, for the ids in them. */
  readonly related: readonly string[]
}

interface Link {
  readonly rel: string
  readonly type: string
  readonly title: string
  readonly url: string
  readonly length: string | undefined
  /** An element of RSS with the address as its text. */
  readonly isPlain: boolean
}

export function linksOf(entry: FeedElement): FeedLinks {
  const links = entry.all('own link', 'atom link').flatMap(link => linkOf(link, entry.base))
  const enclosures = [
    ...entry.all('own enclosure', 'atom enclosure').flatMap(enclosure => enclosureOf(enclosure, entry.base)),
    ...links.filter(({ rel }) => rel === 'enclosure').map(({ url, type, length }) => enclosure(url, type, length)),
    ...entry.all('media content').flatMap(content => enclosureOf(content, entry.base)),
  ]
  const others = links.filter(({ rel }) => rel !== 'enclosure')
  return {
    url: addressOf(entry, others, enclosures[0]?.url ?? null),
    enclosures: withoutRepeats(enclosures),
    pdfs: others.filter(isPdf).map(({ url }) => url),
    related: others.map(({ url }) => url),
  }
}

/** A page, not a file, unless there is nothing else; what FeedBurner put its own address over; a guid that is one. */
function addressOf(entry: FeedElement, links: readonly Link[], file: string | null): string | null {
  const alternates = links.filter(({ rel }) => rel === 'alternate')
  // Of several plain links of RSS the last one counts, as in most readers.
  const plain = alternates.findLast(link => link.isPlain && !isPdf(link))
  return (
    resolved(entry.text('feedburner origlink'), entry.base) ??
    (plain ?? alternates.find(link => !isPdf(link)))?.url ??
    permalinkOf(entry) ??
    alternates[0]?.url ??
    resolved(entry.element.attributes.get('href') ?? entry.element.attributes.get('HREF'), entry.base) ??
    entry
      .all('own content', 'atom content')
      .map(content => resolved(content.attributes.get('src'), baseIn(content, entry.base)))[0] ??
    resolved(entry.all('media player')[0]?.attributes.get('url'), entry.base) ??
    links.find(({ rel }) => rel === 'related' || rel === 'via')?.url ??
    webAddressIn(entry.text('own id', 'atom id')) ??
    webAddressIn(aboutOf(entry.element)) ??
    file ??
    // Where nobody knows what it is relative to, it is passed on as written; no library keeps it so.
    entry
      .all('own link', 'atom link')
      .filter(({ attributes }) => /^(?:alternate)?$/.test(attributes.get('rel') ?? ''))
      .map(link => relativeAddress(link.attributes.get('href') ?? textIn(link)))
      .find(address => address !== null) ??
    null
  )
}

function linkOf(link: XmlElement, outerBase: string | null): Link[] {
  const base = baseIn(link, outerBase)
  const { attributes } = link
  const url =
    resolved(attributes.get('href'), base) ??
    resolved(textIn(link), base) ??
    resolved(attributes.get('http://www.w3.org/1999/02/22-rdf-syntax-ns# resource') ?? attributes.get('url'), base)
  if (url === null) return []
  const rel = attributes.get('rel')?.trim().toLowerCase() ?? ''
  return [
    {
      rel: rel === '' || rel.endsWith('relation/alternate') ? 'alternate' : rel.replace(/^.*relation\//, ''),
      type: attributes.get('type')?.trim() ?? '',
      title: attributes.get('title')?.trim().toLowerCase() ?? '',
      url,
      length: attributes.get('length'),
      isPlain: !attributes.has('href') && !attributes.has('rel'),
    },
  ]
}

/** A guid is an address where it does not say otherwise and looks like one. */
function permalinkOf(entry: FeedElement): string | null {
  for (const guid of entry.all('own guid')) {
    const says = guid.attributes.get('isPermaLink') ?? guid.attributes.get('ispermalink')
    if (says?.trim().toLowerCase() !== 'false') return webAddressIn(textIn(guid))
  }
  return null
}

function webAddressIn(text: string | null): string | null {
  return text !== null && /^\s*https?:\/\//i.test(text) ? resolved(text, null) : null
}

export function aboutOf(element: XmlElement): string | null {
  const { attributes } = element
  return attributes.get('http://www.w3.org/1999/02/22-rdf-syntax-ns# about') ?? attributes.get('about') ?? null
}

function isPdf({ type, title, url }: Link): boolean {
  return /\bpdf\b/i.test(type) || title === 'pdf' || isPdfAddress(url)
}

export function isPdfAddress(url: string): boolean {
  return /\.pdf(?:$|[?#])|\/pdf\/|[/.?=]e?pdf$/i.test(url)
}

function enclosureOf(element: XmlElement, outerBase: string | null): Enclosure[] {
  const { attributes } = element
  const address = attributes.get('url') ?? attributes.get('href') ?? aboutOf(element)
  const url = resolved(address, baseIn(element, outerBase))
  if (url === null) return []
  return [enclosure(url, attributes.get('type') ?? '', attributes.get('length') ?? attributes.get('fileSize'))]
}

export function enclosure(url: string, type: string | null, length: string | number | undefined | null): Enclosure {
  const bytes = Number(length ?? '')
  return {
    url,
    type: type?.trim() || null,
    length: length != null && length !== '' && Number.isSafeInteger(bytes) && bytes > 0 ? bytes : null,
  }
}

export function withoutRepeats(enclosures: readonly Enclosure[]): Enclosure[] {
  const byUrl = new Map<string, Enclosure>()
  for (const one of enclosures) if (!byUrl.has(one.url)) byUrl.set(one.url, one)
  return [...byUrl.values()]
}

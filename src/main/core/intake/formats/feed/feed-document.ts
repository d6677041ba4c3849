import type { FeedPace } from '../../../ports.ts'
import { oneLine } from '../../text-cleaning/clean-text.ts'
import type { EntryTrouble, Outcome } from '../format.ts'
import { paceOfChannel } from '../reading/feed-pace.ts'
import { type LenientReading, readLenientXml } from '../reading/lenient-xml.ts'
import type { XmlElement } from '../reading/xml-tree.ts'
import { baseIn, resolved } from './addresses.ts'
import { authorsIn, authorsOfLines } from './feed-authors.ts'
import { feedElement, type FeedElement } from './feed-element.ts'
import { readEntry, titleIn } from './feed-entry.ts'
import { USUAL_PREFIXES, vocabularyOf } from './vocabularies.ts'

/** A feed in XML: RSS from 0.9 on, RDF, Atom 0.3 and 1.0, CDF; told by its outermost element alone. */

export interface ReadFeed {
  readonly title: string | null
  /** The address of its site. */
  readonly site: string | null
  /** How often it wants to be asked; null where it does not say. */
  readonly pace: FeedPace | null
  readonly outcomes: readonly Outcome[]
  /** Where and how it stops in the middle of an entry; null for a whole one. */
  readonly cut: EntryTrouble | null
}

const ROOT = /^(?:rss|rdf|feed|channel|entry)$/i
const ENTRY = /^(?:item|entry)$/i
/** Elements with nothing but text in them. One in which the next begins was never closed. */
const LEAF =
  /^(?:title|link|guid|pubdate|id|updated|published|issued|modified|created|date|creator|language|comments|email|uri|name)$/i
const BODY = /^(?:description|summary|content|encoded)$/i
const FIELD =
  /^(?:title|link|guid|pubdate|id|updated|published|issued|modified|created|description|summary|content|encoded|author|creator|category|item|entry|date|language|comments)$/i

/** Throws XmlTrouble. */
export function readFeedXml(text: string, baseUrl: string | null): ReadFeed {
  const reading = readLenientXml(text, {
    isRoot: name => ROOT.test(name),
    scope: USUAL_PREFIXES,
    nameOf: address => vocabularyOf(address) ?? address,
    cannotHold,
  })
  const { root } = reading
  const own = root.name.toLowerCase() === 'rdf' ? 'rss' : root.namespace
  const found = entriesOf(root)
  const head = headOf(root)
  const feed = feedElement(head, baseIn(head, baseIn(root, baseUrl)), own)
  const site = siteOf(feed, baseUrl)
  const base = baseOf(root, head, feed, site, baseUrl)
  const inherited = feedAuthors(feed)
  const title = titleIn(feed, base)
  const whole = found.filter(entry => !reading.open.includes(entry))
  const outcomes = whole.map((entry, index): Outcome => {
    const facts = readEntry(entry, { feed, name: title, base, own, authors: inherited }, index + 1)
    const where = `entry ${index + 1}`
    return typeof facts === 'string' ? { where, reason: facts } : { where, facts }
  })
  return { title, site, pace: paceOfChannel(head), outcomes, cut: cutOf(reading) }
}

/** An entry in which another begins, and a text in which the next field begins, were left open. */
function cannotHold(outer: XmlElement, name: string, namespace: string): boolean {
  if (ENTRY.test(name))
    return (
      (ENTRY.test(outer.name) || LEAF.test(outer.name) || (BODY.test(outer.name) && !isXmlContent(outer))) &&
      outer.namespace === namespace
    )
  return LEAF.test(outer.name) && FIELD.test(name) && namespace !== 'xhtml' && outer.attributes.get('type') !== 'xhtml'
}

function isXmlContent({ attributes }: XmlElement): boolean {
  return /xml/i.test(attributes.get('type') ?? '')
}

/** Where the feed speaks of itself: its channel, or the outermost element. */
function headOf(root: XmlElement): XmlElement {
  const channel = root.content.find(
    (part): part is XmlElement => typeof part !== 'string' && part.name.toLowerCase() === 'channel',
  )
  return channel ?? root
}

/** All entries wherever they stand, but those inside of other entries. */
function entriesOf(root: XmlElement): XmlElement[] {
  if (root.name.toLowerCase() === 'entry') return [root]
  const found: XmlElement[] = []
  const look = (element: XmlElement, depth: number): void => {
    for (const part of element.content) {
      if (typeof part === 'string') continue
      if (ENTRY.test(part.name) && (part.namespace === root.namespace || isFeedNamespace(part.namespace)))
        found.push(part)
      else if (depth < 4) look(part, depth + 1)
    }
  }
  look(root, 0)
  return found
}

function isFeedNamespace(namespace: string): boolean {
  return namespace === 'rss' || namespace === 'atom'
}

/** The page a feed is of. */
function siteOf(feed: FeedElement, baseUrl: string | null): string | null {
  return linkOf(feed, 'alternate', baseUrl)
}

function linkOf(feed: FeedElement, rel: string, baseUrl: string | null): string | null {
  for (const { attributes, content } of feed.all('own link', 'atom link')) {
    if ((attributes.get('rel') ?? 'alternate') !== rel) continue
    const url = resolved(attributes.get('href') ?? content.filter(part => typeof part === 'string').join(''), baseUrl)
    if (url !== null) return url
  }
  return null
}

/** What relative addresses are relative to: xml:base; else the site for RSS; for Atom the feed, unless some other host hands it out. */
function baseOf(
  root: XmlElement,
  head: XmlElement,
  feed: FeedElement,
  site: string | null,
  baseUrl: string | null,
): string | null {
  if (baseIn(head, baseIn(root, null)) !== null) return baseIn(head, baseIn(root, baseUrl))
  const self = linkOf(feed, 'self', baseUrl)
  const isElsewhere = site !== null && baseUrl !== null && URL.parse(site)?.host !== URL.parse(baseUrl)?.host
  return head.namespace === 'atom' && !isElsewhere ? (baseUrl ?? self ?? site) : (site ?? baseUrl ?? self)
}

/** The feed's own authors stand for entries without any. An editor of a journal is none: PRISM marks journals. */
function feedAuthors(feed: FeedElement): ReturnType<typeof authorsIn> {
  const authors = authorsIn(feed)
  if (authors.length > 0 || feed.text('prism publicationname', 'prism issn') !== null) return authors
  const editor = oneLine(feed.text('own managingeditor') ?? '')
  return /^\S+@\S+$/.test(editor) ? [] : authorsOfLines([editor])
}

/** Ends of the outermost elements may be missing; an entry that was begun and not ended is half of one. */
function cutOf({ open, isCutInside, lines, root }: LenientReading): EntryTrouble | null {
  const entry = open.find(({ name }) => ENTRY.test(name))
  if (!entry && !(isCutInside && open.length > 0)) return null
  return {
    where: `line ${lines}`,
    reason: `the feed stops in the middle of ${entry ? 'an entry' : `<${open.at(-1)?.name ?? root.name}>`}`,
  }
}

import { Parser } from 'htmlparser2'
import { oneLine, webAddress } from '../intake/text-cleaning/clean-text.ts'
import { knownFeeds } from './known-feeds.ts'

/** Which feeds a web page may have: said by the page, known of its site, or guessed. Pure: nothing is fetched. */

export interface FeedCandidate {
  readonly url: string
  readonly title: string | null
  /** 'page': the page names it as its feed; 'known': its site has it there; 'guess': worth asking for. */
  readonly from: 'page' | 'known' | 'guess'
}

const FEED_TYPE =
  /^(?:application|text)\/(?:rss|atom|rdf|x-rss|x-atom|feed)\+(?:xml|json)|^(?:application|text)\/(?:xml|rss|atom)$/i
const FEED_ADDRESS =
  /(?:\.(?:rss|rdf|atom)|\/(?:rss|feed|atom|rdf)(?:\.xml|\.json)?|\/(?:feed|index|atom)\.(?:xml|json)|[?&](?:feed|format)=(?:rss|atom)\w*)\/?(?:[?#]|$)/i
const USUAL = ['/feed', '/rss.xml', '/atom.xml', '/feed.xml', '/index.xml'] as const
const MOST = 30

/** The surest first, each address once. `address` is where the page was, after redirects. */
export function discoverFeeds(html: string, address: string): readonly FeedCandidate[] {
  const said = linksOf(html, address)
  const known = knownFeeds(address).map((feed): FeedCandidate => ({ ...feed, from: 'known' }))
  const found = [...said.links, ...known, ...said.anchors]
  const all = found.length > 0 ? found : guesses(address)
  return [...new Map(all.toReversed().map(candidate => [candidate.url, candidate])).values()].reverse().slice(0, MOST)
}

function linksOf(html: string, address: string): { links: FeedCandidate[]; anchors: FeedCandidate[] } {
  const links: FeedCandidate[] = []
  const comments: FeedCandidate[] = []
  const anchors: FeedCandidate[] = []
  let base = address
  const candidate = (
    href: string | undefined,
    title: string | undefined,
    from: 'page' | 'guess',
  ): FeedCandidate | null => {
    const url = webAddress(URL.parse(href?.trim().replace(/^feed:(?:\/\/)?(?=https?:)/i, '') ?? '', base)?.href)
    return href?.trim() && url !== null ? { url, title: oneLine(title ?? '') || null, from } : null
  }
  const parser = new Parser({
    onopentag(name, { href, rel = '', type = '', title }) {
      if (name === 'base') base = webAddress(URL.parse(href ?? '', address)?.href) ?? base
      if (name === 'link') {
        const rels = rel.toLowerCase().split(/\s+/)
        const isFeed = rels.includes('feed') || (rels.includes('alternate') && FEED_TYPE.test(type.trim()))
        const found = isFeed && !rels.includes('stylesheet') ? candidate(href, title, 'page') : null
        // A blog names the feed of a page's comments beside its own; nobody subscribes to that by accident gladly.
        if (found) (/\bcomments?\b/i.test(`${found.title ?? ''} ${found.url}`) ? comments : links).push(found)
      }
      if (name === 'a' && href && FEED_ADDRESS.test(href) && anchors.length < MOST) {
        const found = candidate(href, title, 'guess')
        if (found) anchors.push(found)
      }
    },
  })
  parser.end(html)
  return { links: [...links, ...comments], anchors }
}

function guesses(address: string): FeedCandidate[] {
  const page = URL.parse(address)
  if (!page || !/^https?:$/.test(page.protocol)) return []
  return USUAL.map(path => ({ url: new URL(path, page).href, title: null, from: 'guess' }))
}

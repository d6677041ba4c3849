import type { Format, Outcome, ParseOptions, Sample } from './format.ts'
import { decodeFeed } from './feed/decode-feed.ts'
import { type ReadFeed, readFeedXml } from './feed/feed-document.ts'
import { readJsonFeed, readJsonItem } from './feed/json-feed.ts'
import { unsoundXml } from './feed/unsound-xml.ts'
import { wholeOf } from './reading/byte-source.ts'
import { readJson } from './reading/json-text.ts'
import { XmlTrouble } from './reading/xml-tree.ts'
import { cutOff, refusal, shown } from './refusal.ts'

/** Any feed: RSS 0.9 to 2.0, RDF, Atom, JSON Feed. Feeds of arXiv are read by arxiv.ts, which knows more of them. */
export const feed: Format = {
  name: 'feed',
  sniff,
  async parse(source, options) {
    const text = decodeFeed(await wholeOf(source), options.contentType ?? null)
    if (text.trim() === '') throw refusal(source.name, 'it is empty', 'Save it again')
    const read = /^\s*[[{]/.test(text)
      ? readJsonText(text, source.name, options)
      : readXmlText(text, source.name, options)
    if (read.cut && !options.partial) throw cutOff(source.name, read.cut.where, read.cut.reason)
    const outcomes = read.cut
      ? [...read.outcomes, { ...read.cut, reason: `${read.cut.reason}; what was left of it was not taken` }]
      : read.outcomes
    return {
      sourceName: read.title ?? read.site ?? source.name,
      edition: null,
      total: outcomes.length,
      outcomes,
      homepage: read.site,
      ...(read.pace ? { pace: read.pace } : {}),
    }
  },
}

const EXPECTED = 'Check that it is a feed in RSS, Atom or JSON Feed'

function sniff({ text }: Sample): number {
  if (/^\s*\{/.test(text)) {
    if (/"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\//.test(text)) return 0.95
    return /"items"\s*:\s*\[/.test(text) &&
      /"(?:content_html|content_text|date_published|home_page_url)"\s*:/.test(text)
      ? 0.7
      : 0
  }
  const plain = text.replaceAll('\0', '')
  // What stands before the first element may be junk, but not much of it: a page of text with a feed quoted in it is none.
  const [before = ''] = /^[\s\S]{0,4000}?(?=<(?:[\w.-]+:)?(?:rss|rdf|feed|channel)[\s>/])/i.exec(plain) ?? []
  const start = plain.slice(before.length, before.length + 60)
  if (!/^<(?:[\w.-]+:)?(?:rss|rdf|feed|channel)[\s>/]/i.test(start)) return 0
  const junk = before.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?>|<![^>]*>/g, '').trim()
  if (/<(?:html|body|div|pre|svg|opml)\b/i.test(junk)) return 0
  return junk === '' ? 0.7 : junk.length < 500 ? 0.4 : 0
}

function readXmlText(text: string, name: string, { baseUrl }: ParseOptions): ReadFeed {
  try {
    const read = readFeedXml(text, baseUrl ?? null)
    const trouble = read.outcomes.length === 0 && read.cut === null ? unsoundXml(text) : null
    return trouble === null ? read : { ...read, outcomes: [trouble] }
  } catch (error) {
    if (!(error instanceof XmlTrouble)) throw error
    throw refusal(name, error.message, EXPECTED, `line ${error.line}`)
  }
}

function readJsonText(text: string, name: string, { baseUrl }: ParseOptions): ReadFeed {
  const { elements, cutAt } = readJson(text)
  const [only] = elements
  if (cutAt !== null) throw refusal(name, 'the JSON stops in the middle', 'Get the whole feed again', `line ${cutAt}`)
  if (only?.trouble) throw refusal(name, `it is not JSON: ${shown(only.trouble, 120)}`, EXPECTED)
  const read = elements.length === 1 ? readJsonFeed(only?.value, baseUrl ?? null) : null
  if (read === null) throw refusal(name, 'it has no list of items', EXPECTED)
  const outcomes = read.items.map((item, index): Outcome => {
    const facts = readJsonItem(item, read)
    const where = `entry ${index + 1}`
    return typeof facts === 'string' ? { where, reason: facts } : { where, facts }
  })
  return { title: read.title, site: read.site, pace: null, outcomes, cut: null }
}

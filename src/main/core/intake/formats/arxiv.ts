import type { PaperFacts } from '../../../../preload/contract/paper.ts'
import { oneLine } from '../text-cleaning/clean-text.ts'
import { announceOf, readAnnouncement } from './arxiv/arxiv-announcement.ts'
import { ATOM, errorOf, readApiEntry } from './arxiv/arxiv-entry.ts'
import type { Format, Outcome, ParseOptions, Sample } from './format.ts'
import { cutOff, refusal } from './refusal.ts'
import { soundXml } from './sound-xml.ts'
import { type DocumentPapers, parseWhole, refuseHopeless } from './whole-document.ts'
import { paceOfChannel } from './reading/feed-pace.ts'
import { elementsOf, textOf, type XmlElement } from './reading/xml-tree.ts'

/** Answers of the arXiv API (Atom) and arXiv's daily announcements (RSS and Atom). */
export const arxiv: Format = {
  name: 'arxiv',
  sniff,
  parse: (source, options) => parseWhole(source, options, readFeed),
}

const EXPECTED = 'an answer of export.arxiv.org/api or a feed of rss.arxiv.org'
const RSS1 = 'http://purl.org/rss/1.0/'

function sniff({ text }: Sample): number {
  if (!/^\s*<(?:\?xml|!--|(?:[\w.-]+:)?(?:feed|rss|RDF)\b)/.test(text)) return 0
  const root = /<(?:[\w.-]+:)?(?:feed|rss|RDF)\b[^>]*>/.exec(text)
  if (!root) return 0
  if (/https?:\/\/arxiv\.org\/(?:schemas\/atom|api\/)|https?:\/\/(?:rss|export)\.arxiv\.org\//i.test(text)) return 0.95
  return /oai:arXiv\.org:/.test(text) ? 0.8 : 0
}

function readFeed(text: string, name: string, { partial }: ParseOptions): DocumentPapers {
  const { root, cut } = soundXml(name, text, 'Save it again')
  if (cut && !partial) throw cutOff(name, `line ${cut.line}`, cut.message)
  const entries = entriesOf(root)
  if (!entries)
    throw refusal(name, `its outermost element is <${root.name}>, not that of a feed`, `Check that it is ${EXPECTED}`)
  const error = entries[0] ? errorOf(entries[0]) : null
  if (error !== null)
    throw refusal(
      name,
      `arXiv answered with an error: "${oneLine(error)}"`,
      'Ask again with another query, and save that answer',
    )
  const outcomes = entries.map((entry, index): Outcome => {
    const facts = readEntry(entry)
    const where = `entry ${index + 1}`
    if (typeof facts === 'string') return { where, reason: facts }
    const announce = announceOf(entry)
    return announce === null ? { where, facts } : { where, facts, announce }
  })
  refuseHopeless(name, outcomes, EXPECTED)
  if (cut)
    outcomes.push({
      where: `line ${cut.line}`,
      reason: 'the file stops here; what was left of this entry was not taken',
    })
  const pace = paceOfChannel(channelOf(root))
  return { sourceName: nameOf(root), edition: null, outcomes, ...(pace ? { pace } : {}) }
}

/** Null where the outermost element is not a feed's. */
function entriesOf(root: XmlElement): XmlElement[] | null {
  if (root.name === 'feed' && root.namespace === ATOM) return elementsOf(root, 'entry', ATOM)
  if (root.name === 'RDF') return elementsOf(root, 'item', RSS1)
  if (root.name !== 'rss') return null
  return elementsOf(root, 'channel', '', RSS1).flatMap(channel => elementsOf(channel, 'item', '', RSS1))
}

function readEntry(entry: XmlElement): PaperFacts | string {
  const isAnnounced = entry.name === 'item' || /^oai:/i.test(textOf(entry, 'id', ATOM) ?? '')
  return isAnnounced ? readAnnouncement(entry) : readApiEntry(entry)
}

function channelOf(root: XmlElement): XmlElement {
  return elementsOf(root, 'channel', '', RSS1)[0] ?? root
}

/** "arXiv cs.CL" for an announcement, "arXiv" for an answer to a query. */
function nameOf(root: XmlElement): string {
  const title = textOf(channelOf(root), 'title', ATOM, '', RSS1) ?? ''
  const subject = /^([\w.+-]+(?:,\s*[\w.+-]+)*) updates on arXiv/i.exec(oneLine(title))?.[1]
  return subject ? `arXiv ${subject}` : 'arXiv'
}

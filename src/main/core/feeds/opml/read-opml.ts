import { oneLine, webAddress } from '../../intake/text-cleaning/clean-text.ts'
import { decodeFeed } from '../../intake/formats/feed/decode-feed.ts'
import { readLenientXml } from '../../intake/formats/reading/lenient-xml.ts'
import { type XmlElement, XmlTrouble } from '../../intake/formats/reading/xml-tree.ts'
import { refusal } from '../../intake/formats/refusal.ts'

/** Lists of feeds as readers hand them to each other: OPML 1.0, 1.1, 2.0 and what passes for it. Pure. */

export interface OpmlFeed {
  readonly title: string | null
  /** The feed. */
  readonly xmlUrl: string
  /** The site it is of. */
  readonly htmlUrl: string | null
  /** The folders it lies in, the outermost first; empty for none. */
  readonly folder: readonly string[]
}

export interface OpmlList {
  readonly title: string | null
  /** In the order of the file, each address once. */
  readonly feeds: readonly OpmlFeed[]
  /** Outlines that are meant as feeds and have no address of the web. */
  readonly skipped: readonly { readonly where: string; readonly reason: string }[]
  /** Where the file ends before its list does; null for a whole one. */
  readonly cutOff: string | null
}

const MAX_FEEDS = 20_000
// Of so many feeds, with room to spare: it is read where the library is.
const MAX_BYTES = 16 << 20
const EXPECTED = 'Check that it is an OPML file'

/** Throws LibraryFailure where the bytes are no such list. `name` is the file's, for the message. */
export function readOpml(name: string, bytes: Uint8Array): OpmlList {
  if (bytes.length > MAX_BYTES)
    throw refusal(name, `it has more than ${MAX_BYTES >> 20} MB`, 'Split it into smaller files')
  const { root, cutOff } = documentOf(name, decodeFeed(bytes, null))
  const feeds = new Map<string, OpmlFeed>()
  const skipped: { where: string; reason: string }[] = []
  let outlines = 0
  const take = (element: XmlElement, folder: readonly string[]): void => {
    for (const outline of childrenOf(element)) {
      const tag = outline.name.toLowerCase()
      if (tag === 'body') take(outline, folder)
      if (tag !== 'outline') continue
      outlines += 1
      const title = attributeOf(outline, 'text', 'title')
      const written =
        attributeOf(outline, 'xmlurl', 'feedurl') ?? (isFeed(outline) ? attributeOf(outline, 'url') : null)
      if (written === null) {
        take(outline, title === null ? folder : [...folder, title])
        continue
      }
      const xmlUrl = feedAddress(written)
      if (xmlUrl === null)
        skipped.push({
          where: `outline ${outlines}`,
          reason: `"${oneLine(written).slice(0, 100)}" is no address of the web`,
        })
      else if (!feeds.has(xmlUrl)) {
        const htmlUrl = webAddress(attributeOf(outline, 'htmlurl'))
        feeds.set(xmlUrl, { title, xmlUrl, htmlUrl, folder: folder.length > 0 ? folder : categoryOf(outline) })
        if (feeds.size > MAX_FEEDS)
          throw refusal(name, `it has more than ${MAX_FEEDS} feeds`, 'Split it into smaller files')
      }
      // Some programs hang the feeds of a site below its first.
      take(outline, folder)
    }
  }
  take(root, [])
  return { title: titleOf(root), feeds: [...feeds.values()], skipped, cutOff }
}

function documentOf(name: string, text: string): { root: XmlElement; cutOff: string | null } {
  try {
    const { root, open, isCutInside, lines } = readLenientXml(text, {
      isRoot: tag => /^(?:opml|outlinedocument)$/i.test(tag),
      scope: new Map(),
      nameOf: address => address,
      cannotHold: () => false,
    })
    return { root, cutOff: isCutInside || open.length > 0 ? `line ${lines}` : null }
  } catch (error) {
    if (!(error instanceof XmlTrouble)) throw error
    throw refusal(name, error.message, EXPECTED, `line ${error.line}`)
  }
}

function childrenOf({ content }: XmlElement): XmlElement[] {
  return content.filter(part => typeof part !== 'string')
}

/** The first of the attributes that says something, however its name is written. */
function attributeOf({ attributes }: XmlElement, ...names: readonly string[]): string | null {
  for (const name of names)
    for (const [known, value] of attributes) {
      const text = known.toLowerCase() === name ? oneLine(value) : ''
      if (text !== '') return text
    }
  return null
}

function isFeed(outline: XmlElement): boolean {
  return /^(?:rss|atom|feed)/i.test(attributeOf(outline, 'type') ?? '')
}

/** "feed://a.example/x" and "feed:https://a.example/x" are what browsers once opened their reader with. */
function feedAddress(written: string): string | null {
  return webAddress(written.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'http://'))
}

/** "/Science/Machine learning,/Other": the first of them is the folder of an outline that lies in none. */
function categoryOf(outline: XmlElement): readonly string[] {
  const [first = ''] = (attributeOf(outline, 'category') ?? '').split(',')
  return first.startsWith('/')
    ? first
        .split('/')
        .map(oneLine)
        .filter(part => part !== '')
    : []
}

function titleOf(root: XmlElement): string | null {
  const head = childrenOf(root).find(({ name }) => name.toLowerCase() === 'head')
  const title = head && childrenOf(head).find(({ name }) => name.toLowerCase() === 'title')
  return oneLine(title?.content.filter(part => typeof part === 'string').join('') ?? '') || null
}

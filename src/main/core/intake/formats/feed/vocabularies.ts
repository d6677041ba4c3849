/** Short names for the namespaces of feeds, whichever of their addresses and spellings a feed declares. */

export type Vocabulary =
  | 'rss'
  | 'atom'
  | 'rdf'
  | 'dc'
  | 'dcterms'
  | 'prism'
  | 'content'
  | 'media'
  | 'itunes'
  | 'googleplay'
  | 'arxiv'
  | 'slash'
  | 'thread'
  | 'feedburner'
  | 'xhtml'

const ADDRESSES: ReadonlyMap<string, Vocabulary> = new Map([
  ['', 'rss'],
  ['purl.org/rss/1.0', 'rss'],
  ['purl.org/rss/2.0', 'rss'],
  ['purl.org/net/rss1.1', 'rss'],
  ['my.netscape.com/rdf/simple/0.9', 'rss'],
  ['my.netscape.com/publish/formats/rss-0.91.dtd', 'rss'],
  ['channel.netscape.com/rdf/simple/0.9', 'rss'],
  ['backend.userland.com/rss', 'rss'],
  ['backend.userland.com/rss2', 'rss'],
  ['backend.userland.com/rss091', 'rss'],
  ['blogs.law.harvard.edu/tech/rss', 'rss'],
  ['cyber.law.harvard.edu/rss', 'rss'],
  ['www.rssboard.org/rss-specification', 'rss'],
  ['www.w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['example.com/newformat', 'atom'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['search.yahoo.com/mrss', 'media'],
  ['tools.search.yahoo.com/mrss', 'media'],
  ['www.rssboard.org/media-rss', 'media'],
  ['www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['www.google.com/schemas/play-podcasts/1.0', 'googleplay'],
  ['arxiv.org/schemas/atom', 'arxiv'],
  ['purl.org/rss/1.0/modules/slash', 'slash'],
  ['purl.org/syndication/thread/1.0', 'thread'],
  ['rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
])

/** Prefixes that are used without being declared, with what they always mean. */
export const USUAL_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ['atom', 'http://www.w3.org/2005/Atom'],
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['dcterms', 'http://purl.org/dc/terms/'],
  ['prism', 'http://prismstandard.org/namespaces/basic/2.0/'],
  ['content', 'http://purl.org/rss/1.0/modules/content/'],
  ['media', 'http://search.yahoo.com/mrss/'],
  ['itunes', 'http://www.itunes.com/dtds/podcast-1.0.dtd'],
  ['googleplay', 'http://www.google.com/schemas/play-podcasts/1.0'],
  ['arxiv', 'http://arxiv.org/schemas/atom'],
  ['slash', 'http://purl.org/rss/1.0/modules/slash/'],
  ['thr', 'http://purl.org/syndication/thread/1.0'],
  ['feedburner', 'http://rssnamespace.org/feedburner/ext/1.0'],
  ['xhtml', 'http://www.w3.org/1999/xhtml'],
])

/** The vocabulary of an address; null for one that says nothing of papers. */
export function vocabularyOf(address: string): Vocabulary | null {
  const bare = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '')
  // Five versions of PRISM, under as many addresses, mean the same by what is read here.
  if (/^(?:www\.)?prismstandard\.org\/namespaces\b/.test(bare)) return 'prism'
  return ADDRESSES.get(bare) ?? null
}

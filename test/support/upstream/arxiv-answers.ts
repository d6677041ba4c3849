/** What arXiv sends: its daily announcements as RSS, and answers of its API as Atom. */

export interface ArxivPaper {
  readonly id: string
  readonly version?: number
  readonly title: string
  readonly abstract?: string
  readonly authors?: readonly string[]
  readonly categories?: readonly string[]
  readonly announce?: 'new' | 'cross' | 'replace' | 'replace-cross'
  readonly published?: string
  readonly updated?: string
  readonly doi?: string
}

const NAMESPACES =
  'xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"'

export function arxivRss(category: string, day: string, papers: readonly ArxivPaper[]): string {
  const date = new Date(`${day}T04:00:00Z`).toUTCString().replace('GMT', '+0000')
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss ${NAMESPACES} version="2.0"><channel><title>${category} updates on arXiv.org</title><link>http://rss.arxiv.org/rss/${category}</link>
<description>${category} updates on the arXiv.org e-print archive.</description><lastBuildDate>${date}</lastBuildDate><pubDate>${date}</pubDate>
<skipDays><day>Sunday</day><day>Saturday</day></skipDays>
${papers.map(paper => item(paper, date)).join('\n')}
</channel></rss>`
}

function item(paper: ArxivPaper, date: string): string {
  const name = `${paper.id}v${paper.version ?? 1}`
  const announce = paper.announce ?? 'new'
  return `<item><title>${xml(paper.title)}</title><link>https://arxiv.org/abs/${paper.id}</link>
<description>arXiv:${name} Announce Type: ${announce} \nAbstract: ${xml(paper.abstract ?? 'We study it.')}</description>
<guid isPermaLink="false">oai:arXiv.org:${name}</guid>${(paper.categories ?? ['cs.AI']).map(name => `<category>${name}</category>`).join('')}
<pubDate>${date}</pubDate><arxiv:announce_type>${announce}</arxiv:announce_type><dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
<dc:creator>${xml((paper.authors ?? ['Ada Lovelace', 'Bo Chen']).join(', '))}</dc:creator>${paper.doi ? `<arxiv:DOI>${paper.doi}</arxiv:DOI>` : ''}</item>`
}

export function arxivAtom(papers: readonly ArxivPaper[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><title>arXiv Query</title><id>http://arxiv.org/api/x</id>
${papers.map(entry).join('\n')}
</feed>`
}

function entry(paper: ArxivPaper): string {
  const published = paper.published ?? '2026-02-27T10:00:00Z'
  return `<entry><id>http://arxiv.org/abs/${paper.id}v${paper.version ?? 1}</id><title>${xml(paper.title)}</title>
<updated>${paper.updated ?? published}</updated><published>${published}</published><summary>${xml(paper.abstract ?? 'We study it.')}</summary>
${(paper.authors ?? ['Ada Lovelace', 'Bo Chen']).map(name => `<author><name>${xml(name)}</name></author>`).join('')}
${(paper.categories ?? ['cs.AI']).map(term => `<category term="${term}"/>`).join('')}${paper.doi ? `<arxiv:doi>${paper.doi}</arxiv:doi>` : ''}</entry>`
}

/** What the API answers to a query it does not understand, under HTTP 200. */
export function arxivError(message: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title><entry><id>http://arxiv.org/api/errors#incorrect_id_format</id>
<title>Error</title><summary>${xml(message)}</summary><updated>2026-03-02T00:00:00Z</updated></entry></feed>`
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

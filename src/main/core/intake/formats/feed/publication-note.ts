/** What publishers put before or in place of an abstract: where and when it was printed, by whom. Pure. */

export interface PublicationNote {
  /** The abstract without it; null where the note is all there is. */
  readonly abstract: string | null
  readonly venue: string | null
  readonly volume: string | null
  readonly pages: string | null
  readonly year: number | null
  /** One line of names; null where there is none. */
  readonly authors: string | null
}

const NOTHING = { venue: null, volume: null, pages: null, year: null, authors: null }
const ONLINE = /^[^\n]{1,150}?[,.] ?Published online:[^\n]{1,200}(?:\n+|$)/
const ISSUE =
  /^([^\n]{2,150}?), (?:Ahead of Print|EarlyView|Volume ([\w.-]{1,12})(?:, (?:Issue|No\.) [\w/ -]{1,20}?)?(?:, (?:Pages?|p\.) ([\w–-]{1,24}))?)(?:, [^\n]{0,40}?(\d{4}))?\.?\s*(?:\n+|$)/
const LABELLED = /^(?:Publication date|Available online|Source|Author\(s\)):[ \u00a0]*([^\n]*)(?:\n+|$)/
const HEADING = /^(?:abstract|summary)(?:\s*[:.]\s*|\s*\n+)(?=\S)/i
const BYLINE = /^by [^\n]{3,2000}\n+(?=\S)/

export function publicationNote(text: string | null): PublicationNote {
  if (text === null) return { ...NOTHING, abstract: null }
  const labelled = labelledNote(text)
  if (labelled) return labelled
  const issue = ISSUE.exec(text)
  const [, venue = null, volume = null, pages = null, year] = issue ?? []
  const rest = text.slice((issue ?? ONLINE.exec(text))?.[0].length ?? 0)
  const abstract = rest.replace(BYLINE, '').replace(HEADING, '').trim() || null
  return {
    ...NOTHING,
    abstract,
    venue,
    volume,
    pages: pages?.replace('–', '-') ?? null,
    year: year ? Number(year) : null,
  }
}

/** Elsevier: "Publication date: October 2024", "Source: Artificial Intelligence, Volume 335", "Author(s): A, B". */
function labelledNote(text: string): PublicationNote | null {
  if (!LABELLED.test(text)) return null
  let rest = text
  const said = new Map<string, string>()
  for (let match = LABELLED.exec(rest); match; match = LABELLED.exec(rest)) {
    said.set(match[0].slice(0, match[0].indexOf(':')), match[1] ?? '')
    rest = rest.slice(match[0].length)
  }
  const source = /^(.*?)(?:, Volume ([^,]{1,20}).*)?$/.exec(said.get('Source') ?? '')
  const year = /\b(?:19|20)\d{2}\b/.exec(said.get('Publication date') ?? said.get('Available online') ?? '')?.[0]
  return {
    abstract: rest.replace(HEADING, '').trim() || null,
    venue: source?.[1] || null,
    volume: source?.[2] ?? null,
    pages: null,
    year: year ? Number(year) : null,
    authors: said.get('Author(s)') || null,
  }
}

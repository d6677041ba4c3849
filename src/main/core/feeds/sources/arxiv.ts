import { hostName } from '../../host-name.ts'
import type { FeedPace } from '../../ports.ts'

/** arXiv's lists: the daily announcements of subjects, and queries of its API; when each is worth asking. Pure. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

// One page of a query, the newest first: more than a day brings, and far below the 2,000 the API allows.
const QUERY_RESULTS = 100

const ARCHIVES =
  'cs|math|stat|econ|eess|physics|quant-ph|astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nlin|nucl-(?:ex|th)|q-bio|q-fin'
const CATEGORIES = new RegExp(`^(?:(?:${ARCHIVES})(?:\\.[A-Za-z-]{2,})?)(?:\\+(?:${ARCHIVES})(?:\\.[A-Za-z-]{2,})?)*$`)
/** A query names at least one of the API's fields: "au:lovelace AND cat:cs.CL". */
const QUERY = /(?:^|[\s(])(?:ti|au|abs|co|jr|cat|rn|all):\S/

export function isArxivHost(given: string): boolean {
  const host = hostName(given)
  return host === 'arxiv.org' || host.endsWith('.arxiv.org')
}

/** "cs.CL+cs.AI" for what a reader may write of subjects; null where it is something else. */
export function categoriesOf(text: string): string | null {
  const categories = text
    .replace(/^arxiv:?\s+|^arxiv:/i, '')
    .trim()
    .replace(/\s*[,+]\s*|\s+/g, '+')
  return CATEGORIES.test(categories) ? categories : null
}

export function announcementsOf(categories: string): { readonly name: string; readonly url: string } {
  return { name: `arXiv ${categories.replaceAll('+', ', ')}`, url: `https://rss.arxiv.org/rss/${categories}` }
}

/** A query of the API as a feed; null where the text is none. */
export function queryOf(text: string): { readonly name: string; readonly url: string } | null {
  const query = text.replace(/^arxiv:?\s+/i, '').trim()
  if (!QUERY.test(query)) return null
  const url = new URL('https://export.arxiv.org/api/query')
  url.searchParams.set('search_query', query)
  url.searchParams.set('sortBy', 'submittedDate')
  url.searchParams.set('sortOrder', 'descending')
  url.searchParams.set('max_results', String(QUERY_RESULTS))
  return { name: `arXiv ${query}`, url: url.href }
}

/** What an address of arXiv is a list of; null for its other pages. */
export function listAtArxiv(url: URL): { readonly name: string; readonly url: string } | null {
  if (!isArxivHost(url.hostname)) return null
  const subject =
    /^\/(?:rss|atom)\/([\w.+-]+)$/.exec(url.pathname)?.[1] ?? /^\/list\/([\w.-]+)\//.exec(url.pathname)?.[1]
  const categories = subject === undefined ? null : categoriesOf(subject)
  if (categories !== null) return announcementsOf(categories)
  if (!url.pathname.endsWith('/api/query')) return null
  const query = url.searchParams.get('search_query') ?? url.searchParams.get('id_list') ?? 'query'
  return { name: `arXiv ${query}`, url: url.href }
}

function isQuery(url: string): boolean {
  return URL.parse(url)?.pathname.endsWith('/api/query') === true
}

// The announcement is out at midnight in New York, 04:00 or 05:00 UTC; an hour is left for it to reach all servers.
const ANNOUNCED_AT_MS = 5 * HOUR + 10 * MINUTE

/**
 * When an arXiv list is worth asking again. Announcements change once a day: the next one, spread over 40 minutes. The
 * answer to a query changes once a day as well, and is not asked for twice within one.
 */
export function nextAtArxiv(url: string, now: number, jitter: number, pace: FeedPace | null): number {
  if (isQuery(url)) return outsideTheRush(now + DAY + jitter * 40 * MINUTE, jitter)
  const slot = Math.floor(now / DAY) * DAY + ANNOUNCED_AT_MS
  return afterSkippedDays((slot > now + HOUR ? slot : slot + DAY) + jitter * 40 * MINUTE, pace)
}

/** Days are skipped whole: a list that is out on Monday morning is asked for on Monday morning. */
function afterSkippedDays(at: number, pace: FeedPace | null): number {
  const days = new Set(pace?.skipDays)
  if (days.size >= 7) return at
  let moment = at
  while (days.has(new Date(moment).getUTCDay())) moment += DAY
  return moment
}

/** Whether it is a morning on which a list that did not change yet may still do so. */
export function announcementsAreLate(url: string, now: number): boolean {
  const morning = (now % DAY) - ANNOUNCED_AT_MS
  return !isQuery(url) && morning >= 0 && morning < 3 * HOUR
}

/** Around 00:00 to 01:00 UTC arXiv refuses much: who may choose comes later. */
export function outsideTheRush(at: number, jitter: number): number {
  const hour = Math.floor(at / DAY) * DAY
  return at - hour < HOUR ? hour + HOUR + jitter * 20 * MINUTE : at
}

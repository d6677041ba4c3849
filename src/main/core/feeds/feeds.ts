import type { Feed, FeedKind } from '../../../preload/contract/feed.ts'
import type { ReadHandle, WriteHandle } from '../database/handles.ts'
import { LibraryFailure } from '../failures.ts'

/** Subscriptions and how each is doing. Owns `feeds`. */

export interface FeedRow {
  readonly id: string
  readonly kind: FeedKind
  readonly name: string
  readonly url: string
  readonly etag: string | null
  readonly last_modified: string | null
  readonly content_hash: string | null
  readonly failures: number
  readonly last_ok_at: number | null
  readonly next_at: number | null
  readonly last_error: string | null
}

export interface FeedAddress {
  readonly kind: FeedKind
  readonly name: string
  readonly url: string
}

const DAILY_PAPERS = 'https://huggingface.co/api/daily_papers'

/** What a reader means by "daily-papers", "cs.CL", or the address of one of their lists. Throws 'invalid'. */
export function addressOfReference(reference: string): FeedAddress {
  const text = reference.trim()
  if (/^(daily[- ]?papers|https?:\/\/(www\.)?(huggingface\.co|hf\.co)\/papers\/?)$/i.test(text))
    return { kind: 'daily-papers', name: 'Daily Papers', url: DAILY_PAPERS }
  const categories = text.replace(/^arxiv:?\s*/i, '')
  if (
    /^[a-z-]+(\.[A-Za-z-]+)?(\+[a-z-]+(\.[A-Za-z-]+)?)*$/.test(categories) &&
    /\.|^(cs|math|stat|econ|eess|physics|quant-ph|astro-ph|cond-mat|gr-qc|hep-(ex|lat|ph|th)|math-ph|nlin|nucl-(ex|th)|q-bio|q-fin)(\+|$)/.test(
      categories,
    )
  )
    return {
      kind: 'arxiv',
      name: `arXiv ${categories.replaceAll('+', ', ')}`,
      url: `https://rss.arxiv.org/atom/${categories}`,
    }
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) {
    const url = new URL(text)
    if (/\/api\/daily_papers\/?$/.test(url.pathname))
      return { kind: 'daily-papers', name: 'Daily Papers', url: url.href }
    const category = /\/(?:rss|atom)\/([\w.+-]+)$/.exec(url.pathname)?.[1]
    if (category !== undefined) return { kind: 'arxiv', name: `arXiv ${category.replaceAll('+', ', ')}`, url: url.href }
    if (url.pathname.endsWith('/api/query'))
      return { kind: 'arxiv', name: `arXiv ${url.searchParams.get('search_query') ?? 'query'}`, url: url.href }
  }
  throw new LibraryFailure(
    'invalid',
    `"${text}" is no feed Offprint knows: give "daily-papers", an arXiv category such as cs.CL, or the address of one of their lists.`,
  )
}

export function addFeed(write: WriteHandle, id: string, address: FeedAddress, at: number): void {
  if (write.one('SELECT 1 AS found FROM feeds WHERE url = ?', address.url))
    throw new LibraryFailure('conflict', `"${address.name}" is subscribed to already.`)
  write.run(
    'INSERT INTO feeds (id, kind, name, url, created_at, next_at) VALUES (?, ?, ?, ?, ?, ?)',
    id,
    address.kind,
    address.name,
    address.url,
    at,
    at,
  )
}

/** Ends a subscription. Its papers and the record of its editions stay. */
export function removeFeed(write: WriteHandle, id: string): void {
  if (write.run('DELETE FROM feeds WHERE id = ?', id) === 0)
    throw new LibraryFailure('not-found', `There is no feed ${id} in this library.`)
}

export function requireFeed(read: ReadHandle, id: string): FeedRow {
  const row = read.one<FeedRow>('SELECT * FROM feeds WHERE id = ?', id)
  if (!row)
    throw new LibraryFailure('not-found', `There is no feed ${id} in this library. "offprint feeds list" names them.`)
  return row
}

export function feedRows(read: ReadHandle): FeedRow[] {
  return read.all<FeedRow>('SELECT * FROM feeds ORDER BY created_at, id')
}

export interface RefreshOutcome {
  readonly etag: string | null
  readonly lastModified: string | null
  readonly contentHash: string | null
  readonly nextAt: number
}

export function keepSuccess(write: WriteHandle, id: string, outcome: RefreshOutcome, at: number): void {
  write.run(
    'UPDATE feeds SET etag = ?, last_modified = ?, content_hash = ?, failures = 0, last_ok_at = ?, next_at = ?, last_error = NULL WHERE id = ?',
    ...[outcome.etag, outcome.lastModified, outcome.contentHash, at, outcome.nextAt, id],
  )
}

export function keepFailure(write: WriteHandle, id: string, message: string, nextAt: number): void {
  write.run('UPDATE feeds SET failures = failures + 1, last_error = ?, next_at = ? WHERE id = ?', message, nextAt, id)
}

export function listFeeds(read: ReadHandle): Feed[] {
  return feedRows(read).map(row => {
    const counts = read.one<{ n: number; undecided: number }>(
      `SELECT count(*) AS n, count(*) FILTER (WHERE r.status = 'inbox') AS undecided
       FROM (SELECT DISTINCT e.paper_id FROM editions d JOIN entries e ON e.edition_id = d.id WHERE d.feed_id = ?) x
       JOIN reading r ON r.paper_id = x.paper_id AND r.trashed_at IS NULL`,
      row.id,
    )
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      url: row.url,
      count: counts?.n ?? 0,
      undecided: counts?.undecided ?? 0,
      lastOkAt: isoOf(row.last_ok_at),
      nextAt: isoOf(row.next_at),
      lastError: row.last_error,
    }
  })
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

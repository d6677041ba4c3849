import type { Feed, FeedsStatus, FeedState } from '../../../../preload/contract/feed.ts'
import type { ReadHandle } from '../../database/handles.ts'
import { type FeedRow, feedRows, requireFeed } from './feeds.ts'

/** Feeds as readers see them. */

interface Counts {
  readonly feed_id: string
  readonly n: number
  readonly undecided: number
}

const COUNTS = `
  SELECT x.feed_id, count(*) AS n, count(*) FILTER (WHERE r.status = 'inbox' AND m.paper_id IS NULL) AS undecided
  FROM (SELECT DISTINCT d.feed_id, e.paper_id FROM editions d JOIN entries e ON e.edition_id = d.id WHERE d.feed_id IS NOT NULL) x
  JOIN reading r ON r.paper_id = x.paper_id AND r.trashed_at IS NULL
  LEFT JOIN muted m ON m.paper_id = x.paper_id`

export function listFeeds(read: ReadHandle): Feed[] {
  const counts = new Map(read.all<Counts>(`${COUNTS} GROUP BY x.feed_id`).map(row => [row.feed_id, row]))
  return feedRows(read).map(row => feedOf(row, counts.get(row.id)))
}

export function feedById(read: ReadHandle, id: string): Feed {
  return feedOf(requireFeed(read, id), read.one<Counts>(`${COUNTS} WHERE x.feed_id = ? GROUP BY x.feed_id`, id))
}

function feedOf(row: FeedRow, counts: Counts | undefined): Feed {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    url: row.url,
    homepage: row.homepage,
    folder: row.folder,
    state: stateOf(row),
    paused: row.paused_at !== null,
    muted: row.muted === 1,
    count: counts?.n ?? 0,
    undecided: counts?.undecided ?? 0,
    lastOkAt: isoOf(row.last_ok_at),
    nextAt: isoOf(row.next_at),
    lastError: row.last_error,
  }
}

function stateOf(row: FeedRow): FeedState {
  if (row.paused_at !== null) return 'paused'
  if (row.offline_at !== null) return 'offline'
  if (row.failures > 0) return 'failing'
  if (row.last_error !== null) return 'waiting'
  return row.last_ok_at === null ? 'new' : 'fresh'
}

/** The machine is offline where the last that was asked found nothing reachable; one answer from anywhere ends it. */
export function feedsStatus(read: ReadHandle): FeedsStatus {
  const row = read.one<{ offline: number | null; since: number | null; next_at: number | null }>(
    `SELECT max(offline_at IS NOT NULL) AS offline, min(offline_at) AS since, min(next_at) AS next_at FROM feeds WHERE paused_at IS NULL`,
  )
  return { offline: row?.offline === 1, offlineSince: isoOf(row?.since ?? null), nextAt: isoOf(row?.next_at ?? null) }
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

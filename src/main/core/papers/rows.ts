import type { Author, PaperFile, PaperId, PaperRow, PaperSource, Status } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import { minutesOfPages, UNKNOWN_MINUTES } from './reading-time.ts'

/** What lists and details show beside a paper's facts. Reads only. */

interface ListRow {
  readonly id: PaperId
  readonly title: string
  readonly authors: string
  readonly author_count: number | null
  readonly organization: string | null
  readonly published_at: string | null
  readonly published_inferred: number
  readonly comments: number | null
  readonly upvotes: number | null
  readonly has_code: number
  readonly has_note: number
  readonly files: number
  readonly pages: number | null
  readonly annotation_count: number
  readonly status: Status
  readonly starred: number
  readonly queues: string
  readonly fraction: number | null
  readonly remark: string | null
  readonly takeaway: string | null
}

const ROWS = `
  SELECT p.id, p.title, p.authors, p.author_count, o.name AS organization, p.published_at, p.published_inferred, p.comments, p.upvotes,
    p.code_url IS NOT NULL AS has_code, r.status, r.starred, r.remark, r.takeaway, g.fraction,
    EXISTS (SELECT 1 FROM notes n WHERE n.paper_id = p.id) AS has_note,
    (SELECT count(*) FROM paper_files pf WHERE pf.paper_id = p.id) AS files,
    (SELECT max(f.pages) FROM paper_files pf JOIN files f ON f.id = pf.file_id WHERE pf.paper_id = p.id) AS pages,
    (SELECT count(*) FROM annotations a WHERE a.paper_id = p.id AND a.state = 'live') AS annotation_count,
    (SELECT json_group_array(q.id ORDER BY q.position) FROM queue_items i JOIN queues q ON q.id = i.queue_id WHERE i.paper_id = p.id) AS queues
  FROM json_each(?) j
  JOIN papers p ON p.id = j.value
  JOIN reading r ON r.paper_id = p.id
  LEFT JOIN organizations o ON o.id = p.organization_id
  LEFT JOIN progress g ON g.paper_id = p.id
  ORDER BY j.key`

export function rowsOf(read: ReadHandle, ids: readonly PaperId[]): PaperRow[] {
  return read.all<ListRow>(ROWS, JSON.stringify(ids)).map(row => ({
    id: row.id,
    title: row.title,
    byline: bylineOf(JSON.parse(row.authors) as Author[]),
    authorCount: row.author_count,
    organization: row.organization,
    publishedAt: row.published_at,
    publishedInferred: row.published_inferred === 1,
    comments: row.comments,
    upvotes: row.upvotes,
    hasCode: row.has_code === 1,
    hasPdf: row.files > 0,
    hasNote: row.has_note === 1,
    annotationCount: row.annotation_count,
    minutes: row.pages ? minutesOfPages(row.pages) : UNKNOWN_MINUTES,
    status: row.status,
    starred: row.starred === 1,
    queues: JSON.parse(row.queues) as string[],
    progress: row.fraction ?? 0,
    remark: row.remark,
    takeaway: row.takeaway,
  }))
}

/** "Vaswani, Shazeer, Parmar + 5": names where they are known, else null and the count speaks. */
function bylineOf(authors: readonly Author[]): string | null {
  if (authors.length === 0) return null
  const names = authors.slice(0, 3).map(author => author.family ?? author.name)
  return authors.length > 3 ? `${names.join(', ')} + ${authors.length - 3}` : names.join(', ')
}

export function filesOf(read: ReadHandle, id: PaperId): PaperFile[] {
  return read
    .all<{
      id: string
      name: string
      bytes: number
      pages: number | null
      added_at: number
      source_url: string | null
    }>(
      `SELECT f.id, pf.name, f.bytes, f.pages, pf.added_at, pf.source_url FROM paper_files pf JOIN files f ON f.id = pf.file_id
       WHERE pf.paper_id = ? ORDER BY pf.added_at DESC, f.id`,
      id,
    )
    .map(row => ({
      id: row.id,
      name: row.name,
      bytes: row.bytes,
      pages: row.pages,
      addedAt: new Date(row.added_at).toISOString(),
      sourceUrl: row.source_url,
    }))
}

export function sourcesOf(read: ReadHandle, id: PaperId): PaperSource[] {
  return read
    .all<{ kind: string; name: string; feed_id: string | null; edition: string; rank: number; seen_at: number }>(
      `SELECT d.kind, d.name, d.feed_id, d.id AS edition, e.rank, d.seen_at FROM entries e JOIN editions d ON d.id = e.edition_id
       WHERE e.paper_id = ? ORDER BY d.seen_at, d.id`,
      id,
    )
    .map(row => ({
      kind: row.kind,
      name: row.name,
      feed: row.feed_id,
      edition: row.edition,
      rank: row.rank,
      seenAt: new Date(row.seen_at).toISOString(),
    }))
}

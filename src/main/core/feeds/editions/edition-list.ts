import type { EditionSpan, EditionSummary } from '../../../../preload/contract/feed.ts'
import type { ReadHandle } from '../../database/handles.ts'

/** Editions with what became of their papers. Reads only. */

export interface EditionFilter {
  readonly kind?: string | undefined
  readonly span?: EditionSpan | undefined
  readonly feed?: string | undefined
  /** Of earlier days alone. */
  readonly before?: string | undefined
  readonly limit: number
}

interface SummaryRow extends Omit<EditionSummary, 'seenAt'> {
  readonly seen_at: number
}

const summaries = (chosen: string): string => `
  SELECT d.id, d.kind, d.span, d.date, d.name, d.feed_id AS feed, d.seen_at,
    count(r.paper_id) AS count,
    count(*) FILTER (WHERE r.status = 'inbox' AND m.paper_id IS NULL) AS undecided,
    count(*) FILTER (WHERE r.status IN ('reading', 'read') OR g.paper_id IS NOT NULL) AS opened,
    count(*) FILTER (WHERE r.status = 'queued') AS queued,
    count(*) FILTER (WHERE r.status = 'read') AS read,
    count(*) FILTER (WHERE r.starred = 1) AS starred,
    count(*) FILTER (WHERE r.status = 'dismissed') AS dismissed
  FROM (${chosen}) d
  LEFT JOIN entries e ON e.edition_id = d.id
  LEFT JOIN reading r ON r.paper_id = e.paper_id AND r.trashed_at IS NULL
  LEFT JOIN muted m ON m.paper_id = r.paper_id
  LEFT JOIN progress g ON g.paper_id = r.paper_id
  GROUP BY d.id ORDER BY d.date DESC, d.seen_at DESC, d.id`

const LIST = summaries(`
    SELECT * FROM editions
    WHERE kind = coalesce(?, kind) AND (? IS NULL OR span = ?) AND (? IS NULL OR feed_id = ?) AND date < coalesce(?, '9999')
    ORDER BY date DESC, seen_at DESC, id LIMIT ?`)
const ONE = summaries('SELECT * FROM editions WHERE id = ?')

export function listEditions(read: ReadHandle, filter: EditionFilter): EditionSummary[] {
  const { kind = null, span = null, feed = null, before = null, limit } = filter
  return read.all<SummaryRow>(LIST, ...[kind, span, span, feed, feed, before, limit]).map(summaryOf)
}

export function editionById(read: ReadHandle, id: string): EditionSummary | null {
  const row = read.one<SummaryRow>(ONE, id)
  return row ? summaryOf(row) : null
}

function summaryOf({ seen_at, ...row }: SummaryRow): EditionSummary {
  return { ...row, seenAt: new Date(seen_at).toISOString() }
}

import type { AnnounceType, Author, PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle, SqlValue } from '../database/handles.ts'
import type { RuleSubject } from './match.ts'

/** Papers as rules see them. Reads only. */

interface SubjectRow {
  readonly id: PaperId
  readonly title: string
  readonly abstract: string | null
  readonly authors: string
  readonly organization: string | null
  readonly categories: string
  readonly keywords: string
  readonly feeds: string
  readonly announce: AnnounceType | null
}

const SUBJECTS = `
  SELECT p.id, p.title, p.abstract, p.authors, o.name AS organization, p.categories, p.keywords,
    (SELECT json_group_array(DISTINCT d.feed_id) FROM entries e JOIN editions d ON d.id = e.edition_id WHERE e.paper_id = p.id AND d.feed_id IS NOT NULL) AS feeds,
    (SELECT e.announce FROM entries e JOIN editions d ON d.id = e.edition_id WHERE e.paper_id = p.id AND e.announce IS NOT NULL ORDER BY d.seen_at, d.id LIMIT 1) AS announce
  FROM papers p LEFT JOIN organizations o ON o.id = p.organization_id`

export function subjectsOf(read: ReadHandle, ids: readonly PaperId[]): RuleSubject[] {
  return subjects(read, 'WHERE p.id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))
}

/** Those that arrived at a time or later, the newest first. */
export function subjectsSince(read: ReadHandle, since: number): RuleSubject[] {
  return subjects(read, 'WHERE p.added_at >= ? ORDER BY p.added_at DESC, p.id DESC', since)
}

function subjects(read: ReadHandle, where: string, ...values: readonly SqlValue[]): RuleSubject[] {
  return read.all<SubjectRow>(`${SUBJECTS} ${where}`, ...values).map(row => ({
    ...row,
    authors: JSON.parse(row.authors) as Author[],
    categories: JSON.parse(row.categories) as string[],
    keywords: JSON.parse(row.keywords) as string[],
    feeds: JSON.parse(row.feeds) as string[],
  }))
}

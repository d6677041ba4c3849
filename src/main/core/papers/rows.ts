import type {
  AnnounceType,
  Author,
  FileText,
  PaperCard,
  PaperFile,
  PaperId,
  PaperRow,
  PaperSource,
  Status,
} from '../../../preload/contract/paper.ts'
import { type ByPaper, byPaper } from '../database/by-paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import { newVersionOf, VERSION_SQL, type VersionFacts } from './new-version.ts'
import { minutesOf, type Moment, wordsSql } from './reading-time.ts'
import { risingAmong } from './signals.ts'
import { snoozeOf } from './snoozed.ts'

/** What lists and details show beside a paper's facts. Reads only. */

interface ListRow extends VersionFacts {
  readonly id: PaperId
  readonly title: string
  readonly authors: string
  readonly author_count: number | null
  readonly organization: string | null
  readonly published_at: string | null
  readonly published_inferred: number
  readonly comments: number | null
  readonly upvotes: number | null
  readonly github_stars: number | null
  readonly added_at: number
  readonly venue: string | null
  readonly tags: string
  readonly has_code: number
  readonly has_note: number
  readonly files: number
  readonly words: number | null
  readonly annotation_count: number
  readonly status: Status
  readonly starred: number
  readonly queues: string
  readonly fraction: number | null
  readonly remark: string | null
  readonly takeaway: string | null
  readonly due_on: string | null
  readonly snoozed_until: number | null
  readonly reasons: string
  readonly muted: number
  readonly boost: number
  readonly announce: AnnounceType | null
}

/** Why a paper stands in its queues, as JSON. */
export function reasonsSql(paper: string): string {
  return `(SELECT json_group_object(queue_id, reason) FILTER (WHERE reason IS NOT NULL) FROM queue_items i WHERE i.paper_id = ${paper})`
}

const ROWS = `
  SELECT p.id, p.title, p.authors, p.author_count, o.name AS organization, p.published_at, p.published_inferred, p.comments, p.upvotes, p.github_stars, p.added_at, p.venue,
    p.code_url IS NOT NULL AS has_code, r.status, r.starred, r.remark, r.takeaway, r.due_on, r.snoozed_until, g.fraction,
    EXISTS (SELECT 1 FROM notes n WHERE n.paper_id = p.id) AS has_note,
    (SELECT count(*) FROM paper_files pf WHERE pf.paper_id = p.id) AS files,
    ${wordsSql('p.id')} AS words,
    ${reasonsSql('p.id')} AS reasons,
    (SELECT count(*) FROM annotations a WHERE a.paper_id = p.id AND a.state = 'live') AS annotation_count,
    (SELECT json_group_array(q.id ORDER BY q.position) FROM queue_items i JOIN queues q ON q.id = i.queue_id WHERE i.paper_id = p.id) AS queues,
    (SELECT json_group_array(t.tag ORDER BY t.tag) FROM tags t WHERE t.paper_id = p.id) AS tags,
    EXISTS (SELECT 1 FROM muted m WHERE m.paper_id = p.id) AS muted,
    (SELECT count(*) FROM rule_marks k JOIN rules u ON u.id = k.rule_id WHERE k.paper_id = p.id AND u.action = 'boost') AS boost,
    (SELECT e.announce FROM entries e JOIN editions d ON d.id = e.edition_id WHERE e.paper_id = p.id AND e.announce IS NOT NULL
      ORDER BY d.seen_at DESC, d.id LIMIT 1) AS announce,
    ${VERSION_SQL}
  FROM json_each(?) j
  JOIN papers p ON p.id = j.value
  JOIN reading r ON r.paper_id = p.id
  LEFT JOIN organizations o ON o.id = p.organization_id
  LEFT JOIN progress g ON g.paper_id = p.id
  ORDER BY j.key`

export function rowsOf(read: ReadHandle, ids: readonly PaperId[], { at, wordsPerMinute }: Moment): PaperRow[] {
  const rising = risingAmong(read, ids, at)
  return read.all<ListRow>(ROWS, JSON.stringify(ids)).map(row => ({
    id: row.id,
    title: row.title,
    byline: bylineOf(JSON.parse(row.authors) as Author[]),
    authorCount: row.author_count,
    organization: row.organization,
    publishedAt: row.published_at,
    publishedInferred: row.published_inferred === 1,
    addedAt: new Date(row.added_at).toISOString(),
    venue: row.venue,
    comments: row.comments,
    upvotes: row.upvotes,
    githubStars: row.github_stars,
    hasCode: row.has_code === 1,
    hasPdf: row.files > 0,
    hasNote: row.has_note === 1,
    annotationCount: row.annotation_count,
    minutes: minutesOf(row.words, wordsPerMinute),
    remainingMinutes: minutesOf(row.words, wordsPerMinute, row.status === 'reading' ? 1 - (row.fraction ?? 0) : 1),
    isLengthKnown: row.words !== null,
    status: row.status,
    starred: row.starred === 1,
    tags: JSON.parse(row.tags) as string[],
    queues: JSON.parse(row.queues) as string[],
    progress: row.fraction ?? 0,
    remark: row.remark,
    takeaway: row.takeaway,
    reasons: JSON.parse(row.reasons) as Record<string, string>,
    dueOn: row.due_on,
    ...snoozeOf(row.snoozed_until, at),
    muted: row.muted === 1,
    boost: row.boost,
    newVersion: newVersionOf(row),
    announce: row.announce,
    rising: rising.has(row.id),
  }))
}

// Four lines of a card.
const CARD_TEXT = 420

export function cardsOf(read: ReadHandle, ids: readonly PaperId[]): PaperCard[] {
  return read
    .all<{ id: PaperId; text: string | null; code_url: string | null }>(
      `SELECT p.id, substr(coalesce(p.summary, p.abstract), 1, ${CARD_TEXT}) AS text, p.code_url
       FROM json_each(?) j JOIN papers p ON p.id = j.value ORDER BY j.key`,
      JSON.stringify(ids),
    )
    .map(({ id, text, code_url }) => ({ id, text, codeUrl: code_url }))
}

/** "Vaswani, Shazeer, Parmar + 5": names where they are known, else null and the count speaks. */
function bylineOf(authors: readonly Author[]): string | null {
  if (authors.length === 0) return null
  const names = authors.slice(0, 3).map(author => author.family ?? author.name)
  return authors.length > 3 ? `${names.join(', ')} + ${authors.length - 3}` : names.join(', ')
}

interface FileRow {
  readonly paper: PaperId
  readonly id: string
  readonly name: string
  readonly bytes: number
  readonly pages: number | null
  readonly added_at: number
  readonly source_url: string | null
  readonly text: FileText | null
}

export function filesOf(read: ReadHandle, id: PaperId): readonly PaperFile[] {
  return filesByPaper(read, [id])(id)
}

export function filesByPaper(read: ReadHandle, papers: readonly PaperId[]): ByPaper<PaperFile> {
  return byPaper<FileRow, PaperFile>(
    read,
    papers,
    `SELECT pf.paper_id AS paper, f.id, pf.name, f.bytes, f.pages, pf.added_at, pf.source_url, t.state AS text
     FROM json_each(?) j CROSS JOIN paper_files pf ON pf.paper_id = j.value JOIN files f ON f.id = pf.file_id
       LEFT JOIN file_texts t ON t.file_id = f.id
     ORDER BY pf.added_at DESC, f.id`,
    row => ({
      id: row.id,
      name: row.name,
      bytes: row.bytes,
      pages: row.pages,
      addedAt: new Date(row.added_at).toISOString(),
      sourceUrl: row.source_url,
      text: row.text,
    }),
  )
}

export function tagsByPaper(read: ReadHandle, papers: readonly PaperId[]): ByPaper<string> {
  return byPaper<{ readonly paper: PaperId; readonly tag: string }, string>(
    read,
    papers,
    'SELECT t.paper_id AS paper, t.tag FROM json_each(?) j CROSS JOIN tags t ON t.paper_id = j.value ORDER BY t.tag',
    ({ tag }) => tag,
  )
}

interface SourceRow {
  readonly paper: PaperId
  readonly kind: string
  readonly name: string
  readonly feed_id: string | null
  readonly edition: string
  readonly rank: number
  readonly seen_at: number
  readonly announce: AnnounceType | null
  readonly upvotes: number | null
  readonly comments: number | null
  readonly github_stars: number | null
}

export function sourcesByPaper(read: ReadHandle, papers: readonly PaperId[]): ByPaper<PaperSource> {
  return byPaper<SourceRow, PaperSource>(
    read,
    papers,
    `SELECT e.paper_id AS paper, d.kind, d.name, d.feed_id, d.id AS edition, e.rank, d.seen_at, e.announce, e.upvotes, e.comments, e.github_stars
     FROM json_each(?) j CROSS JOIN entries e ON e.paper_id = j.value JOIN editions d ON d.id = e.edition_id
     ORDER BY d.seen_at, d.id`,
    row => ({
      kind: row.kind,
      name: row.name,
      feed: row.feed_id,
      edition: row.edition,
      rank: row.rank,
      seenAt: new Date(row.seen_at).toISOString(),
      announce: row.announce,
      upvotes: row.upvotes,
      comments: row.comments,
      githubStars: row.github_stars,
    }),
  )
}

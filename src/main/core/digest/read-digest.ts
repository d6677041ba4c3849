import type { Digest, DigestPaper, DigestSection, DigestSpan } from '../../../preload/contract/digest.ts'
import type { Author, PaperId } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import type { LikedPaper } from './liked-papers.ts'

/** What came in a day, a week or a month, and what of it matters: by votes, and by what the reader said. Reads only. */

const DAY = 86_400_000
const DAYS: Readonly<Record<DigestSpan, number>> = { day: 1, week: 7, month: 30 }
const TRENDING = 10
const OWN = 10
const MOST_LOOKED_AT = 5_000
const ABSTRACT = 320

interface DigestRow {
  readonly id: PaperId
  readonly title: string
  readonly authors: string
  readonly author_count: number | null
  readonly organization: string | null
  readonly upvotes: number | null
  readonly stars: number | null
  readonly text: string | null
  readonly url: string | null
  readonly why: string | null
}

const columns = (why: string): string => `
  p.id, p.title, p.authors, p.author_count, o.name AS organization, p.upvotes, p.github_stars AS stars,
  coalesce(p.summary, p.abstract) AS text, coalesce('https://arxiv.org/abs/' || p.arxiv_id, p.url) AS url, ${why} AS why`
const SEEN = `
  FROM papers p JOIN reading r ON r.paper_id = p.id AND r.trashed_at IS NULL
  LEFT JOIN organizations o ON o.id = p.organization_id
  WHERE p.id NOT IN (SELECT paper_id FROM muted) AND r.status <> 'dismissed'`

/** The papers of the span that the reader has not decided about, the newest first: of these some may be liked. */
export function undecidedOf(read: ReadHandle, span: DigestSpan, at: number): PaperId[] {
  return read.column<PaperId>(
    `SELECT p.id ${SEEN} AND r.status = 'inbox' AND p.added_at > ? ORDER BY p.id DESC LIMIT ?`,
    ...[at - DAYS[span] * DAY, MOST_LOOKED_AT],
  )
}

/** `at` is now; days are counted back from it in whole. */
export function readDigest(read: ReadHandle, span: DigestSpan, at: number, liked: readonly LikedPaper[]): Digest {
  const since = at - DAYS[span] * DAY
  const came = `${SEEN} AND p.added_at > ?`
  const arrived = read.column<number>(`SELECT count(*) ${came}`, since)[0] ?? 0
  const trending = read.all<DigestRow>(
    `SELECT ${columns('NULL')} ${came} AND coalesce(p.upvotes, p.github_stars) IS NOT NULL
     ORDER BY coalesce(p.upvotes, 0) DESC, coalesce(p.github_stars, 0) DESC, p.id DESC LIMIT ?`,
    ...[since, TRENDING],
  )
  const boosted = read.all<DigestRow>(
    `SELECT ${columns(`(SELECT 'your rule “' || u.name || '”' FROM rule_marks k JOIN rules u ON u.id = k.rule_id WHERE k.paper_id = p.id AND u.action <> 'mute' AND u.enabled = 1 ORDER BY u.created_at LIMIT 1)`)}
     ${came} AND EXISTS (SELECT 1 FROM rule_marks k JOIN rules u ON u.id = k.rule_id WHERE k.paper_id = p.id AND u.action <> 'mute' AND u.enabled = 1)
     ORDER BY coalesce(p.upvotes, 0) DESC, p.id DESC LIMIT ?`,
    ...[since, OWN],
  )
  const versions = read.all<DigestRow>(
    `SELECT ${columns(`'version ' || (SELECT max(v.number) FROM versions v WHERE v.paper_id = p.id) || ' is out'`)} ${SEEN}
     AND r.status IN ('reading', 'read', 'queued') AND EXISTS (SELECT 1 FROM versions v WHERE v.paper_id = p.id AND v.number > 1 AND v.seen_at > ? AND v.seen_at > p.added_at)
     ORDER BY p.id DESC LIMIT ?`,
    ...[since, OWN],
  )
  const next = read.all<DigestRow>(
    `SELECT ${columns('i.reason')} FROM queue_items i JOIN papers p ON p.id = i.paper_id JOIN reading r ON r.paper_id = p.id AND r.trashed_at IS NULL
     LEFT JOIN organizations o ON o.id = p.organization_id WHERE i.queue_id = 'up-next' ORDER BY i.position LIMIT 3`,
  )
  const sections: DigestSection[] = [
    {
      title: 'What matters to you',
      papers: [...boosted.map(paperOf), ...likedOnes(read, liked, boosted)].slice(0, OWN),
    },
    { title: 'Trending', papers: trending.map(paperOf) },
    { title: 'New versions of what you read', papers: versions.map(paperOf) },
    { title: 'Next in your queue', papers: next.map(paperOf) },
  ]
  const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)
  return {
    span,
    from: dayOf(since + 1),
    to: dayOf(at),
    arrived,
    sections: sections.filter(({ papers }) => papers.length > 0),
  }
}

/** Those of them that no rule has named already. */
function likedOnes(read: ReadHandle, liked: readonly LikedPaper[], named: readonly DigestRow[]): DigestPaper[] {
  const known = new Set(named.map(({ id }) => id))
  return liked.flatMap(({ paper, why }) => {
    if (known.has(paper)) return []
    const row = read.one<DigestRow>(`SELECT ${columns('NULL')} ${SEEN} AND p.id = ?`, paper)
    return row ? [paperOf({ ...row, why: why === '' ? null : `like what you read: ${why}` })] : []
  })
}

function paperOf(row: DigestRow): DigestPaper {
  // Written by the owner of the papers.
  const names = (JSON.parse(row.authors) as Author[]).map(({ family, name }) => family ?? name)
  const others = Math.max(row.author_count ?? 0, names.length) - 3
  const people = names.length === 0 ? null : `${names.slice(0, 3).join(', ')}${others > 0 ? ` + ${others}` : ''}`
  const text = row.text?.replace(/\s+/g, ' ') ?? null
  return {
    paper: row.id,
    title: row.title,
    byline: row.organization ?? people,
    upvotes: row.upvotes,
    stars: row.stars,
    abstract: text !== null && text.length > ABSTRACT ? `${text.slice(0, ABSTRACT).replace(/\s+\S*$/, '')} …` : text,
    url: row.url !== null && /^https?:\/\//i.test(row.url) ? row.url : null,
    why: row.why,
  }
}

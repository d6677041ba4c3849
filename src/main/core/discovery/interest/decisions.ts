import type { Author, PaperId, Status } from '../../../../preload/contract/paper.ts'
import type { Stance } from '../../../../preload/contract/interest.ts'
import type { ReadHandle } from '../../database/handles.ts'

/** What the reader decided about papers, as examples to learn from. Reads only. */

export interface Example {
  readonly paper: PaperId
  readonly isLiked: boolean
  /** How much it says. */
  readonly weight: number
  readonly title: string
  readonly authors: readonly string[]
  readonly organization: string | null
}

export interface Decisions {
  readonly examples: readonly Example[]
  readonly stances: ReadonlyMap<string, Stance>
  /** Rules of the reader's that speak for papers. */
  readonly boosts: readonly { readonly paper: PaperId; readonly rule: string; readonly name: string }[]
}

// What was decided long ago says less than what was decided lately, and costs the same.
const MOST_EXAMPLES = 800

interface Row {
  readonly id: PaperId
  readonly title: string
  readonly authors: string
  readonly organization: string | null
  readonly status: Status
  readonly starred: number
  readonly trashed: number
  readonly takeaway: number
}

export function readDecisions(read: ReadHandle): Decisions {
  const rows = read.all<Row>(
    `SELECT p.id, p.title, p.authors, o.name AS organization, r.status, r.starred, r.trashed_at IS NOT NULL AS trashed,
       r.takeaway IS NOT NULL AS takeaway
     FROM reading r JOIN papers p ON p.id = r.paper_id LEFT JOIN organizations o ON o.id = p.organization_id
     WHERE (r.status <> 'inbox' OR r.starred = 1) AND r.paper_id NOT IN (SELECT paper_id FROM tags WHERE tag = 'missed')
     ORDER BY coalesce(r.status_at, 0) DESC, r.paper_id LIMIT ?`,
    MOST_EXAMPLES,
  )
  return {
    examples: rows.map(row => ({
      paper: row.id,
      isLiked: row.starred === 1 || (row.status !== 'dismissed' && row.trashed === 0),
      weight: weightOf(row),
      title: row.title,
      authors: (JSON.parse(row.authors) as Author[]).map(({ name }) => name),
      organization: row.organization,
    })),
    stances: new Map(
      read
        .all<{ feature: string; stance: Stance }>('SELECT feature, stance FROM stances')
        .map(row => [row.feature, row.stance]),
    ),
    boosts: read.all(
      `SELECT k.paper_id AS paper, u.id AS rule, u.name FROM rule_marks k JOIN rules u ON u.id = k.rule_id
       WHERE u.action = 'boost' AND u.enabled = 1`,
    ),
  }
}

function weightOf({ status, starred, takeaway }: Row): number {
  return (status === 'dismissed' ? 0.8 : status === 'queued' ? 1 : 1.3) + (starred === 1 ? 1 : 0) + takeaway * 0.5
}

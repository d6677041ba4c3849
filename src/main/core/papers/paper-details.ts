import type { JoinedRecord, Paper, PaperId, Status } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import { newVersionOf, VERSION_SQL, type VersionFacts } from './new-version.ts'
import { factsOf } from './paper-row.ts'
import { readFacts } from './papers.ts'
import { minutesOf, type Moment, wordsSql } from './reading-time.ts'
import { filesOf, reasonsSql, sourcesOf } from './rows.ts'
import { snoozeOf } from './snoozed.ts'

interface OwnRow extends VersionFacts {
  readonly muted: number
  readonly status: Status
  readonly starred: number
  readonly status_at: number | null
  readonly remark: string | null
  readonly takeaway: string | null
  readonly trashed_at: number | null
  readonly note: string | null
  readonly annotations: number
  readonly due_on: string | null
  readonly snoozed_until: number | null
  readonly words: number | null
  readonly reasons: string
}

/** All there is to know of one paper; null where it is not in the library. */
export function paperOf(
  read: ReadHandle,
  id: PaperId,
  place: Paper['place'],
  { at, wordsPerMinute }: Moment,
): Paper | null {
  const row = readFacts(read, id)
  if (!row) return null
  const own = read.one<OwnRow>(
    `SELECT r.status, r.starred, r.status_at, r.remark, r.takeaway, r.trashed_at, r.due_on, r.snoozed_until,
       ${wordsSql('r.paper_id')} AS words, ${reasonsSql('r.paper_id')} AS reasons, (SELECT text FROM notes n WHERE n.paper_id = r.paper_id) AS note,
       (SELECT count(*) FROM annotations a WHERE a.paper_id = r.paper_id) AS annotations,
       EXISTS (SELECT 1 FROM muted m WHERE m.paper_id = r.paper_id) AS muted, ${VERSION_SQL}
     FROM reading r JOIN papers p ON p.id = r.paper_id LEFT JOIN progress g ON g.paper_id = r.paper_id WHERE r.paper_id = ?`,
    id,
  )
  const files = filesOf(read, id)
  const part = own?.status === 'reading' ? 1 - (place?.fraction ?? 0) : 1
  return {
    id,
    ...factsOf(row),
    status: own?.status ?? 'inbox',
    starred: own?.starred === 1,
    tags: read.column<string>('SELECT tag FROM tags WHERE paper_id = ? ORDER BY tag', id),
    queues: read.column<string>(
      'SELECT i.queue_id FROM queue_items i JOIN queues q ON q.id = i.queue_id WHERE i.paper_id = ? ORDER BY q.position',
      id,
    ),
    addedAt: new Date(row.added_at).toISOString(),
    statusAt: own?.status_at ? new Date(own.status_at).toISOString() : null,
    remark: own?.remark ?? null,
    takeaway: own?.takeaway ?? null,
    note: own?.note ?? null,
    // Written by the owner of the queues only.
    reasons: JSON.parse(own?.reasons ?? '{}') as Record<string, string>,
    dueOn: own?.due_on ?? null,
    ...snoozeOf(own?.snoozed_until ?? null, at),
    minutes: minutesOf(own?.words ?? null, wordsPerMinute),
    remainingMinutes: minutesOf(own?.words ?? null, wordsPerMinute, part),
    progress: place?.fraction ?? 0,
    place,
    files,
    sources: sourcesOf(read, id),
    versions: read.all(
      'SELECT number, submitted_at AS submittedAt FROM versions WHERE paper_id = ? ORDER BY number',
      id,
    ),
    annotationCount: own?.annotations ?? 0,
    trashed: (own?.trashed_at ?? null) !== null,
    muted: own?.muted === 1,
    newVersion: own ? newVersionOf(own) : null,
    joined: joinedOf(read, id),
  }
}

function joinedOf(read: ReadHandle, id: PaperId): JoinedRecord[] {
  return read
    .all<Omit<JoinedRecord, 'joinedAt'> & { joined_at: number }>(
      'SELECT id, title, reason, joined_at FROM joined_records WHERE paper_id = ? ORDER BY joined_at, id',
      id,
    )
    .map(({ joined_at, ...record }) => ({ ...record, joinedAt: new Date(joined_at).toISOString() }))
}

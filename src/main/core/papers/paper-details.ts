import type { JoinedRecord, Paper, PaperId, ReadingPlace, Status } from '../../../preload/contract/paper.ts'
import { byPaper } from '../database/by-paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import { newVersionOf, VERSION_SQL, type VersionFacts } from './new-version.ts'
import { factsOf } from './paper-row.ts'
import { factsByPaper } from './papers.ts'
import { minutesOf, type Moment, wordsSql } from './reading-time.ts'
import { filesByPaper, reasonsSql, sourcesByPaper, tagsByPaper } from './rows.ts'
import { snoozeOf } from './snoozed.ts'

interface OwnRow extends VersionFacts {
  readonly paper: PaperId
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

const OWN = `
  SELECT r.paper_id AS paper, r.status, r.starred, r.status_at, r.remark, r.takeaway, r.trashed_at, r.due_on, r.snoozed_until,
    ${wordsSql('r.paper_id')} AS words, ${reasonsSql('r.paper_id')} AS reasons, (SELECT text FROM notes n WHERE n.paper_id = r.paper_id) AS note,
    (SELECT count(*) FROM annotations a WHERE a.paper_id = r.paper_id AND a.state = 'live') AS annotations,
    EXISTS (SELECT 1 FROM muted m WHERE m.paper_id = r.paper_id) AS muted, ${VERSION_SQL}
  FROM json_each(?) j CROSS JOIN reading r ON r.paper_id = j.value JOIN papers p ON p.id = r.paper_id
    LEFT JOIN progress g ON g.paper_id = r.paper_id`

/** All there is to know of one paper; null where it is not in the library. */
export function paperOf(read: ReadHandle, id: PaperId, place: Paper['place'], moment: Moment): Paper | null {
  return papersOf(read, [id], () => place, moment)[0] ?? null
}

/** All there is to know of papers, in their order; one that is not in the library is left out. */
export function papersOf(
  read: ReadHandle,
  ids: readonly PaperId[],
  placeIn: (id: PaperId) => ReadingPlace | null,
  { at, wordsPerMinute }: Moment,
): Paper[] {
  const facts = factsByPaper(read, ids)
  const owns = byPaper<OwnRow, OwnRow>(read, ids, OWN, row => row)
  const files = filesByPaper(read, ids)
  const sources = sourcesByPaper(read, ids)
  const tags = tagsByPaper(read, ids)
  const queues = byPaper(
    read,
    ids,
    `SELECT i.paper_id AS paper, i.queue_id FROM json_each(?) j CROSS JOIN queue_items i ON i.paper_id = j.value
       JOIN queues q ON q.id = i.queue_id ORDER BY q.position`,
    (row: { paper: PaperId; queue_id: string }) => row.queue_id,
  )
  const versions = byPaper(
    read,
    ids,
    `SELECT v.paper_id AS paper, v.number, v.submitted_at FROM json_each(?) j CROSS JOIN versions v ON v.paper_id = j.value
     ORDER BY v.number`,
    (row: { paper: PaperId; number: number; submitted_at: string | null }) => ({
      number: row.number,
      submittedAt: row.submitted_at,
    }),
  )
  const joined = joinedByPaper(read, ids)
  return ids.flatMap(id => {
    const [row] = facts(id)
    if (!row) return []
    const [own] = owns(id)
    const place = placeIn(id)
    const part = own?.status === 'reading' ? 1 - (place?.fraction ?? 0) : 1
    return [
      {
        id,
        ...factsOf(row),
        status: own?.status ?? 'inbox',
        starred: own?.starred === 1,
        tags: tags(id),
        queues: queues(id),
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
        files: files(id),
        sources: sources(id),
        versions: versions(id),
        annotationCount: own?.annotations ?? 0,
        trashed: (own?.trashed_at ?? null) !== null,
        muted: own?.muted === 1,
        newVersion: own ? newVersionOf(own) : null,
        joined: joined(id),
      },
    ]
  })
}

interface JoinedRow extends Omit<JoinedRecord, 'joinedAt'> {
  readonly paper: PaperId
  readonly joined_at: number
}

function joinedByPaper(read: ReadHandle, papers: readonly PaperId[]): (id: PaperId) => readonly JoinedRecord[] {
  return byPaper<JoinedRow, JoinedRecord>(
    read,
    papers,
    `SELECT r.paper_id AS paper, r.id, r.title, r.reason, r.joined_at
     FROM json_each(?) j CROSS JOIN joined_records r ON r.paper_id = j.value ORDER BY r.joined_at, r.id`,
    ({ paper: _, joined_at, ...record }) => ({ ...record, joinedAt: new Date(joined_at).toISOString() }),
  )
}

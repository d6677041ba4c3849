import type { Paper, PaperId, Status } from '../../../preload/contract/paper.ts'
import type { ReadHandle } from '../database/handles.ts'
import { factsOf } from './paper-row.ts'
import { readFacts } from './papers.ts'
import { minutesOfPages, UNKNOWN_MINUTES } from './reading-time.ts'
import { filesOf, sourcesOf } from './rows.ts'

interface OwnRow {
  readonly status: Status
  readonly starred: number
  readonly status_at: number | null
  readonly remark: string | null
  readonly takeaway: string | null
  readonly trashed_at: number | null
  readonly note: string | null
  readonly annotations: number
}

/** All there is to know of one paper; null where it is not in the library. */
export function paperOf(read: ReadHandle, id: PaperId, place: Paper['place']): Paper | null {
  const row = readFacts(read, id)
  if (!row) return null
  const own = read.one<OwnRow>(
    `SELECT r.status, r.starred, r.status_at, r.remark, r.takeaway, r.trashed_at, (SELECT text FROM notes n WHERE n.paper_id = r.paper_id) AS note,
       (SELECT count(*) FROM annotations a WHERE a.paper_id = r.paper_id AND a.state = 'live') AS annotations FROM reading r WHERE r.paper_id = ?`,
    id,
  )
  const files = filesOf(read, id)
  const pages = Math.max(0, ...files.map(file => file.pages ?? 0))
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
    minutes: pages > 0 ? minutesOfPages(pages) : UNKNOWN_MINUTES,
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
  }
}

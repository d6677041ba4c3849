import type { PaperId, Status } from '../../../../preload/contract/paper.ts'
import { keptAnnotations } from '../../annotations/annotations.ts'
import type { ReadHandle } from '../../database/handles.ts'
import { readSeenFacts } from '../../papers/papers.ts'
import { filesOf } from '../../papers/rows.ts'
import { queueHistoryOf } from '../../reading/queue-history.ts'
import { placeOf } from '../../reading/reading.ts'
import { timesOfPaper } from '../../reading/time-log.ts'
import { instantOf } from '../../papers/instants.ts'
import { PAPER_FORMAT, type PaperSidecar } from '../../papers/paper-sidecar.ts'

interface OwnRow {
  readonly added_at: number
  readonly status: Status
  readonly status_at: number | null
  readonly arrival: number
  readonly starred: number
  readonly remark: string | null
  readonly takeaway: string | null
  readonly trashed_at: number | null
  readonly due_on: string | null
  readonly snoozed_until: number | null
}

interface QueueRow {
  readonly queue: string
  readonly name: string
  readonly position: string
  readonly added_at: number
  readonly reason: string | null
  readonly kept_at: number | null
}

/** Gathers all there is of a paper; null where it is not in the library. */
export function readPaperSidecar(read: ReadHandle, id: PaperId): PaperSidecar | null {
  const seen = readSeenFacts(read, id)
  const own = read.one<OwnRow>(
    'SELECT p.added_at, r.* FROM papers p JOIN reading r ON r.paper_id = p.id WHERE p.id = ?',
    id,
  )
  if (!seen || !own) return null
  return {
    format: PAPER_FORMAT,
    id,
    facts: seen.facts,
    seen: { trust: seen.trust, observedAt: seen.observedAt },
    addedAt: instantOf(own.added_at),
    identities: read.all('SELECT kind, value FROM identities WHERE paper_id = ? ORDER BY kind, value', id),
    versions: read
      .all<{ number: number; submittedAt: string | null; seen_at: number | null }>(
        'SELECT number, submitted_at AS submittedAt, seen_at FROM versions WHERE paper_id = ? ORDER BY number',
        id,
      )
      .map(({ seen_at, ...version }) => ({ ...version, seenAt: instantOf(seen_at) })),
    ...readDoings(read, id),
    sources: sourcesOf(read, id),
    reading: {
      status: own.status,
      statusAt: instantOf(own.status_at),
      arrival: own.arrival,
      starred: own.starred === 1,
      remark: own.remark,
      takeaway: own.takeaway,
      trashedAt: instantOf(own.trashed_at),
      dueOn: own.due_on,
      snoozedUntil: instantOf(own.snoozed_until),
    },
    history: read
      .all<{ at: number; from: Status; to: Status }>(
        'SELECT at, from_status AS "from", to_status AS "to" FROM status_changes WHERE paper_id = ? ORDER BY id',
        id,
      )
      .map(({ at, from, to }) => ({ at: instantOf(at), from, to })),
    note: noteOf(read, id),
    tags: read.column('SELECT tag FROM tags WHERE paper_id = ? ORDER BY tag', id),
    queues: read
      .all<QueueRow>(
        `SELECT i.queue_id AS queue, q.name, i.position, i.added_at, i.reason, i.kept_at
         FROM queue_items i JOIN queues q ON q.id = i.queue_id WHERE i.paper_id = ? ORDER BY i.queue_id`,
        id,
      )
      .map(({ added_at, kept_at, ...item }) => ({ ...item, addedAt: instantOf(added_at), keptAt: instantOf(kept_at) })),
    queueHistory: queueHistoryOf(read, id).map(({ at, ...event }) => ({ ...event, at: instantOf(at) })),
    time: timesOfPaper(read, id),
    place: readPlace(read, id),
    annotations: keptAnnotations(read, id).map(({ paper: _, ...annotation }) => annotation),
    // What the text of a file says is read from the file again.
    files: filesOf(read, id).map(({ text: _, ...file }) => ({
      ...file,
      ...storedFile(read, file.id),
      version: versionOfFile(read, id, file.id),
    })),
  }
}

function sourcesOf(read: ReadHandle, id: PaperId): PaperSidecar['sources'] {
  const rows = read.all<Omit<PaperSidecar['sources'][number], 'seenAt'> & { seen_at: number }>(
    `SELECT d.id AS edition, d.kind, d.name, d.date, d.feed_id AS feed, d.span, d.seen_at, e.rank, e.announce, e.upvotes, e.comments, e.github_stars AS githubStars
     FROM entries e JOIN editions d ON d.id = e.edition_id WHERE e.paper_id = ? ORDER BY d.seen_at, d.id`,
    id,
  )
  return rows.map(({ seen_at, ...source }) => ({ ...source, seenAt: instantOf(seen_at) }))
}

/** What happened to it over time, and what the reader said of that. */
function readDoings(read: ReadHandle, id: PaperId): Pick<PaperSidecar, 'signals' | 'muted' | 'joined'> {
  const muting = read.one<{ muted: number }>('SELECT muted FROM mutings WHERE paper_id = ?', id)
  return {
    signals: read
      .all<Omit<PaperSidecar['signals'][number], 'at'> & { at: number }>(
        'SELECT at, upvotes, comments, stars FROM signals WHERE paper_id = ? ORDER BY at',
        id,
      )
      .map(signal => ({ ...signal, at: instantOf(signal.at) })),
    muted: muting ? muting.muted === 1 : null,
    joined: read
      .all<Omit<PaperSidecar['joined'][number], 'joinedAt'> & { joined_at: number }>(
        'SELECT id, reason, title, record, joined_at FROM joined_records WHERE paper_id = ? ORDER BY joined_at, id',
        id,
      )
      .map(({ joined_at, ...record }) => ({ ...record, joinedAt: instantOf(joined_at) })),
  }
}

function versionOfFile(read: ReadHandle, id: PaperId, file: string): number | null {
  return (
    read.one<{ version: number | null }>('SELECT version FROM paper_files WHERE paper_id = ? AND file_id = ?', id, file)
      ?.version ?? null
  )
}

function noteOf(read: ReadHandle, id: PaperId): PaperSidecar['note'] {
  const row = read.one<{ text: string; updated_at: number }>(
    'SELECT text, updated_at FROM notes WHERE paper_id = ?',
    id,
  )
  return row ? { text: row.text, updatedAt: instantOf(row.updated_at) } : null
}

function readPlace(read: ReadHandle, id: PaperId): PaperSidecar['place'] {
  const place = placeOf(read, id)
  const updatedAt = read.one<{ updated_at: number }>(
    'SELECT updated_at FROM progress WHERE paper_id = ?',
    id,
  )?.updated_at
  return place && updatedAt !== undefined ? { ...place, updatedAt: instantOf(updatedAt) } : null
}

function storedFile(read: ReadHandle, file: string): { readonly storedAt: string; readonly words: number | null } {
  const row = read.one<{ added_at: number; word_count: number | null }>(
    'SELECT added_at, word_count FROM files WHERE id = ?',
    file,
  )
  return { storedAt: instantOf(row?.added_at ?? 0), words: row?.word_count ?? null }
}

import type { PaperId, Status } from '../../../../preload/contract/paper.ts'
import { keptAnnotations } from '../../annotations/annotations.ts'
import type { ReadHandle } from '../../database/handles.ts'
import { readSeenFacts } from '../../papers/papers.ts'
import { filesOf } from '../../papers/rows.ts'
import { placeOf } from '../../reading/reading.ts'
import { instantOf } from './instants.ts'
import { PAPER_FORMAT, type PaperSidecar } from './paper-sidecar.ts'

interface OwnRow {
  readonly added_at: number
  readonly status: Status
  readonly status_at: number | null
  readonly arrival: number
  readonly starred: number
  readonly remark: string | null
  readonly takeaway: string | null
  readonly trashed_at: number | null
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
    versions: read.all(
      'SELECT number, submitted_at AS submittedAt FROM versions WHERE paper_id = ? ORDER BY number',
      id,
    ),
    sources: sourcesOf(read, id),
    reading: {
      status: own.status,
      statusAt: instantOf(own.status_at),
      arrival: own.arrival,
      starred: own.starred === 1,
      remark: own.remark,
      takeaway: own.takeaway,
      trashedAt: instantOf(own.trashed_at),
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
      .all<{ queue: string; position: string; added_at: number }>(
        'SELECT queue_id AS queue, position, added_at FROM queue_items WHERE paper_id = ? ORDER BY queue_id',
        id,
      )
      .map(({ queue, position, added_at }) => ({ queue, position, addedAt: instantOf(added_at) })),
    place: readPlace(read, id),
    annotations: keptAnnotations(read, id).map(({ paper: _, ...annotation }) => annotation),
    files: filesOf(read, id).map(file => ({ ...file, storedAt: instantOf(storedAt(read, file.id)) })),
  }
}

function sourcesOf(read: ReadHandle, id: PaperId): PaperSidecar['sources'] {
  const rows = read.all<Omit<PaperSidecar['sources'][number], 'seenAt'> & { seen_at: number }>(
    `SELECT d.id AS edition, d.kind, d.name, d.date, d.feed_id AS feed, d.seen_at, e.rank, e.upvotes, e.comments, e.github_stars AS githubStars
     FROM entries e JOIN editions d ON d.id = e.edition_id WHERE e.paper_id = ? ORDER BY d.seen_at, d.id`,
    id,
  )
  return rows.map(({ seen_at, ...source }) => ({ ...source, seenAt: instantOf(seen_at) }))
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

function storedAt(read: ReadHandle, file: string): number {
  return read.one<{ added_at: number }>('SELECT added_at FROM files WHERE id = ?', file)?.added_at ?? 0
}

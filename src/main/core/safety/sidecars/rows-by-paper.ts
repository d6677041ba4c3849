import type { PaperId, Status } from '../../../../preload/contract/paper.ts'
import { type ByPaper, byPaper } from '../../database/by-paper.ts'
import type { ReadHandle } from '../../database/handles.ts'
import { instantOf } from '../../papers/instants.ts'
import type { PaperSidecar } from '../../papers/paper-sidecar.ts'

/** The rows that belong to papers, as plain files have them: one question for the rows of several papers in a table. */

type Of<Name extends keyof PaperSidecar> = PaperSidecar[Name] extends readonly (infer Item)[] ? Item : never
type RowOf<Value> = Value & { readonly paper: PaperId }

/** A question that readers of plain files ask of several papers. */
type Question<Value> = (read: ReadHandle, papers: readonly PaperId[]) => ByPaper<Value>

export const identitiesByPaper: Question<Of<'identities'>> = (read, papers) =>
  byPaper<RowOf<Of<'identities'>>, Of<'identities'>>(
    read,
    papers,
    `SELECT i.paper_id AS paper, i.kind, i.value FROM json_each(?) j CROSS JOIN identities i ON i.paper_id = j.value
     ORDER BY i.kind, i.value`,
    ({ paper: _, ...identity }) => identity,
  )

type VersionRow = RowOf<{ number: number; submittedAt: string | null; seen_at: number | null }>

export const versionsByPaper: Question<Of<'versions'>> = (read, papers) =>
  byPaper<VersionRow, Of<'versions'>>(
    read,
    papers,
    `SELECT v.paper_id AS paper, v.number, v.submitted_at AS submittedAt, v.seen_at
     FROM json_each(?) j CROSS JOIN versions v ON v.paper_id = j.value ORDER BY v.number`,
    ({ paper: _, seen_at, ...version }) => ({ ...version, seenAt: instantOf(seen_at) }),
  )

type SourceRow = RowOf<Omit<Of<'sources'>, 'seenAt'> & { seen_at: number }>

export const listsByPaper: Question<Of<'sources'>> = (read, papers) =>
  byPaper<SourceRow, Of<'sources'>>(
    read,
    papers,
    `SELECT e.paper_id AS paper, d.id AS edition, d.kind, d.name, d.date, d.feed_id AS feed, d.span, d.seen_at, e.rank, e.announce, e.upvotes, e.comments, e.github_stars AS githubStars
     FROM json_each(?) j CROSS JOIN entries e ON e.paper_id = j.value JOIN editions d ON d.id = e.edition_id
     ORDER BY d.seen_at, d.id`,
    ({ paper: _, seen_at, ...source }) => ({ ...source, seenAt: instantOf(seen_at) }),
  )

type SignalRow = RowOf<Omit<Of<'signals'>, 'at'> & { at: number }>

export const signalsByPaper: Question<Of<'signals'>> = (read, papers) =>
  byPaper<SignalRow, Of<'signals'>>(
    read,
    papers,
    `SELECT s.paper_id AS paper, s.at, s.upvotes, s.comments, s.stars
     FROM json_each(?) j CROSS JOIN signals s ON s.paper_id = j.value ORDER BY s.at`,
    ({ paper: _, ...signal }) => ({ ...signal, at: instantOf(signal.at) }),
  )

/** What the reader said of it against the rules; one of a paper at most. */
export const mutingsByPaper: Question<boolean> = (read, papers) =>
  byPaper<RowOf<{ muted: number }>, boolean>(
    read,
    papers,
    'SELECT m.paper_id AS paper, m.muted FROM json_each(?) j CROSS JOIN mutings m ON m.paper_id = j.value',
    ({ muted }) => muted === 1,
  )

type JoinedRow = RowOf<Omit<Of<'joined'>, 'joinedAt'> & { joined_at: number }>

export const joinedByPaper: Question<Of<'joined'>> = (read, papers) =>
  byPaper<JoinedRow, Of<'joined'>>(
    read,
    papers,
    `SELECT r.paper_id AS paper, r.id, r.reason, r.title, r.record, r.joined_at
     FROM json_each(?) j CROSS JOIN joined_records r ON r.paper_id = j.value ORDER BY r.joined_at, r.id`,
    ({ paper: _, joined_at, ...record }) => ({ ...record, joinedAt: instantOf(joined_at) }),
  )

type HistoryRow = RowOf<{ at: number; from: Status; to: Status }>

export const statusesByPaper: Question<Of<'history'>> = (read, papers) =>
  byPaper<HistoryRow, Of<'history'>>(
    read,
    papers,
    `SELECT c.paper_id AS paper, c.at, c.from_status AS "from", c.to_status AS "to"
     FROM json_each(?) j CROSS JOIN status_changes c ON c.paper_id = j.value ORDER BY c.id`,
    ({ at, from, to }) => ({ at: instantOf(at), from, to }),
  )

/** One of a paper at most. */
export const notesByPaper: Question<NonNullable<PaperSidecar['note']>> = (read, papers) =>
  byPaper<RowOf<{ text: string; updated_at: number }>, NonNullable<PaperSidecar['note']>>(
    read,
    papers,
    'SELECT n.paper_id AS paper, n.text, n.updated_at FROM json_each(?) j CROSS JOIN notes n ON n.paper_id = j.value',
    row => ({ text: row.text, updatedAt: instantOf(row.updated_at) }),
  )

type QueueRow = RowOf<Omit<Of<'queues'>, 'addedAt' | 'keptAt'> & { added_at: number; kept_at: number | null }>

export const queuesByPaper: Question<Of<'queues'>> = (read, papers) =>
  byPaper<QueueRow, Of<'queues'>>(
    read,
    papers,
    `SELECT i.paper_id AS paper, i.queue_id AS queue, q.name, i.position, i.added_at, i.reason, i.kept_at
     FROM json_each(?) j CROSS JOIN queue_items i ON i.paper_id = j.value JOIN queues q ON q.id = i.queue_id
     ORDER BY i.queue_id`,
    ({ paper: _, added_at, kept_at, ...item }) => ({
      ...item,
      addedAt: instantOf(added_at),
      keptAt: instantOf(kept_at),
    }),
  )

type StoredRow = RowOf<{ file: string; version: number | null; word_count: number | null; added_at: number }>

export interface StoredFile {
  readonly file: string
  readonly kept: Pick<Of<'files'>, 'storedAt' | 'words' | 'version'>
}

export const storedFilesByPaper: Question<StoredFile> = (read, papers) =>
  byPaper<StoredRow, StoredFile>(
    read,
    papers,
    `SELECT pf.paper_id AS paper, f.id AS file, f.added_at, f.word_count, pf.version
     FROM json_each(?) j CROSS JOIN paper_files pf ON pf.paper_id = j.value JOIN files f ON f.id = pf.file_id`,
    ({ file, version, word_count, added_at }) => ({
      file,
      kept: { storedAt: instantOf(added_at), words: word_count, version },
    }),
  )

type ReadingRow = RowOf<{
  added_at: number
  status: Status
  status_at: number | null
  arrival: number
  starred: number
  remark: string | null
  takeaway: string | null
  trashed_at: number | null
  due_on: string | null
  snoozed_until: number | null
}>

/** What the reader decided; every paper has one. */
export const decisionsByPaper: Question<PaperSidecar['reading']> = (read, papers) =>
  byPaper<ReadingRow, PaperSidecar['reading']>(
    read,
    papers,
    'SELECT r.paper_id AS paper, r.* FROM json_each(?) j CROSS JOIN reading r ON r.paper_id = j.value',
    row => ({
      status: row.status,
      statusAt: instantOf(row.status_at),
      arrival: row.arrival,
      starred: row.starred === 1,
      remark: row.remark,
      takeaway: row.takeaway,
      trashedAt: instantOf(row.trashed_at),
      dueOn: row.due_on,
      snoozedUntil: instantOf(row.snoozed_until),
    }),
  )

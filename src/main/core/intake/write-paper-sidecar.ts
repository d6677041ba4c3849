import { rowOf } from '../annotations/annotation-row.ts'
import type { WriteHandle } from '../database/handles.ts'
import { FACTS_COLUMNS, factsColumns } from '../papers/paper-row.ts'
import { titleKey } from '../papers/paper-identity.ts'
import { timeOf } from '../papers/instants.ts'
import type { PaperSidecar } from '../papers/paper-sidecar.ts'

/**
 * Puts a paper that is not there yet into a database as its sidecar tells of it: the one place that writes every table.
 * What of it the database has already, an annotation of the same name, stays as it is. Its words are indexed by the caller.
 */
export function writePaperSidecar(write: WriteHandle, sidecar: PaperSidecar): void {
  writeFacts(write, sidecar)
  writeSources(write, sidecar)
  writeDoings(write, sidecar)
  writeFiles(write, sidecar)
  writeReading(write, sidecar)
  writeAnnotations(write, sidecar)
}

function writeFacts(write: WriteHandle, { id, facts, seen, addedAt, identities, versions }: PaperSidecar): void {
  const columns = factsColumns(
    { facts, ...seen },
    titleKey(facts.title),
    facts.organization ? organizationId(write, facts.organization) : null,
  )
  write.run(
    `INSERT INTO papers (id, ${FACTS_COLUMNS.join(', ')}, added_at) VALUES (?, ${FACTS_COLUMNS.map(() => '?').join(', ')}, ?)`,
    ...[id, ...columns, timeOf(addedAt)],
  )
  for (const { kind, value } of identities)
    write.run('INSERT OR IGNORE INTO identities (kind, value, paper_id) VALUES (?, ?, ?)', kind, value, id)
  for (const { number, submittedAt, seenAt } of versions)
    write.run(
      'INSERT INTO versions (paper_id, number, submitted_at, seen_at) VALUES (?, ?, ?, ?)',
      ...[id, number, submittedAt, timeOf(seenAt)],
    )
}

function organizationId(write: WriteHandle, name: string): number {
  const known = write.one<{ id: number }>('SELECT id FROM organizations WHERE name = ?', name)
  return known?.id ?? write.insert('INSERT INTO organizations (name) VALUES (?)', name)
}

function writeSources(write: WriteHandle, { id, sources }: PaperSidecar): void {
  for (const source of sources) {
    // Of a feed that was given up later, some sidecars still tell.
    const feed =
      source.feed !== null && write.one('SELECT 1 AS found FROM feeds WHERE id = ?', source.feed) ? source.feed : null
    write.run(
      `INSERT INTO editions (id, feed_id, kind, name, date, span, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET feed_id = coalesce(feed_id, excluded.feed_id)`,
      ...[source.edition, feed, source.kind, source.name, source.date, source.span, timeOf(source.seenAt)],
    )
    write.run(
      'INSERT INTO entries (edition_id, paper_id, rank, announce, upvotes, comments, github_stars) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[source.edition, id, source.rank, source.announce, source.upvotes, source.comments, source.githubStars],
    )
  }
}

function writeDoings(write: WriteHandle, { id, signals, muted, joined }: PaperSidecar): void {
  for (const { at, upvotes, comments, stars } of signals)
    write.run(
      'INSERT INTO signals (paper_id, at, upvotes, comments, stars) VALUES (?, ?, ?, ?, ?)',
      ...[id, timeOf(at), upvotes, comments, stars],
    )
  if (muted !== null) write.run('INSERT INTO mutings (paper_id, muted) VALUES (?, ?)', id, muted ? 1 : 0)
  for (const record of joined)
    write.run(
      'INSERT OR IGNORE INTO joined_records (id, paper_id, reason, title, record, joined_at) VALUES (?, ?, ?, ?, ?, ?)',
      ...[record.id, id, record.reason, record.title, record.record, timeOf(record.joinedAt)],
    )
}

function writeFiles(write: WriteHandle, { id, files }: PaperSidecar): void {
  for (const file of files) {
    write.run(
      'INSERT OR IGNORE INTO files (id, bytes, pages, word_count, added_at) VALUES (?, ?, ?, ?, ?)',
      ...[file.id, file.bytes, file.pages, file.words, timeOf(file.storedAt)],
    )
    write.run(
      'INSERT INTO paper_files (paper_id, file_id, name, source_url, version, added_at) VALUES (?, ?, ?, ?, ?, ?)',
      ...[id, file.id, file.name, file.sourceUrl, file.version, timeOf(file.addedAt)],
    )
  }
}

function writeReading(
  write: WriteHandle,
  { id, reading, history, note, tags, place, time, ...own }: PaperSidecar,
): void {
  write.run(
    'INSERT INTO reading (paper_id, status, arrival, starred, status_at, remark, takeaway, trashed_at, due_on, snoozed_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...[
      id,
      reading.status,
      reading.arrival,
      reading.starred ? 1 : 0,
      timeOf(reading.statusAt),
      reading.remark,
      reading.takeaway,
      timeOf(reading.trashedAt),
      reading.dueOn,
      timeOf(reading.snoozedUntil),
    ],
  )
  for (const { at, from, to } of history)
    write.run(
      'INSERT INTO status_changes (paper_id, at, from_status, to_status) VALUES (?, ?, ?, ?)',
      id,
      timeOf(at),
      from,
      to,
    )
  if (note)
    write.run('INSERT INTO notes (paper_id, text, updated_at) VALUES (?, ?, ?)', id, note.text, timeOf(note.updatedAt))
  for (const tag of tags) write.run('INSERT INTO tags (tag, paper_id) VALUES (?, ?)', tag, id)
  writeQueues(write, { id, ...own })
  for (const { file, page, day, seconds } of time)
    write.run(
      'INSERT INTO reading_time (paper_id, file_id, page, day, seconds) VALUES (?, ?, ?, ?, ?)',
      ...[id, file, page, day, seconds],
    )
  if (place)
    write.run(
      'INSERT INTO progress (paper_id, file_id, page, offset_y, offset_x, zoom, fraction, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      ...[
        id,
        place.file,
        place.page,
        place.offset,
        place.offsetX,
        JSON.stringify(place.zoom),
        place.fraction,
        timeOf(place.updatedAt),
      ],
    )
}

function writeQueues(
  write: WriteHandle,
  { id, queues, queueHistory }: Pick<PaperSidecar, 'id' | 'queues' | 'queueHistory'>,
): void {
  for (const { queue, name, position, addedAt, reason, keptAt } of queues) {
    // Where the file that names the queues is lost, their papers still know that they stood in one.
    write.run(
      `INSERT OR IGNORE INTO queues (id, name, hue, icon, position) VALUES (?, ?, 155, NULL, 'zz' || ?)`,
      ...[queue, name ?? `Queue ${queue}`, queue],
    )
    write.run(
      'INSERT INTO queue_items (queue_id, paper_id, position, added_at, reason, kept_at) VALUES (?, ?, ?, ?, ?, ?)',
      ...[queue, id, position, timeOf(addedAt), reason, timeOf(keptAt)],
    )
  }
  for (const { queue, at, kind } of queueHistory)
    write.run(
      'INSERT INTO queue_changes (paper_id, queue_id, at, kind) VALUES (?, ?, ?, ?)',
      id,
      queue,
      timeOf(at),
      kind,
    )
}

function writeAnnotations(write: WriteHandle, { id, annotations }: PaperSidecar): void {
  for (const mark of annotations) {
    const row = rowOf({ ...mark, paper: id })
    const names = Object.keys(row)
    write.run(
      `INSERT OR IGNORE INTO annotations (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...names.map(name => row[name] ?? null),
    )
  }
}

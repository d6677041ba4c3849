import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { migrate } from '../../src/main/core/database/migrate.ts'
import { migrations } from '../../src/main/core/database/migrations/all-migrations.ts'
import { makePdf } from './make-pdf.ts'

/**
 * Libraries as earlier formats had them: each format's rows are written while the database is at it, so that every
 * migration meets what stood there before. A shipped migration is never edited: earlier-formats.test.ts knows their hashes.
 */

const NOTE = '# Ünïcode\n\nzebra “stripes” 📚'

/** Makes the library of a format, in a folder of its own, as its app left it: closed, in one file. */
export async function makeEarlierLibrary(folder: string, format: number): Promise<void> {
  const bytes = await makePdf([{ lines: ['Zebra stripes converge', 'with two lines'] }, { lines: ['Second page'] }])
  const file = createHash('sha256').update(bytes).digest('hex')
  mkdirSync(join(folder, 'files', file.slice(0, 2)), { recursive: true })
  writeFileSync(join(folder, 'files', file.slice(0, 2), `${file}.pdf`), bytes)
  const database = new Database(join(folder, 'library.sqlite'))
  database.pragma('page_size = 8192')
  database.pragma('journal_mode = WAL')
  database.pragma('foreign_keys = ON')
  for (let at = 0; at < format; at += 1) {
    migrate(database, at, () => {}, migrations.slice(0, at + 1))
    database.exec((ROWS[at] ?? '').replaceAll('$FILE', file).replaceAll('$BYTES', String(bytes.length)))
  }
  database.close()
}

const PAPERS = Array.from({ length: 12 }, (_, index) => index + 1)

const ROWS = [
  `INSERT INTO organizations (id, name) VALUES (1, 'Institut № 1');
  ${PAPERS.map(
    id => `
  INSERT INTO papers (id, source_key, title, title_key, abstract, authors, author_count, organization_id, published_at, url, trust, observed_at, added_at)
    VALUES (${id}, 'old:${id}', 'An earlier paper ${id}', 'anearlierpaper${id}', 'Of zebra number ${id}', '[{"name":"Ada Writer","family":"Writer","given":"Ada"}]', 1, 1,
      '2025-03-0${1 + (id % 9)}', 'https://example.org/old/${id}', 1, '2026-01-01', ${1_767_000_000_000 + id});
  INSERT INTO identities (kind, value, paper_id) VALUES ('url', 'example.org/old/${id}', ${id});
  INSERT INTO paper_words (rowid, title, abstract, authors, organization, notes) VALUES (${id}, 'An earlier paper ${id}', 'Of zebra number ${id}', 'Ada Writer', 'Institut № 1', '');
  INSERT INTO reading (paper_id, arrival) VALUES (${id}, ${100 - id});
  INSERT INTO sidecar_debts (paper_id, since) VALUES (${id}, 1767000000000);`,
  ).join('')}
  INSERT INTO versions (paper_id, number, submitted_at) VALUES (1, 1, '2025-03-01');
  INSERT INTO feeds (id, kind, name, url, failures, last_ok_at, created_at) VALUES ('feed-1', 'arxiv', 'arXiv', 'https://rss.arxiv.org/atom/cs.CL', 2, 1767000000123, 1767000000000);
  INSERT INTO editions (id, feed_id, kind, name, date, seen_at) VALUES ('edition-1', 'feed-1', 'arxiv', 'arXiv', '2026-01-01', 1767000000000);
  INSERT INTO entries (edition_id, paper_id, rank, upvotes) VALUES ('edition-1', 1, 0, 7), ('edition-1', 2, 1, NULL);
  UPDATE reading SET status = 'queued', status_at = 1767000001000 WHERE paper_id IN (1, 4);
  UPDATE reading SET status = 'read', status_at = 1767000002000, takeaway = 'Learnt' WHERE paper_id = 2;
  UPDATE reading SET status = 'dismissed', status_at = 1767000003000 WHERE paper_id = 3;
  UPDATE reading SET starred = 1 WHERE paper_id = 5;
  UPDATE reading SET trashed_at = 1767000004000 WHERE paper_id = 6;
  INSERT INTO status_changes (paper_id, at, from_status, to_status) VALUES (1, 1767000001000, 'inbox', 'queued'), (4, 1767000001000, 'inbox', 'queued'), (2, 1767000002000, 'inbox', 'read'), (3, 1767000003000, 'inbox', 'dismissed');
  INSERT INTO queue_items (queue_id, paper_id, position, added_at) VALUES ('up-next', 1, 'a0', 1767000001000), ('up-next', 4, 'a1', 1767000001000);
  INSERT INTO notes (paper_id, text, updated_at) VALUES (7, '${NOTE}', 1767000005000);
  INSERT INTO tags (tag, paper_id) VALUES ('À relire', 2), ('Ω', 7);
  INSERT INTO files (id, bytes, pages, added_at) VALUES ('$FILE', $BYTES, 2, 1767000006000);
  INSERT INTO paper_files (paper_id, file_id, name, source_url, added_at) VALUES (8, '$FILE', 'zebra été.pdf', 'https://example.org/zebra.pdf', 1767000006000);
  INSERT INTO progress (paper_id, file_id, page, offset_y, offset_x, zoom, fraction, updated_at) VALUES (8, '$FILE', 1, 0.125, -0.25, '1.5', 0.75, 1767000007000);
  INSERT INTO annotations (id, paper_id, file_id, page, type, color, rect, quads, text, before_text, after_text, reading_order, comment, created_at, updated_at)
    VALUES ('old-mark', 8, '$FILE', 0, 'highlight', 'green', '[72,700,200,712]', '[[72,712,200,712,72,700,200,700]]', 'Zebra stripes', '', ' converge', '00000|000000|00000', 'Pourquoi ? ✔', 1767000008000, 1767000008000);
  INSERT INTO journal (at, label, papers, changes) VALUES (1767000009000, 'Starred 1 paper', '[5]', '[{"table":"reading","key":[5],"before":{"starred":0},"after":{"starred":1}}]');
  INSERT INTO settings (name, value) VALUES ('theme', '"dark"');`,
  '',
  `UPDATE feeds SET folder = 'Für später';
  UPDATE entries SET announce = 'new' WHERE paper_id = 1;
  UPDATE editions SET span = 'day';
  INSERT INTO signals (paper_id, at, upvotes, comments, stars) VALUES (1, 1767000000000, 7, 1, NULL);
  INSERT INTO rules (id, name, action, condition, since, created_at) VALUES ('rule-1', 'Nie wieder', 'mute', '{"match":"all","terms":[{"field":"words","words":"lattice","in":"title"}]}', 1767000000000, 1767000000000);
  INSERT INTO mutings (paper_id, muted) VALUES (9, 1);
  INSERT INTO muted (paper_id) VALUES (9);`,
  `UPDATE queues SET most = 5;
  UPDATE queue_items SET reason = 'Pour la réunion', kept_at = 1767000010000 WHERE paper_id = 4;
  UPDATE reading SET due_on = '2026-03-09' WHERE paper_id = 4;
  UPDATE reading SET snoozed_until = 1777000000000 WHERE paper_id = 10;
  INSERT INTO reading_time (paper_id, file_id, page, day, seconds) VALUES (8, '$FILE', 0, '2026-01-02', 61.5);`,
  `INSERT INTO annotations (id, paper_id, file_id, page, type, color, rect, quads, text, before_text, after_text, reading_order, comment, external, created_at, updated_at, strokes, author, pdf_name)
    VALUES ('ink', 8, '$FILE', 1, 'ink', 'red', '[10,10,20,20]', '[]', '', '', '', '00001|000000|00000', '', 1, 1767000011000, 1767000011000, '[[10,10,20,20]]', 'Bo', 'nm-1');`,
  `INSERT INTO file_texts (number, file_id, state, reason, read_at) VALUES (1, '$FILE', 'locked', 'a password', 1767000012000);`,
]

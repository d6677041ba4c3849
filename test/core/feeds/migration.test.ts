import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../../src/main/core/database/migrate.ts'
import { firstLibrary } from '../../../src/main/core/database/migrations/001-first-library.ts'
import { feeds } from '../../../src/main/core/database/migrations/003-feeds.ts'

test('a library of before has its feeds, lists and files as they were, with room for what is new', () => {
  const database = new Database(':memory:')
  migrate(database, 0, () => {}, [firstLibrary])
  database.exec(`
    INSERT INTO papers (id, title, title_key, trust, observed_at, added_at) VALUES (1, 'Ice', 'ice', 3, '2026-01-01', 1);
    INSERT INTO reading (paper_id, arrival) VALUES (1, 1);
    INSERT INTO versions (paper_id, number) VALUES (1, 1);
    INSERT INTO feeds (id, kind, name, url, failures, last_ok_at, created_at) VALUES ('f', 'arxiv', 'arXiv', 'https://rss.arxiv.org/atom/cs.CL', 2, 5, 1);
    INSERT INTO editions (id, feed_id, kind, name, date, seen_at) VALUES ('e', 'f', 'arxiv', 'arXiv', '2026-01-01', 1);
    INSERT INTO entries (edition_id, paper_id, rank, upvotes) VALUES ('e', 1, 0, 7);
    INSERT INTO files (id, bytes, added_at) VALUES ('x', 1, 1);
    INSERT INTO paper_files (paper_id, file_id, name, added_at) VALUES (1, 'x', 'x.pdf', 1);`)
  const one = (sql: string): unknown => database.prepare(sql).get()
  // Between them may stand another that knows nothing of feeds.
  migrate(database, 1, () => {}, [firstLibrary, 'CREATE TABLE other (id INTEGER) STRICT', feeds])
  expect(one('SELECT name, failures, last_ok_at, folder, muted, paused_at, offline_at FROM feeds')).toEqual({
    ...{ name: 'arXiv', failures: 2, last_ok_at: 5 },
    ...{ folder: null, muted: 0, paused_at: null, offline_at: null },
  })
  expect(one('SELECT id, span, checked_at FROM editions')).toEqual({ id: 'e', span: null, checked_at: null })
  expect(one('SELECT upvotes, announce FROM entries')).toEqual({ upvotes: 7, announce: null })
  expect(one('SELECT name, version FROM paper_files')).toEqual({ name: 'x.pdf', version: null })
  expect(one('SELECT number, seen_at FROM versions')).toEqual({ number: 1, seen_at: null })
  database.close()
})

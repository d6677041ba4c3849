import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'

interface PlainPaper {
  readonly id?: string
  readonly key?: string
  readonly title: string
  readonly abstract: string | null
  readonly authors?: readonly string[]
  readonly year?: number
  readonly url?: string
}

/** What anybody would write first: one table, an FTS5 index over it kept by a trigger, one loop in one transaction. No identity, no history, no duplicates found. */
export function plainLoop(file: string, database: string): number {
  const db = openPlain(database)
  db.exec(`
    CREATE TABLE papers (id INTEGER PRIMARY KEY, source_key TEXT UNIQUE, title TEXT, abstract TEXT, authors TEXT, year INTEGER, url TEXT);
    CREATE VIRTUAL TABLE words USING fts5(title, abstract, authors, content='papers', content_rowid='id', tokenize="porter unicode61 remove_diacritics 2");
    CREATE TRIGGER papers_after_insert AFTER INSERT ON papers BEGIN
      INSERT INTO words (rowid, title, abstract, authors) VALUES (new.id, new.title, new.abstract, new.authors);
    END;
  `)
  const insert = db.prepare(
    'INSERT OR IGNORE INTO papers (source_key, title, abstract, authors, year, url) VALUES (?, ?, ?, ?, ?, ?)',
  )
  let count = 0
  db.transaction(() => {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line === '') continue
      const paper = JSON.parse(line) as PlainPaper
      insert.run(
        paper.key ?? paper.id ?? null,
        paper.title,
        paper.abstract,
        (paper.authors ?? []).join('; '),
        paper.year ?? null,
        paper.url ?? null,
      )
      count += 1
    }
  })()
  db.close()
  return count
}

export function openPlain(file: string): Database.Database {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  return db
}

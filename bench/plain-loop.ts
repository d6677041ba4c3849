import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'

interface PlainPaper {
  readonly id?: string
  readonly key?: string
  readonly title: string
  readonly abstract: string | null
  readonly authors?: readonly string[]
  readonly year?: number
  readonly venue?: string
  readonly url?: string
  readonly doi?: string
  readonly arxivId?: string
  readonly keywords?: string | readonly string[]
}

/**
 * What anybody would write first: one table with all the facts of the file, the library's own FTS5 index over it kept by a
 * trigger, one loop in one transaction. No identity, no history, no duplicates found, nothing cleaned.
 */
export function plainLoop(file: string, database: string): number {
  const db = openPlain(database)
  db.exec(`
    CREATE TABLE papers (id INTEGER PRIMARY KEY, source_key TEXT UNIQUE, title TEXT, abstract TEXT, authors TEXT, organization TEXT,
      year INTEGER, venue TEXT, url TEXT, doi TEXT, arxiv_id TEXT, keywords TEXT, notes TEXT);
    CREATE VIRTUAL TABLE words USING fts5(
      title, abstract, authors, organization, notes,
      content='', contentless_delete=1, tokenize="porter unicode61 remove_diacritics 2"
    );
    CREATE TRIGGER papers_after_insert AFTER INSERT ON papers BEGIN
      INSERT INTO words (rowid, title, abstract, authors, organization, notes)
      VALUES (new.id, new.title, new.abstract, new.authors, new.organization, new.notes);
    END;
  `)
  const count = insertPlain(db, papersIn(file))
  db.close()
  return count
}

function* papersIn(file: string): Generator<PlainPaper> {
  for (const line of readFileSync(file, 'utf8').split('\n')) if (line !== '') yield JSON.parse(line) as PlainPaper
}

/** One loop in one transaction; answers how many there were. */
export function insertPlain(db: Database.Database, papers: Iterable<PlainPaper>): number {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO papers (source_key, title, abstract, authors, year, venue, url, doi, arxiv_id, keywords) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  let count = 0
  db.transaction(() => {
    for (const paper of papers) {
      insert.run(
        paper.key ?? paper.id ?? null,
        paper.title,
        paper.abstract,
        (paper.authors ?? []).join('; '),
        paper.year ?? null,
        paper.venue ?? null,
        paper.url ?? null,
        paper.doi ?? null,
        paper.arxivId ?? null,
        paper.keywords === undefined ? null : JSON.stringify(paper.keywords),
      )
      count += 1
    }
  })()
  return count
}

/** As safe as the library: what is committed survives a power cut. */
export function openPlain(file: string): Database.Database {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  return db
}

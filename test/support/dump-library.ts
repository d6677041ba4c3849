import Database from 'better-sqlite3'

/** How each table of a library lives on when only its plain files are left. */
export const TABLES: Readonly<Record<string, 'carried' | 'derived' | 'dropped'>> = {
  papers: 'carried',
  identities: 'carried',
  versions: 'carried',
  organizations: 'derived',
  feeds: 'carried',
  editions: 'carried',
  entries: 'carried',
  reading: 'carried',
  progress: 'carried',
  notes: 'carried',
  tags: 'carried',
  queues: 'carried',
  queue_items: 'carried',
  queue_changes: 'carried',
  reading_time: 'carried',
  annotations: 'carried',
  files: 'carried',
  paper_files: 'carried',
  status_changes: 'carried',
  settings: 'carried',
  paper_words: 'derived',
  signals: 'carried',
  rules: 'carried',
  mutings: 'carried',
  joined_records: 'carried',
  stances: 'carried',
  rule_marks: 'carried',
  muted: 'carried',
  file_texts: 'derived',
  page_texts: 'derived',
  page_words: 'derived',
  known_words: 'derived',
  paper_terms: 'derived',
  paper_vectors: 'derived',
  lexicon: 'derived',
  unread_words: 'derived',
  journal: 'dropped',
  jobs: 'dropped',
  sidecar_debts: 'dropped',
  mirror_debts: 'dropped',
}

/** Where rows are not compared as they are: numbers of the database's own, and what a feed's server said last. */
const QUERIES: Readonly<Record<string, string>> = {
  papers:
    'SELECT p.*, NULL AS organization_id, o.name AS organization FROM papers p LEFT JOIN organizations o ON o.id = p.organization_id',
  feeds:
    'SELECT id, kind, name, url, failures, last_ok_at, next_at, last_error, created_at, homepage, folder, paused_at, muted FROM feeds',
  queue_changes: `SELECT paper_id, row_number() OVER (PARTITION BY paper_id ORDER BY id) AS number, queue_id, at, kind FROM queue_changes`,
  editions: 'SELECT id, feed_id, kind, name, date, span, seen_at FROM editions',
  status_changes: `SELECT paper_id, row_number() OVER (PARTITION BY paper_id ORDER BY id) AS number, at, from_status, to_status FROM status_changes`,
}

type Dump = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** Everything a reader can see of a library, in one order; two libraries are equal where their dumps are. */
export function dumpOf(path: string): Dump {
  const database = new Database(path, { readonly: true })
  try {
    const carried = Object.keys(TABLES).filter(name => TABLES[name] === 'carried')
    const rows = (sql: string) =>
      (database.prepare(sql).all() as Record<string, unknown>[]).sort((a, b) =>
        JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
      )
    const dump = Object.fromEntries(carried.map(name => [name, rows(QUERIES[name] ?? `SELECT * FROM ${name}`)]))
    const words = rows(`SELECT rowid AS paper FROM paper_words WHERE paper_words MATCH 'zebra'`)
    return { ...dump, words }
  } finally {
    database.close()
  }
}

/** The tables a library has, without those that SQLite and its word index keep for themselves. */
export function tablesIn(path: string): string[] {
  const database = new Database(path, { readonly: true })
  try {
    const sql = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_words!_%' ESCAPE '!' ORDER BY name`
    return database.prepare<[], string>(sql).pluck().all()
  } finally {
    database.close()
  }
}

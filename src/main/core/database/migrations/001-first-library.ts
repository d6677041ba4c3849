/** The first library. Facts of papers stand apart from everything the reader made. */
export const firstLibrary = `
CREATE TABLE papers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_key TEXT,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  abstract TEXT,
  -- [{"name","family","given"}] in the order of the source: read whole, never by part
  authors TEXT NOT NULL DEFAULT '[]',
  author_count INTEGER,
  organization_id INTEGER REFERENCES organizations(id),
  published_at TEXT,
  published_inferred INTEGER NOT NULL DEFAULT 0,
  updated_at TEXT,
  arxiv_id TEXT,
  arxiv_version INTEGER,
  doi TEXT,
  openreview_id TEXT,
  url TEXT,
  pdf_url TEXT,
  code_url TEXT,
  project_url TEXT,
  venue TEXT,
  year INTEGER,
  volume TEXT,
  pages TEXT,
  keywords TEXT NOT NULL DEFAULT '[]',
  categories TEXT NOT NULL DEFAULT '[]',
  content TEXT,
  summary TEXT,
  enclosures TEXT NOT NULL DEFAULT '[]',
  comments INTEGER,
  upvotes INTEGER,
  github_stars INTEGER,
  -- how much the best source so far is trusted, and when what it says was true
  trust INTEGER NOT NULL,
  observed_at TEXT NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX papers_by_title_key ON papers(title_key);

CREATE TABLE identities (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  paper_id INTEGER NOT NULL REFERENCES papers(id) ON DELETE CASCADE,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX identities_by_paper ON identities(paper_id);

CREATE TABLE versions (
  paper_id INTEGER NOT NULL REFERENCES papers(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  submitted_at TEXT,
  PRIMARY KEY (paper_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE organizations (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE feeds (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL UNIQUE,
  etag TEXT,
  last_modified TEXT,
  content_hash TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  last_ok_at INTEGER,
  next_at INTEGER,
  last_error TEXT,
  created_at INTEGER NOT NULL
) STRICT;

-- A list as it appeared: a feed's day, or a file that was imported.
CREATE TABLE editions (
  id TEXT PRIMARY KEY,
  feed_id TEXT REFERENCES feeds(id) ON DELETE SET NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  date TEXT NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;
CREATE INDEX editions_by_date ON editions(date DESC);

CREATE TABLE entries (
  edition_id TEXT NOT NULL REFERENCES editions(id) ON DELETE CASCADE,
  paper_id INTEGER NOT NULL REFERENCES papers(id) ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  upvotes INTEGER,
  comments INTEGER,
  github_stars INTEGER,
  PRIMARY KEY (edition_id, paper_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_by_paper ON entries(paper_id);

-- Words of papers and of what was written on them. Kept by core/papers/search.ts, row by row.
CREATE VIRTUAL TABLE paper_words USING fts5(
  title, abstract, authors, organization, notes,
  content='', contentless_delete=1, tokenize="porter unicode61 remove_diacritics 2"
);

-- Merging is done by us, when nobody waits: FTS5 would do it in the middle of an import, again and again over the same words.
INSERT INTO paper_words (paper_words, rank) VALUES ('automerge', 0);
INSERT INTO paper_words (paper_words, rank) VALUES ('crisismerge', 500);
-- 8 MiB of words gathered before a segment is written: one for each transaction of an import, not four.
INSERT INTO paper_words (paper_words, rank) VALUES ('hashsize', 8388608);

-- Everything below is the reader's own.

CREATE TABLE reading (
  paper_id INTEGER PRIMARY KEY REFERENCES papers(id) ON DELETE CASCADE,
  status TEXT NOT NULL DEFAULT 'inbox' CHECK (status IN ('inbox', 'queued', 'reading', 'read', 'dismissed')),
  -- newest batch first, in the order of its source: a plain descending scan is the inbox
  arrival INTEGER NOT NULL,
  starred INTEGER NOT NULL DEFAULT 0,
  status_at INTEGER,
  remark TEXT,
  takeaway TEXT,
  trashed_at INTEGER
) STRICT;
CREATE INDEX reading_by_status ON reading(status, arrival DESC) WHERE trashed_at IS NULL;
CREATE INDEX reading_by_arrival ON reading(arrival DESC) WHERE trashed_at IS NULL;
CREATE INDEX reading_by_star ON reading(arrival DESC) WHERE starred = 1 AND trashed_at IS NULL;
CREATE INDEX reading_by_trash ON reading(trashed_at DESC) WHERE trashed_at IS NOT NULL;

CREATE TABLE progress (
  paper_id INTEGER PRIMARY KEY REFERENCES papers(id) ON DELETE CASCADE,
  file_id TEXT NOT NULL,
  page INTEGER NOT NULL,
  offset_y REAL NOT NULL,
  offset_x REAL NOT NULL,
  zoom TEXT NOT NULL,
  fraction REAL NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE notes (
  paper_id INTEGER PRIMARY KEY REFERENCES papers(id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE tags (
  tag TEXT NOT NULL,
  paper_id INTEGER NOT NULL REFERENCES papers(id) ON DELETE CASCADE,
  PRIMARY KEY (tag, paper_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_by_paper ON tags(paper_id);

CREATE TABLE queues (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  hue REAL NOT NULL,
  icon TEXT,
  position TEXT NOT NULL
) STRICT;
INSERT INTO queues (id, name, hue, icon, position) VALUES ('up-next', 'Up next', 250, NULL, 'a0');

CREATE TABLE queue_items (
  queue_id TEXT NOT NULL REFERENCES queues(id) ON DELETE CASCADE,
  paper_id INTEGER NOT NULL REFERENCES papers(id) ON DELETE CASCADE,
  position TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (queue_id, paper_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX queue_items_by_position ON queue_items(queue_id, position);
CREATE INDEX queue_items_by_paper ON queue_items(paper_id);

CREATE TABLE annotations (
  id TEXT PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES papers(id) ON DELETE CASCADE,
  file_id TEXT NOT NULL,
  page INTEGER NOT NULL,
  type TEXT NOT NULL,
  color TEXT NOT NULL,
  rect TEXT NOT NULL,
  quads TEXT NOT NULL,
  text TEXT NOT NULL,
  before_text TEXT NOT NULL,
  after_text TEXT NOT NULL,
  reading_order TEXT NOT NULL,
  comment TEXT NOT NULL,
  external INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX annotations_by_paper ON annotations(paper_id, reading_order);

CREATE TABLE files (
  id TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  pages INTEGER,
  added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE paper_files (
  paper_id INTEGER NOT NULL REFERENCES papers(id) ON DELETE CASCADE,
  file_id TEXT NOT NULL REFERENCES files(id),
  name TEXT NOT NULL,
  source_url TEXT,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (paper_id, file_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_files_by_file ON paper_files(file_id);

-- Every undoable step: the rows it changed, before and after.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  label TEXT NOT NULL,
  papers TEXT NOT NULL,
  changes TEXT NOT NULL,
  -- steps of one key that follow each other closely are one step: typing a note
  merge_key TEXT,
    -- 'done', 'undone', or 'dropped' where other work followed after it was undone
  state TEXT NOT NULL DEFAULT 'done'
) STRICT;
CREATE INDEX journal_by_state ON journal(state, id);

CREATE TABLE status_changes (
  id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES papers(id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  from_status TEXT NOT NULL,
  to_status TEXT NOT NULL
) STRICT;
CREATE INDEX status_changes_by_paper ON status_changes(paper_id, id);

CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  task TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER,
  error TEXT,
  report TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX jobs_by_state ON jobs(state, created_at);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Papers whose sidecar file is behind the database.
CREATE TABLE sidecar_debts (
  paper_id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL
) STRICT;
`

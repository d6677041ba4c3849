/** Subscriptions with folders and a pace, editions of every span, signals over time, rules, and papers that are one. Stands on 001 alone. */
export const feeds = `
ALTER TABLE feeds ADD COLUMN folder TEXT;
ALTER TABLE feeds ADD COLUMN homepage TEXT;
ALTER TABLE feeds ADD COLUMN paused_at INTEGER;
ALTER TABLE feeds ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
-- since when nothing could be reached at all; no fault of the feed's
ALTER TABLE feeds ADD COLUMN offline_at INTEGER;
-- {"everyMinutes","skipHours","skipDays"}: what the feed itself asks for
ALTER TABLE feeds ADD COLUMN pace TEXT;
CREATE INDEX editions_by_feed ON editions(feed_id);

-- 'day', 'week', 'month', 'trending', 'search'; null for a file and a plain feed's day
ALTER TABLE editions ADD COLUMN span TEXT;
-- What the server said of the list the last time it was asked for.
ALTER TABLE editions ADD COLUMN etag TEXT;
ALTER TABLE editions ADD COLUMN last_modified TEXT;
ALTER TABLE editions ADD COLUMN content_hash TEXT;
ALTER TABLE editions ADD COLUMN checked_at INTEGER;

-- 'new', 'cross', 'replace', 'replace-cross': how arXiv announced it
ALTER TABLE entries ADD COLUMN announce TEXT;
CREATE INDEX entries_announced ON entries(paper_id) WHERE announce IS NOT NULL;
ALTER TABLE versions ADD COLUMN seen_at INTEGER;
-- The version of the preprint a file is, where it is one.
ALTER TABLE paper_files ADD COLUMN version INTEGER;

-- Upvotes, comments and stars over time: a row where one of them changed.
CREATE TABLE signals (
  paper_id INTEGER NOT NULL REFERENCES papers(id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  upvotes INTEGER,
  comments INTEGER,
  stars INTEGER,
  PRIMARY KEY (paper_id, at)
) STRICT, WITHOUT ROWID;

-- The reader's own: what to mute, boost or star by itself.
CREATE TABLE rules (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('mute', 'boost', 'star')),
  -- {"match","terms"}
  condition TEXT NOT NULL,
  enabled INTEGER NOT NULL DEFAULT 1,
  -- papers that arrived earlier are none of its business
  since INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- What the reader said of single papers, against all rules.
CREATE TABLE mutings (
  paper_id INTEGER PRIMARY KEY REFERENCES papers(id) ON DELETE CASCADE,
  muted INTEGER NOT NULL
) STRICT;

-- Derived from rules, muted feeds and mutings; kept by core/rules.
CREATE TABLE rule_marks (
  paper_id INTEGER NOT NULL REFERENCES papers(id) ON DELETE CASCADE,
  rule_id TEXT NOT NULL REFERENCES rules(id) ON DELETE CASCADE,
  PRIMARY KEY (paper_id, rule_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX rule_marks_by_rule ON rule_marks(rule_id);
CREATE TABLE muted (
  paper_id INTEGER PRIMARY KEY REFERENCES papers(id) ON DELETE CASCADE
) STRICT;

-- Records that became part of a paper, as they were before: what splitting it needs.
CREATE TABLE joined_records (
  id TEXT PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES papers(id) ON DELETE CASCADE,
  -- 'merged' by the reader, or joined by 'title' or 'relation' when it was imported
  reason TEXT NOT NULL,
  title TEXT NOT NULL,
  record TEXT NOT NULL,
  joined_at INTEGER NOT NULL
) STRICT;
CREATE INDEX joined_records_by_paper ON joined_records(paper_id);
`

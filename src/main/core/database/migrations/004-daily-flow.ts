/** Queues with limits, searches and a history; due days and papers put off; the time spent on pages. */
export const dailyFlow = `
-- "Work in progress at most 5"; null where there is none.
ALTER TABLE queues ADD COLUMN most INTEGER;
-- The search whose results the queue is; null where it is ordered by hand.
ALTER TABLE queues ADD COLUMN query TEXT;

-- Why a paper stands in this queue, in the reader's words.
ALTER TABLE queue_items ADD COLUMN reason TEXT;
-- When the reader said that it should stay: its age counts from then.
ALTER TABLE queue_items ADD COLUMN kept_at INTEGER;

-- A day, "2026-03-02".
ALTER TABLE reading ADD COLUMN due_on TEXT;
-- Until then the paper is hidden from the inbox and from queues; after it, it stands at their top until it is decided upon or moved.
ALTER TABLE reading ADD COLUMN snoozed_until INTEGER;
CREATE INDEX reading_by_waking ON reading(snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX reading_by_due ON reading(due_on) WHERE due_on IS NOT NULL;
CREATE INDEX reading_by_finish ON reading(status_at DESC) WHERE status = 'read' AND trashed_at IS NULL;

-- Counted by whoever reads the whole text; null where nobody has.
ALTER TABLE files ADD COLUMN word_count INTEGER;

-- Papers that came into a queue and left it. Outlives its queue.
CREATE TABLE queue_changes (
  id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL REFERENCES papers(id) ON DELETE CASCADE,
  queue_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('in', 'out'))
) STRICT;
CREATE INDEX queue_changes_by_paper ON queue_changes(paper_id, id);
CREATE INDEX queue_changes_by_queue ON queue_changes(queue_id, at);
INSERT INTO queue_changes (paper_id, queue_id, at, kind) SELECT paper_id, queue_id, added_at, 'in' FROM queue_items ORDER BY added_at, paper_id;

-- Seconds a page was looked at on one of the reader's days.
CREATE TABLE reading_time (
  paper_id INTEGER NOT NULL REFERENCES papers(id) ON DELETE CASCADE,
  file_id TEXT NOT NULL,
  page INTEGER NOT NULL,
  day TEXT NOT NULL,
  seconds REAL NOT NULL,
  PRIMARY KEY (paper_id, file_id, page, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX reading_time_by_day ON reading_time(day);

CREATE INDEX status_changes_by_time ON status_changes(at);
CREATE INDEX papers_by_added ON papers(added_at);
`

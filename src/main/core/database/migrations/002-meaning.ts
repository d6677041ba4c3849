/** What a search needs to know of every paper: its words as numbers, and where it lies in the space of meaning. All of it can be made again. */
export const meaning = `
CREATE TABLE known_words (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
) STRICT;

-- Numbers of known_words with the fields they stand in, as discovery/words/paper-terms.ts writes them.
CREATE TABLE paper_terms (
  paper_id INTEGER PRIMARY KEY REFERENCES papers(id) ON DELETE CASCADE,
  terms BLOB NOT NULL
) STRICT;

-- Eight bits a dimension. Vectors of another lexicon than the newest are of no use.
CREATE TABLE paper_vectors (
  paper_id INTEGER PRIMARY KEY REFERENCES papers(id) ON DELETE CASCADE,
  lexicon TEXT NOT NULL,
  vector BLOB NOT NULL
) STRICT;

-- What was learnt from the library's own papers, by the word table it stands on. One row.
CREATE TABLE lexicon (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version TEXT NOT NULL,
  papers INTEGER NOT NULL,
  words BLOB NOT NULL
) STRICT;

-- Papers whose words changed and were not read yet. The mark grows, so that who has read up to one knows what is new.
CREATE TABLE unread_words (
  mark INTEGER PRIMARY KEY AUTOINCREMENT,
  paper_id INTEGER NOT NULL UNIQUE
) STRICT;
INSERT INTO unread_words (paper_id) SELECT id FROM papers;

CREATE INDEX papers_by_source_key ON papers(source_key) WHERE source_key IS NOT NULL;
`

/** The text of PDFs by page. All of it can be made again from the files. */
export const fullText = `
-- What became of reading a file: 'read', 'scanned' (pages without text), 'locked' by a password, 'failed'.
CREATE TABLE file_texts (
  number INTEGER PRIMARY KEY,
  file_id TEXT NOT NULL UNIQUE REFERENCES files(id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('read', 'scanned', 'locked', 'failed')),
  -- in words, where it could not be read
  reason TEXT,
  read_at INTEGER NOT NULL
) STRICT;

-- The id is the number of the file times 65536, and the page: what is found needs no look at the texts.
CREATE TABLE page_texts (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;

-- Their words, cut as searches cut them. Kept by core/intake/texts, page by page.
CREATE VIRTUAL TABLE page_words USING fts5(
  text, content='', contentless_delete=1, tokenize="porter unicode61 remove_diacritics 2"
);

-- When the words were read: a finder that kept its memory elsewhere asks what came since.
ALTER TABLE paper_terms ADD COLUMN mark INTEGER NOT NULL DEFAULT 0;
CREATE INDEX paper_terms_by_mark ON paper_terms(mark);
`

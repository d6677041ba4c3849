/** All kinds of annotations, those of other programs, and where one was before it was carried to another version. */
export const annotationKinds = `
-- ink: [[x, y, x, y ...], ...]
ALTER TABLE annotations ADD COLUMN strokes TEXT NOT NULL DEFAULT '[]';
-- SHA-256 of a PNG in pictures/
ALTER TABLE annotations ADD COLUMN picture TEXT;
-- who made it, what the PDF calls it (/NM), and a fingerprint of how it was when it was last read there
ALTER TABLE annotations ADD COLUMN author TEXT;
ALTER TABLE annotations ADD COLUMN pdf_name TEXT;
ALTER TABLE annotations ADD COLUMN pdf_print TEXT;
-- by the reader, after it came with a PDF
ALTER TABLE annotations ADD COLUMN edited_at INTEGER;
-- 'removed' by the reader though the PDF has it, 'gone' from the PDF: both hidden, both can come back
ALTER TABLE annotations ADD COLUMN state TEXT NOT NULL DEFAULT 'live' CHECK (state IN ('live', 'removed', 'gone'));
-- JSON: the anchor before it was carried, with the confidence of its place
ALTER TABLE annotations ADD COLUMN carried TEXT;
-- JSON: the file it found no place in
ALTER TABLE annotations ADD COLUMN tray TEXT;
`

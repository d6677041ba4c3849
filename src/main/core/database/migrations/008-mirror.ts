/** A folder of the reader's that is kept up with the library as plain files. */
export const mirror = `
-- What the mirror is behind with: papers by their number, the bibliography of all as 0.
CREATE TABLE mirror_debts (
  paper_id INTEGER PRIMARY KEY,
  since INTEGER NOT NULL
) STRICT;
`

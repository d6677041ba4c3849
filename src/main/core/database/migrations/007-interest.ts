/** What the reader says of the reasons papers are ranked by. */
export const interest = `
-- 'word:neuron', 'author:Ada Lovelace', 'organization:…', 'paper:12'
CREATE TABLE stances (
  feature TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  -- 'less' lowers papers for it; 'never': it counts neither for nor against
  stance TEXT NOT NULL CHECK (stance IN ('less', 'never')),
  at INTEGER NOT NULL
) STRICT;
`

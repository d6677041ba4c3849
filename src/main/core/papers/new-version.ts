/** Whether a version came out after the one the reader knows. */

export interface VersionFacts {
  /** The newest version known of. */
  readonly newest: number | null
  /** When the library learnt of it; null where that was long ago. */
  readonly newest_seen_at: number | null
  /** The newest version the reader has a file of. */
  readonly held: number | null
  /** The reader read it, is reading it, or marked it. */
  readonly engaged: number
  readonly status_at: number | null
}

/** Columns of VersionFacts for paper `p`, its reading `r` and progress `g`. */
export const VERSION_SQL = `
  p.arxiv_version AS newest, r.status_at,
  (SELECT v.seen_at FROM versions v WHERE v.paper_id = p.id AND v.number = p.arxiv_version) AS newest_seen_at,
  (SELECT max(pf.version) FROM paper_files pf WHERE pf.paper_id = p.id) AS held,
  (r.status IN ('reading', 'read') OR g.paper_id IS NOT NULL OR EXISTS (SELECT 1 FROM annotations a WHERE a.paper_id = p.id)) AS engaged`

/** The version to tell the reader of; null where there is none. What was never read is no news when it changes. Pure. */
export function newVersionOf({ newest, newest_seen_at, held, engaged, status_at }: VersionFacts): number | null {
  if (newest === null || newest < 2 || engaged !== 1) return null
  if (held !== null) return held < newest ? newest : null
  // Read elsewhere: then the version of that day.
  return newest_seen_at !== null && status_at !== null && newest_seen_at > status_at ? newest : null
}

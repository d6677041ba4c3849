import type { PaperId, Status } from '../../../preload/contract/paper.ts'
import type { ApiOf, LibraryContext } from './context.ts'

interface PaperOnMap {
  readonly id: PaperId
  readonly title: string
  readonly status: Status
  readonly starred: number
}

/** The library as a map. */
export function makeMapApi({ session: { read }, finding }: LibraryContext): ApiOf<'map'> {
  return {
    'map.library': async ({ most }) => {
      const rows = read.all<PaperOnMap>(
        `SELECT p.id, p.title, r.status, r.starred FROM reading r JOIN papers p ON p.id = r.paper_id WHERE r.trashed_at IS NULL
         ORDER BY r.starred = 1 OR r.status IN ('queued', 'reading', 'read') DESC, r.arrival DESC LIMIT ?`,
        most,
      )
      const all = read.column<number>('SELECT count(*) FROM reading WHERE trashed_at IS NULL')[0] ?? 0
      const { papers, x, y, labels } = await finding.ask({
        type: 'map',
        papers: rows.map(({ id }) => id),
        patient: false,
      })
      const known = new Map(rows.map(row => [row.id, row]))
      const points = papers.flatMap((paper, at) => {
        const row = known.get(paper)
        return row
          ? [{ paper, x: x[at] ?? 0, y: y[at] ?? 0, status: row.status, starred: row.starred === 1, title: row.title }]
          : []
      })
      return { points, labels, left: all - points.length }
    },
  }
}

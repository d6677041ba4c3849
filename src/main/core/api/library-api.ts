import type { LibraryInfo, LibraryPlace } from '../../../preload/contract/library-api.ts'
import { type Status, STATUSES } from '../../../preload/contract/paper.ts'
import type { LibraryDatabase } from '../database/open-database.ts'
import { nextSteps } from '../journal/journal.ts'
import { placeOf } from '../library-place.ts'
import type { ApiOf, LibraryContext } from './context.ts'
import manifest from '../../../../package.json' with { type: 'json' }

/** What is open, in numbers. */
export function makeLibraryApi(
  { folder, session, ports }: LibraryContext,
  database: LibraryDatabase,
  notice: string | null,
): ApiOf<'library'> {
  // A library is not moved while it is open.
  let place: LibraryPlace | null | undefined
  return {
    'library.info': (): LibraryInfo => {
      const now = ports.now()
      const counts = Object.fromEntries(STATUSES.map(status => [status, 0])) as Record<Status, number>
      const perStatus = (where: string, ...values: number[]) =>
        session.read.all<{ status: Status; n: number }>(
          `SELECT status, count(*) AS n FROM reading WHERE trashed_at IS NULL ${where} GROUP BY status`,
          ...values,
        )
      for (const { status, n } of perStatus('')) counts[status] = n
      // Muted papers are there and in no inbox.
      const papers = Object.values(counts).reduce((sum, n) => sum + n, 0)
      for (const { status, n } of perStatus('AND snoozed_until > ?', now)) counts[status] -= n
      const shown = Object.values(counts).reduce((sum, n) => sum + n, 0)
      const one = (sql: string): number => session.read.column<number>(sql)[0] ?? 0
      const mutedInbox = one(
        `SELECT count(*) FROM muted m JOIN reading r ON r.paper_id = m.paper_id WHERE r.status = 'inbox' AND r.trashed_at IS NULL`,
      )
      return {
        folder,
        notice,
        place: (place = place === undefined ? placeOf(folder) : place),
        version: manifest.version,
        schema: database.schema,
        writable: session.writable,
        papers,
        counts: { ...counts, inbox: counts.inbox - mutedInbox },
        muted: one('SELECT count(*) FROM muted m JOIN reading r ON r.paper_id = m.paper_id WHERE r.trashed_at IS NULL'),
        starred: one('SELECT count(*) FROM reading WHERE starred = 1 AND trashed_at IS NULL'),
        trashed: one('SELECT count(*) FROM reading WHERE trashed_at IS NOT NULL'),
        snoozed: papers - shown,
        ...nextSteps(session.read),
        now: new Date(now).toISOString(),
      }
    },
  }
}

import { existsSync } from 'node:fs'
import type { BackupFile, DoctorFinding } from '../../../preload/contract/library-api.ts'
import type { LibraryDatabase } from '../database/open-database.ts'
import { LibraryFailure } from '../failures.ts'
import type { JobHandler, JobRunner } from '../jobs/job-runner.ts'
import { isBackupDue, listBackups, makeBackup } from '../safety/backups.ts'
import { findProblems, inSlices } from '../safety/soundness.ts'
import type { ApiOf, LibraryContext } from './context.ts'

/** Backups and checks. */

export interface Backups {
  make(): Promise<BackupFile>
  /** The same as a job of the library's own. */
  readonly run: JobHandler
  /** Makes one a day for as long as the library is open; the answer stops it. */
  keep(jobs: Pick<JobRunner, 'add'>): () => void
}

// Not while the first screen is painted.
const FIRST_LOOK_MS = 30_000
const LOOK_EVERY_MS = 3_600_000

export function makeBackups({ folder, session, ports }: LibraryContext, database: LibraryDatabase): Backups {
  const make = (): Promise<BackupFile> =>
    makeBackup({ database: database.raw, folder, now: ports.now(), pause: ports.yieldTurn })
  return {
    make,
    async run() {
      await make()
      return null
    },
    keep(jobs) {
      let stop = (): void => {}
      const look = (): void => {
        const papers = session.read.column<number>('SELECT count(*) FROM papers')[0] ?? 0
        if (isBackupDue(folder, papers, ports.now())) jobs.add('backup', 'Daily backup', {})
        stop = ports.after(LOOK_EVERY_MS, look)
      }
      stop = ports.after(FIRST_LOOK_MS, look)
      return () => stop()
    },
  }
}

export function makeUpkeepApi(
  { folder, session, ports, store }: LibraryContext,
  database: LibraryDatabase,
  backups: Backups,
): Omit<ApiOf<'backups' | 'doctor'>, 'backups.restore'> {
  return {
    'backups.list': () => listBackups(folder),
    'backups.make': () => {
      if (!session.writable)
        throw new LibraryFailure(
          'read-only',
          'The library is open for reading only, because another process owns it. Make the backup there.',
        )
      return backups.make()
    },
    'doctor.check': async () => {
      const problems = await inSlices(findProblems(database.raw), ports.yieldTurn)
      const missing = session.read
        .column<string>('SELECT id FROM files')
        .filter(file => !existsSync(store.pathOf(file)))
      const [newest] = listBackups(folder)
      const findings: DoctorFinding[] = [
        finding(
          'database',
          problems.length === 0,
          problems.length === 0
            ? 'sound'
            : `${problems.slice(0, 3).join('; ')}. "offprint restore" brings back the newest backup.`,
        ),
        finding(
          'files',
          missing.length === 0,
          missing.length === 0
            ? 'all there'
            : `${missing.length} PDFs are not where they should be. Add them again, or bring the folder "files" back.`,
        ),
        finding(
          'backups',
          newest !== undefined,
          newest ? `the newest is of ${newest.madeAt}` : 'none yet; "offprint backup" makes one',
        ),
      ]
      return findings
    },
  }
}

function finding(check: string, ok: boolean, message: string): DoctorFinding {
  return { check, ok, message, repaired: false }
}

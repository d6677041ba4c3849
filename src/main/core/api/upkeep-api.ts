import type { BackupFile } from '../../../preload/contract/library-api.ts'
import type { LibraryDatabase } from '../database/open-database.ts'
import { LibraryFailure } from '../failures.ts'
import type { JobHandler, JobRunner } from '../jobs/job-runner.ts'
import { isBackupDue, listBackups, makeBackup } from '../safety/backups.ts'
import { checkLibrary, type Diagnosis } from '../safety/doctor/check-library.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { previewRestore } from '../safety/preview-restore.ts'
import type { SidecarWriter } from '../safety/sidecars/sidecar-writer.ts'
import type { ApiOf, LibraryContext } from './context.ts'

/** Backups and checks. */

export interface Backups {
  make(): Promise<BackupFile>
  /** Settles when none is being made. */
  ended(): Promise<unknown>
  /** The same as a job of the library's own. */
  readonly run: JobHandler
  /** Makes one a day for as long as the library is open; the answer stops it. */
  keep(jobs: Pick<JobRunner, 'add'>): () => void
}

// Not while the first screen is painted.
const FIRST_LOOK_MS = 30_000
const LOOK_EVERY_MS = 3_600_000

export function makeBackups({ folder, session, ports }: LibraryContext, database: LibraryDatabase): Backups {
  let last: Promise<unknown> = Promise.resolve()
  // One at a time: each is named after its moment.
  const make = (): Promise<BackupFile> => {
    const made = last.then(() => {
      session.requirePlace()
      return makeBackup({ database: database.raw, folder, now: ports.now(), pause: ports.yieldTurn })
    })
    last = made.catch(() => {})
    return made
  }
  return {
    make,
    ended: () => last,
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

/** What the doctor of an open library found; the caller puts another database in the place of a damaged one. */
export type CheckLibrary = (repair: boolean) => Promise<Diagnosis>

export function makeDoctor(
  { folder, session, ports, store }: LibraryContext,
  database: LibraryDatabase,
  backups: Backups,
  { sidecars, mirror }: { readonly sidecars: SidecarWriter; readonly mirror: Pick<Mirror, 'check'> },
): CheckLibrary {
  const room = {
    ...{ folder, session, database, ports, store },
    flushSidecars: sidecars.flush,
    makeBackup: backups.make,
    checkMirror: mirror.check,
  }
  return repair => checkLibrary(room, repair)
}

export function makeBackupApi(
  { folder, session, ports }: LibraryContext,
  backups: Backups,
): Omit<ApiOf<'backups'>, 'backups.restore'> {
  return {
    'backups.list': () => listBackups(folder),
    'backups.preview': ({ file }) => previewRestore(folder, file, ports.yieldTurn),
    'backups.make': () => {
      if (!session.writable)
        throw new LibraryFailure(
          'read-only',
          'The library is open for reading only, because another process owns it. Make the backup there.',
        )
      return backups.make()
    },
  }
}

import { existsSync } from 'node:fs'
import { constants, copyFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { makeHandle } from '../database/handles.ts'
import { DATABASE_FILE } from '../database/open-database.ts'
import { LibraryFailure, toFailure } from '../failures.ts'
import { compareMirrorAgain } from './mirror-again.ts'
import { announceReplacement, incomingPath } from './replacement.ts'
import { syncFolder } from './safe-files.ts'
import { dropCopy, sealCopy } from './sealed-copy.ts'
import { inSlices } from './soundness.ts'

export interface RestoreRequest {
  /** Of the library. */
  readonly folder: string
  /** A path, or the name of a file in `backups/`. */
  readonly file: string
  readonly now: number
  readonly pause: () => Promise<void>
}

/**
 * Proves a backup and makes it ready; it takes the library's place when the library is opened next, which the caller
 * does. Answers where what it replaces will be kept. Throws 'not-found', 'invalid', 'damaged', 'newer-library', 'disk-full'.
 */
export async function prepareRestore({ folder, file, now, pause }: RestoreRequest): Promise<string> {
  const backup = pathOfBackup(folder, file)
  const copy = incomingPath(folder)
  dropCopy(copy)
  try {
    await copyFile(backup, copy, constants.COPYFILE_FICLONE)
    // A copy made by hand of a library that was open has its last changes beside it.
    if (existsSync(`${backup}-wal`)) await copyFile(`${backup}-wal`, `${copy}-wal`)
    const seal = sealCopy(copy, database => {
      // Files for another state of the library were under way then; its sidecars are all to be written.
      database.exec(`UPDATE jobs SET state = 'cancelled' WHERE state IN ('waiting', 'running')`)
      database.prepare('INSERT OR IGNORE INTO sidecar_debts (paper_id, since) SELECT id, ? FROM papers').run(now)
      compareMirrorAgain(
        makeHandle(database, () => {}),
        now,
      )
    })
    await inSlices(seal, pause)
    syncFolder(folder)
    return announceReplacement(folder, 'go', now)
  } catch (error) {
    dropCopy(copy)
    throw restoreFailure(error, backup, copy)
  }
}

/** A path, or the name of a file in `backups/`. */
export function pathOfBackup(folder: string, file: string): string {
  const listed = join(folder, 'backups', file)
  const path = existsSync(listed) ? listed : resolve(file)
  if (!existsSync(path))
    throw new LibraryFailure(
      'not-found',
      `There is no backup ${file}. "offprint call backups.list {}" names those of this library.`,
    )
  if (path === resolve(folder, DATABASE_FILE))
    throw new LibraryFailure('invalid', `${file} is the library itself, not a backup of it.`)
  return path
}

/** Messages speak of the file the reader named, not of its copy. */
function restoreFailure(error: unknown, backup: string, copy: string): unknown {
  if (error instanceof LibraryFailure)
    return new LibraryFailure(error.code, error.message.replaceAll(copy, backup), { cause: error })
  const { code } = toFailure(error)
  if (code !== 'disk-full') return error
  return new LibraryFailure(
    'disk-full',
    'The backup was not restored: the disk is full. The library is as it was; free some space and try again.',
    { cause: error },
  )
}

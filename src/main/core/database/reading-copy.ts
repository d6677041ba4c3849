import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** Whether a folder takes writes: not one on a disk, or of somebody, that lets nobody write. */
export function takesWrites(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * A database of a folder that takes no writes, elsewhere: to read one that has a log, SQLite has to make files beside it.
 * `drop` takes it away.
 */
export function copyToRead(path: string): { readonly path: string; drop(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-reading-'))
  const drop = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    for (const suffix of ['', '-wal'])
      if (existsSync(path + suffix))
        copyFileSync(path + suffix, join(folder, basename(path) + suffix), constants.COPYFILE_FICLONE)
    return { path: join(folder, basename(path)), drop }
  } catch (error) {
    drop()
    throw error
  }
}

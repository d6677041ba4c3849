import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { LibraryFailure } from '../failures.ts'
import { takesWrites } from './reading-copy.ts'

export interface Lock {
  release(): void
}

/**
 * Takes the library for this process. The lock is SQLite's own file lock on a file beside the database: the operating
 * system lets go of it when the process ends, however it ends. Throws 'already-open' at once where another has it.
 */
export function takeLock(folder: string, host: string, now: number): Lock {
  makeFolder(folder)
  if (!takesWrites(folder))
    throw new LibraryFailure(
      'read-only',
      `The library ${folder} was not opened to be changed: its folder or its disk takes no writes. Commands that read work all the same; for the rest make it writable, or copy it to another disk.`,
    )
  const path = join(folder, 'owner.lock')
  // Longer than anybody looks who holds it, and still at once.
  const database = new Database(path, { timeout: 200 })
  try {
    // A rollback journal, not WAL: there BEGIN EXCLUSIVE keeps every other process out.
    database.pragma('journal_mode = DELETE')
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (isBusy(error))
      throw new LibraryFailure(
        'already-open',
        `The library ${folder} is already open (${ownerOf(folder)}). Close it there, or choose another folder with --library.`,
      )
    throw error
  }
  tellOwner(folder, { pid: process.pid, host, since: new Date(now).toISOString() })
  return {
    release() {
      database.exec('ROLLBACK')
      database.close()
    },
  }
}

function tellOwner(
  folder: string,
  owner: { readonly pid: number; readonly host: string; readonly since: string },
): void {
  try {
    writeFileSync(join(folder, 'owner.json'), `${JSON.stringify(owner)}\n`)
  } catch {
    // A full disk: whoever comes second is told that it is open, and not by whom.
  }
}

/** Which process holds the library, for a message: "electron, process 4711". Null where none does. */
export function holderOf(folder: string): string | null {
  const path = join(folder, 'owner.lock')
  if (!existsSync(path)) return null
  // On such a disk nobody holds it.
  if (!takesWrites(folder)) return null
  const database = new Database(path, { readonly: true, timeout: 0 })
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    return null
  } catch (error) {
    if (isBusy(error)) return ownerOf(folder)
    throw error
  } finally {
    database.close()
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

function makeFolder(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new LibraryFailure('invalid', `${folder} is a file, not a folder. Choose a folder for the library.`)
  mkdirSync(folder, { recursive: true })
}

function ownerOf(folder: string): string {
  try {
    const owner: unknown = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'))
    if (typeof owner !== 'object' || owner === null || !('pid' in owner) || !('host' in owner)) return 'another process'
    return `${String(owner.host)}, process ${String(owner.pid)}`
  } catch {
    return 'another process'
  }
}

import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { LibraryFailure } from '../failures.ts'

export interface Lock {
  release(): void
}

/**
 * Takes the library for this process. The lock is SQLite's own file lock on a file beside the database: the operating
 * system lets go of it when the process ends, however it ends. Throws 'already-open' at once where another has it.
 */
export function takeLock(folder: string, host: string, now: number): Lock {
  makeFolder(folder)
  const path = join(folder, 'owner.lock')
  const database = new Database(path, { timeout: 0 })
  try {
    // A rollback journal, not WAL: there BEGIN EXCLUSIVE keeps every other process out.
    database.pragma('journal_mode = DELETE')
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
      throw new LibraryFailure('already-open', `The library ${folder} is already open in another process${ownerOf(folder)}. Close it there, or choose another folder with --library.`)
    throw error
  }
  const owner = join(folder, 'owner.json')
  writeFileSync(owner, `${JSON.stringify({ pid: process.pid, host, since: new Date(now).toISOString() })}\n`)
  return {
    release() {
      database.exec('ROLLBACK')
      database.close()
    },
  }
}

function makeFolder(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new LibraryFailure('invalid', `${folder} is a file, not a folder. Choose a folder for the library.`)
  mkdirSync(folder, { recursive: true })
}

function ownerOf(folder: string): string {
  try {
    const owner: unknown = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8'))
    if (typeof owner !== 'object' || owner === null || !('pid' in owner) || !('host' in owner)) return ''
    return ` (${String(owner.host)}, process ${String(owner.pid)})`
  } catch {
    return ''
  }
}

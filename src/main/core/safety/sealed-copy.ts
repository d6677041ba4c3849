import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type SqliteDatabase from 'better-sqlite3'
import { SCHEMA_VERSION, versionOf } from '../database/migrate.ts'
import { LibraryFailure } from '../failures.ts'
import { syncFile } from './safe-files.ts'
import { findProblems } from './soundness.ts'

/** A database file that stands by itself, is on the disk and was proved sound. */

export interface SealedCopy {
  readonly papers: number
  readonly schema: number
}

/**
 * Proves a copy and takes it out of WAL mode, so that one file holds all of it. `change` may alter it before it is
 * proved. Throws 'damaged', 'invalid' (another program's), 'newer-library'. Yields between the tables.
 */
export function* sealCopy(
  path: string,
  change: (database: SqliteDatabase.Database) => void = () => {},
): Generator<void, SealedCopy> {
  const database = openCopy(path)
  let sealed: SealedCopy
  try {
    // What a stranger's file defines must not run here.
    database.pragma('trusted_schema = OFF')
    database.pragma('cell_size_check = ON')
    const schema = versionOf(database, path)
    if (schema === 0) throw new LibraryFailure('invalid', `${path} holds no Offprint library.`)
    if (schema > SCHEMA_VERSION)
      throw new LibraryFailure(
        'newer-library',
        `${path} was written by a later Offprint (format ${schema}, this one knows ${SCHEMA_VERSION}). Install the newer version first.`,
      )
    database.pragma('journal_mode = DELETE')
    change(database)
    const problems = yield* findProblems(database)
    if (problems.length > 0) throw damaged(path, problems[0])
    sealed = { papers: countPapers(database), schema }
  } catch (error) {
    throw isDamage(error) ? damaged(path, error) : error
  } finally {
    database.close()
  }
  syncFile(path)
  return sealed
}

function openCopy(path: string): SqliteDatabase.Database {
  try {
    return new Database(path, { fileMustExist: true, timeout: 0 })
  } catch (error) {
    throw isDamage(error) ? damaged(path, error) : error
  }
}

export function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code))
}

function damaged(path: string, cause: unknown): LibraryFailure {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new LibraryFailure(
    'damaged',
    `${path} is damaged (${reason}). Nothing was changed by looking at it; try another backup.`,
  )
}

export function countPapers(database: SqliteDatabase.Database): number {
  return database.prepare<[], number>('SELECT count(*) FROM papers').pluck().get() ?? 0
}

/** Removes a copy that came to nothing, with what SQLite keeps beside it. */
export function dropCopy(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true })
}

import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type SqliteDatabase from 'better-sqlite3'
import { SCHEMA_VERSION, versionOf } from '../database/migrate.ts'
import { LibraryFailure } from '../failures.ts'
import { syncFile } from './safe-files.ts'
import { findProblems } from './soundness.ts'

/** Database files that stand by themselves: one file, on the disk, proved sound. */

export interface ProvedCopy {
  readonly papers: number
  readonly schema: number
}

/**
 * Takes a copy out of WAL mode, so that one file holds all of it, and proves it. `change` may alter it before.
 * Throws 'damaged', 'invalid' (another program's), 'newer-library'. Yields between the tables.
 */
export function* sealCopy(
  path: string,
  change: (database: SqliteDatabase.Database) => void = () => {},
): Generator<void, ProvedCopy> {
  const proved = yield* withCopy(path, false, function* (database) {
    database.pragma('journal_mode = DELETE')
    requireOurs(database, path)
    change(database)
    return yield* prove(database, path)
  })
  syncFile(path)
  return proved
}

/** Proves a sealed file without touching it. Throws as sealCopy does. */
export function* proveCopy(path: string): Generator<void, ProvedCopy> {
  return yield* withCopy(path, true, database => prove(database, path))
}

function* withCopy<T>(
  path: string,
  readonly: boolean,
  work: (database: SqliteDatabase.Database) => Generator<void, T>,
): Generator<void, T> {
  let database: SqliteDatabase.Database | null = null
  try {
    database = new Database(path, { readonly, fileMustExist: true, timeout: 0 })
    // What a stranger's file defines must not run here.
    database.pragma('trusted_schema = OFF')
    database.pragma('cell_size_check = ON')
    return yield* work(database)
  } catch (error) {
    throw isDamage(error) ? damaged(path, error) : error
  } finally {
    database?.close()
  }
}

function* prove(database: SqliteDatabase.Database, path: string): Generator<void, ProvedCopy> {
  const schema = requireOurs(database, path)
  const problems = yield* findProblems(database)
  if (problems.length > 0) throw damaged(path, problems[0])
  return { papers: countPapers(database), schema }
}

function requireOurs(database: SqliteDatabase.Database, path: string): number {
  const schema = versionOf(database, path)
  if (schema === 0) throw new LibraryFailure('invalid', `${path} holds no Offprint library.`)
  if (schema > SCHEMA_VERSION)
    throw new LibraryFailure(
      'newer-library',
      `${path} was written by a later Offprint (format ${schema}, this one knows ${SCHEMA_VERSION}). Install the newer version first.`,
    )
  return schema
}

/** Whether SQLite says that a file is not, or not any more, what it wrote. */
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

function countPapers(database: SqliteDatabase.Database): number {
  return database.prepare<[], number>('SELECT count(*) FROM papers').pluck().get() ?? 0
}

/** Removes a copy that came to nothing, with what SQLite keeps beside it. */
export function dropCopy(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true })
}

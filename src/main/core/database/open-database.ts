import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import type SqliteDatabase from 'better-sqlite3'
import { LibraryFailure, toFailure } from '../failures.ts'
import { makeHandle, type ReadHandle, type SlowQuery, type WriteHandle } from './handles.ts'
import { copyToRead, takesWrites } from './reading-copy.ts'
import { migrate, SCHEMA_VERSION, versionOf } from './migrate.ts'
import { PAGE_BYTES } from './schema-version.ts'

export const DATABASE_FILE = 'library.sqlite'

// Older WAL versions can corrupt a database that two connections write.
const OLDEST_SQLITE = [3, 51, 3] as const

export interface LibraryDatabase {
  readonly read: ReadHandle
  /** False where it was opened for reading only, or is of a later version. */
  readonly writable: boolean
  readonly raw: SqliteDatabase.Database
  readonly schema: number
  /** Throws where the folder is not where it was opened: what is written then would be lost, or be in two places. */
  requirePlace(): void
  /** Copies the log into the database without making anybody wait. */
  checkpoint(): void
  /**
   * Runs work in one transaction: all of it, or none. It survives a power cut; with 'later' only once a transaction after
   * it does, and until then it survives everything but a power cut.
   */
  transact<T>(work: (write: WriteHandle) => T, durable?: Durability): T
  close(): void
}

export interface DatabaseOptions {
  readonly as: 'owner' | 'reader'
  readonly onSlow: (query: SlowQuery) => void
  /** Called with the still unmigrated database: makes the backup that migration stands on. */
  readonly beforeMigration: (database: SqliteDatabase.Database, version: number) => void
}

/** Whether a transaction waits until the disk has it. */
export type Durability = 'now' | 'later'

/** Opens the database of a library folder whose lock the caller holds, or for reading only. Throws LibraryFailure. */
export function openDatabase(folder: string, options: DatabaseOptions): LibraryDatabase {
  const path = join(folder, DATABASE_FILE)
  return options.as === 'reader' ? openForReading(path, options) : openForWriting(path, options)
}

function openForWriting(path: string, options: DatabaseOptions): LibraryDatabase {
  const database = connect(path, false)
  try {
    setPragmas(database)
    const version = versionOf(database, path)
    if (version > SCHEMA_VERSION) {
      database.close()
      return openForReading(path, options)
    }
    bringUpToDate(database, version, path, options)
  } catch (error) {
    database.close()
    throw error
  }
  const write = makeHandle(database, options.onSlow)
  const requirePlace = placeOf(path)
  // 'immediate': a transaction that will write takes the write lock first, so it never fails half way for a reader.
  const inTransaction = <T>(work: (write: WriteHandle) => T): T => database.transaction(() => work(write)).immediate()
  const transact = <T>(work: (write: WriteHandle) => T, durable: Durability = 'now'): T => {
    if (!database.inTransaction) requirePlace()
    if (durable === 'now' || database.inTransaction) return inTransaction(work)
    // The log is written and not yet synced: the sync of any transaction to come takes this one along.
    database.pragma('synchronous = NORMAL')
    try {
      return inTransaction(work)
    } finally {
      database.pragma('synchronous = FULL')
    }
  }
  return {
    read: write,
    writable: true,
    raw: database,
    schema: SCHEMA_VERSION,
    transact,
    requirePlace,
    checkpoint: () => void database.pragma('wal_checkpoint(PASSIVE)'),
    close() {
      try {
        database.pragma('optimize')
      } finally {
        database.close()
      }
    },
  }
}

/** Where there is no room for it, the library stays as it was. */
function bringUpToDate(
  database: SqliteDatabase.Database,
  version: number,
  path: string,
  { beforeMigration }: DatabaseOptions,
): void {
  try {
    migrate(database, version, () => beforeMigration(database, version))
  } catch (error) {
    if (version === 0 || toFailure(error).code !== 'disk-full') throw error
    // A backup beside it, and at most each page once more in the log.
    const megabytes = Math.ceil((3 * statSync(path).size) / 1e6) + 1
    throw new LibraryFailure(
      'disk-full',
      `The library ${dirname(path)} is of an earlier Offprint, and the disk has no room to bring it up to date. It is as it was: free some space (${megabytes} MB) and open it again.`,
      { cause: error },
    )
  }
}

function openForReading(path: string, options: DatabaseOptions): LibraryDatabase {
  const isThere = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0
  const copy = isThere && !takesWrites(dirname(path)) ? copyToRead(path) : null
  const database = isThere ? connect(copy?.path ?? path, true) : emptyLibrary()
  const close = (): void => {
    database.close()
    copy?.drop()
  }
  const version = versionOf(database, path)
  if (version < SCHEMA_VERSION) {
    close()
    throw new LibraryFailure(
      'unsupported',
      `The library ${path} is of an earlier Offprint (format ${version}, this one reads ${SCHEMA_VERSION}). Open it once for writing, which brings it up to date.`,
    )
  }
  return {
    read: makeHandle(database, options.onSlow),
    writable: false,
    raw: database,
    schema: version,
    transact() {
      throw version > SCHEMA_VERSION
        ? new LibraryFailure(
            'newer-library',
            `This library was written by a later Offprint (format ${version}, this one knows ${SCHEMA_VERSION}). It is open for reading; install the newer version to change it.`,
          )
        : new LibraryFailure(
            'read-only',
            'The library is open for reading only, because another process owns it. Close it there to make changes here.',
          )
    },
    requirePlace: () => {},
    checkpoint: () => {},
    close,
  }
}

/**
 * The file that is open keeps taking writes after its folder was renamed, deleted, or another put in its place. Answers
 * what says so; it costs some microseconds.
 */
function placeOf(path: string): () => void {
  const find = (): string => {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false })
    return found ? `${found.dev}:${found.ino}` : 'nothing'
  }
  const place = find()
  return () => {
    if (find() !== place)
      throw new LibraryFailure(
        'disk-error',
        `The change was not saved: the library is not at ${dirname(path)} any more. Put the folder back, or connect its drive, and try again; or close Offprint and open the library where it is now. What was saved before is kept.`,
      )
  }
}

/** What is read where there is no library yet: nothing is made on the disk for somebody who only looks. */
function emptyLibrary(): SqliteDatabase.Database {
  const database = connect(':memory:', false)
  migrate(database, 0, () => {})
  return database
}

function connect(path: string, readonly: boolean): SqliteDatabase.Database {
  const database = new Database(path, { readonly, fileMustExist: readonly, timeout: 5_000 })
  try {
    prepare(database)
    return database
  } catch (error) {
    // What stays open keeps its disk from being taken away.
    database.close()
    throw error
  }
}

function prepare(database: SqliteDatabase.Database): void {
  const version = database.prepare<[], { v: string }>('SELECT sqlite_version() AS v').get()?.v ?? '0'
  if (isOlder(version))
    throw new LibraryFailure(
      'unsupported',
      `SQLite ${version} is too old for a library; Offprint needs ${OLDEST_SQLITE.join('.')} or later.`,
    )
  database.pragma('trusted_schema = OFF')
  database.pragma('cell_size_check = ON')
  database.pragma('mmap_size = 0')
  // Statement journals of an import would otherwise be files.
  database.pragma('temp_store = MEMORY')
  // 64 MiB: the index pages of 100,000 papers stay in memory.
  database.pragma('cache_size = -65536')
}

function setPragmas(database: SqliteDatabase.Database): void {
  database.pragma(`page_size = ${PAGE_BYTES}`)
  database.pragma('journal_mode = WAL')
  // better-sqlite3's NORMAL may lose the last edits at a power cut.
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  // 32 MiB of log before a commit stops to copy it into the database; it is copied when nobody waits, and at closing.
  database.pragma('wal_autocheckpoint = 4000')
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number)
  for (const [index, least] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0
    if (part !== least) return part < least
  }
  return false
}

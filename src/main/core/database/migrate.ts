import type SqliteDatabase from 'better-sqlite3'
import { LibraryFailure } from '../failures.ts'
import { migrations } from './migrations/all-migrations.ts'
import { APPLICATION_ID } from './schema-version.ts'

export const SCHEMA_VERSION = migrations.length

/** The version a database file is at. Throws where it is not a library of ours. */
export function versionOf(database: SqliteDatabase.Database, path: string): number {
  const application = Number(database.pragma('application_id', { simple: true }))
  const version = Number(database.pragma('user_version', { simple: true }))
  const tables = database.prepare<[], { n: number }>('SELECT count(*) AS n FROM sqlite_schema').get()?.n ?? 0
  if (tables > 0 && application !== APPLICATION_ID)
    throw new LibraryFailure(
      'invalid',
      `${path} is a database of another program, not an Offprint library. Choose another folder.`,
    )
  return version
}

/** Brings a library to this version, each migration whole in one transaction. `before` runs once, ahead of the first, where there is something to lose. */
export function migrate(
  database: SqliteDatabase.Database,
  from: number,
  before: () => void,
  known: readonly string[] = migrations,
): void {
  if (from >= known.length) return
  if (from > 0) before()
  known.slice(from).forEach((sql, index) => {
    database
      .transaction(() => {
        database.exec(sql)
        database.pragma(`application_id = ${APPLICATION_ID}`)
        database.pragma(`user_version = ${from + index + 1}`)
      })
      .immediate()
  })
}

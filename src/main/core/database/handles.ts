import type SqliteDatabase from 'better-sqlite3'

/** The values SQLite stores. */
export type SqlValue = string | number | bigint | null | Uint8Array

export type SqlRow = Record<string, SqlValue>

/** What a query gets: it cannot write. */
export interface ReadHandle {
  readonly __access: 'read' | 'write'
  one<Row>(sql: string, ...values: readonly SqlValue[]): Row | undefined
  all<Row>(sql: string, ...values: readonly SqlValue[]): Row[]
  /** The first column of every row. */
  column<Value>(sql: string, ...values: readonly SqlValue[]): Value[]
  /** Rows one at a time; nothing else may use the handle meanwhile. */
  each<Row>(sql: string, ...values: readonly SqlValue[]): IterableIterator<Row>
  /** Many small questions about one state of the library, for half of what they cost one by one. */
  together<Answer>(ask: () => Answer): Answer
}

/** What a command gets, inside a transaction. */
export interface WriteHandle extends ReadHandle {
  readonly __access: 'write'
  /** Answers the number of rows changed. */
  run(sql: string, ...values: readonly SqlValue[]): number
  insert(sql: string, ...values: readonly SqlValue[]): number
}

export interface SlowQuery {
  readonly sql: string
  readonly ms: number
}

const SLOW_MS = 50

/** A handle over one connection that keeps its statements prepared and tells of slow ones. */
export function makeHandle(database: SqliteDatabase.Database, onSlow: (query: SlowQuery) => void): WriteHandle {
  const statements = new Map<string, SqliteDatabase.Statement>()
  const columns = new Map<string, SqliteDatabase.Statement>()
  const prepared = (sql: string): SqliteDatabase.Statement => {
    let statement = statements.get(sql)
    if (!statement) statements.set(sql, (statement = database.prepare(sql)))
    return statement
  }
  const plucked = (sql: string): SqliteDatabase.Statement => {
    let statement = columns.get(sql)
    if (!statement) columns.set(sql, (statement = database.prepare(sql).pluck()))
    return statement
  }
  const timed = <T>(sql: string, work: () => T): T => {
    const start = performance.now()
    const answer = work()
    const ms = performance.now() - start
    if (ms > SLOW_MS) onSlow({ sql, ms })
    return answer
  }
  // A row is what the SQL says it is: the owner of the table names its shape, and nobody else reads it.
  return {
    __access: 'write',
    one: <Row>(sql: string, ...values: readonly SqlValue[]) =>
      timed(sql, () => prepared(sql).get(...values) as Row | undefined),
    all: <Row>(sql: string, ...values: readonly SqlValue[]) => timed(sql, () => prepared(sql).all(...values) as Row[]),
    column: <Value>(sql: string, ...values: readonly SqlValue[]) =>
      timed(sql, () => plucked(sql).all(...values) as Value[]),
    each: <Row>(sql: string, ...values: readonly SqlValue[]) =>
      prepared(sql).iterate(...values) as IterableIterator<Row>,
    together: ask => (database.inTransaction ? ask() : database.transaction(ask).deferred()),
    run: (sql, ...values) => timed(sql, () => prepared(sql).run(...values).changes),
    insert: (sql, ...values) => timed(sql, () => Number(prepared(sql).run(...values).lastInsertRowid)),
  }
}

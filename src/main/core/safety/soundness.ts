import type SqliteDatabase from 'better-sqlite3'

/** Whether a database is what it was when it was written. */

// Ten say enough; a badly damaged file has thousands.
const MOST_PROBLEMS = 10

/**
 * Every b-tree, index and constraint, a table at a time so that others get their turn (a table of 100,000 papers takes
 * 0.3 s); the answer is empty where all is well. The word index is looked at as the tables it is kept in: whether its
 * words fit together is the doctor's question, because it can always be written anew.
 */
export function* findProblems(database: SqliteDatabase.Database): Generator<void, string[]> {
  const problems: string[] = []
  try {
    for (const table of tablesOf(database)) {
      problems.push(...problemsOf(database, table))
      if (problems.length >= MOST_PROBLEMS) break
      yield
    }
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error))
  }
  return problems.slice(0, MOST_PROBLEMS)
}

function tablesOf(database: SqliteDatabase.Database): string[] {
  const sql = `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %' ORDER BY name`
  return ['sqlite_schema', ...database.prepare<[], string>(sql).pluck().all()]
}

function problemsOf(database: SqliteDatabase.Database, table: string): string[] {
  // Names of our own migrations, or of whoever damaged the file: quoted all the same.
  const name = `"${table.replaceAll('"', '""')}"`
  const lines = database.prepare<[], string>(`PRAGMA integrity_check(${name})`).pluck().all()
  return lines.filter(line => line !== 'ok')
}

/** Runs work that was cut in slices, with others let in between two. */
export async function inSlices<T>(work: Generator<void, T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await pause()
  }
}

/** Runs work that was cut in slices in one go. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

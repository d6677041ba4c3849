import { mkdtempSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { openDatabase } from '../../src/main/core/database/open-database.ts'
import { openLibrary } from '../../src/main/core/library.ts'
import { listBackups } from '../../src/main/core/safety/backups.ts'
import { settleReplacement } from '../../src/main/core/safety/replacement.ts'
import { prepareRestore } from '../../src/main/core/safety/restore.ts'
import { rebuildFromSidecars } from '../../src/main/core/safety/sidecars/rebuild.ts'
import { readFile } from '../../src/main/workers/pdf/read-file.ts'
import { dumpOf } from '../support/dump-library.ts'
import { faultPorts } from './fault-ports.ts'

/** What must hold when a library is started after a kill. Every function throws where it does not. */

export type Dump = Readonly<Record<string, unknown>>

// Of the processor's time, so that a busy machine is not taken for a slow library.
const OPENS_WITHIN_MS = 5_000
// Leftovers of a killed process may lie about for an hour; the rest is in order at once.
const SOUND = new Set(['database', 'references', 'reading', 'queues', 'search', 'files', 'plain files'])

/** All a reader can see, and the history of undo. */
export function wholeDump(folder: string): Dump {
  const path = join(folder, 'library.sqlite')
  const database = new Database(path, { readonly: true })
  const journal = database.prepare('SELECT * FROM journal ORDER BY id').all()
  database.close()
  return { ...seenOf(path), journal }
}

/** What a reader sees, but for where the mirror is: that goes with the library. */
function seenOf(path: string): Dump {
  const dump = dumpOf(path)
  return { ...dump, settings: dump['settings']?.filter(({ name }) => name !== 'mirrorFolder') }
}

/** Opens the library as the next start would, lets interrupted work end, and closes it. */
export async function startAgain(folder: string, next: number): Promise<{ readonly dump: Dump; readonly ms: number }> {
  const { ports, at } = faultPorts(folder, { readPdf: readFile })
  at(next)
  const [begun, used] = [performance.now(), process.cpuUsage()]
  const library = await openLibrary(folder, ports, { as: 'owner', host: 'next start' })
  await library.api['papers.ids']({ view: { kind: 'status', status: 'inbox' } })
  const ms = performance.now() - begun
  const { user, system } = process.cpuUsage(used)
  try {
    if ((user + system) / 1_000 > OPENS_WITHIN_MS) throw new Error(`it took ${Math.round(ms)} ms to open`)
    while ((await library.api['jobs.list']({})).some(({ state }) => state === 'waiting' || state === 'running'))
      await wait(5)
    const failed = (await library.api['jobs.list']({})).filter(({ state }) => state === 'failed')
    if (failed[0]) throw new Error(`a job failed: ${failed[0].label}: ${failed[0].error ?? ''}`)
    const wrong = (await library.api['doctor.check']({ repair: false })).find(
      ({ ok, check }) => !ok && SOUND.has(check),
    )
    if (wrong) throw new Error(`${wrong.check}: ${wrong.message}`)
  } finally {
    await library.close()
  }
  const database = new Database(join(folder, 'library.sqlite'), { readonly: true })
  const integrity = database.pragma('integrity_check', { simple: true })
  const references = database.pragma('foreign_key_check') as unknown[]
  database.close()
  if (integrity !== 'ok' || references.length > 0)
    throw new Error(`integrity ${String(integrity)}, ${references.length} rows without parent`)
  return { dump: wholeDump(folder), ms }
}

/** The newest backup takes a library's place elsewhere, and is what the one of the same name in `reference` is. Answers its name. */
export async function restoreNewest(folder: string, reference: string, known: string | null): Promise<string | null> {
  const [newest] = listBackups(folder)
  if (!newest || basename(newest.file) === known) return known
  const place = mkdtempSync(join(folder, '..', 'restored-'))
  try {
    await prepareRestore({ folder: place, file: newest.file, now: 0, pause: () => Promise.resolve() })
    settleReplacement(place)
    openDatabase(place, { as: 'owner', onSlow: () => {}, beforeMigration: () => {} }).close()
    const same = listBackups(reference).find(({ file }) => basename(file) === basename(newest.file))
    const isOfThisFormat = !newest.file.includes('-before-format-')
    const difference =
      same && isOfThisFormat ? differenceOf(seenOf(join(place, 'library.sqlite')), seenOf(same.file)) : null
    if (difference !== null) throw new Error(`the newest backup holds something else: ${difference}`)
    return basename(newest.file)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** A database made of nothing but the plain files says what the library's does. */
export async function compareRebuilt(folder: string, next: number): Promise<void> {
  const path = join(folder, 'library.sqlite')
  // An app that quits waits only so long for what an import owes; the next start goes on with it.
  for (let tries = 0; countOf('sidecar_debts', path) > 0; tries += 1) {
    if (tries > 20) throw new Error('the plain files are never caught up with')
    await startAgain(folder, next)
  }
  // Killed before its first paper: there is nothing to make it of, and the rebuilding says so.
  if (countOf('papers', path) === 0) return
  const target = join(folder, '..', 'rebuilt.sqlite')
  const { skipped } = await rebuildFromSidecars({ folder, target, now: 0, pause: () => Promise.resolve() })
  if (skipped.length > 0) throw new Error(`plain files that cannot be read: ${skipped.join('; ')}`)
  const difference = differenceOf(dumpOf(target), dumpOf(path))
  if (difference !== null) throw new Error(`the plain files tell another story: ${difference}`)
}

function countOf(table: 'papers' | 'sidecar_debts', path: string): number {
  const database = new Database(path, { readonly: true })
  try {
    return database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
  } finally {
    database.close()
  }
}

/** The first table that differs, with the first row on either side that the other does not have; null where none does. */
export function differenceOf(found: Dump, expected: Dump): string | null {
  for (const [table, rows] of Object.entries(expected)) {
    const [ours, theirs] = [found[table], rows].map(value =>
      (value as readonly unknown[]).map(row => JSON.stringify(row)),
    )
    if (!ours || !theirs || ours.join('\n') === theirs.join('\n')) continue
    const [known, wanted] = [new Set(theirs), new Set(ours)]
    const extra = ours.find(row => !known.has(row))
    const missing = theirs.find(row => !wanted.has(row))
    return `${table} has ${extra?.slice(0, 300) ?? 'nothing more'} and lacks ${missing?.slice(0, 300) ?? 'nothing'}`
  }
  return null
}

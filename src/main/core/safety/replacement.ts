import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { DATABASE_FILE } from '../database/open-database.ts'
import { LibraryFailure } from '../failures.ts'
import { stampOf } from './backups.ts'
import { syncFolder, UNFINISHED, writeSafely } from './safe-files.ts'
import { dropCopy } from './sealed-copy.ts'

/**
 * Another database in the place of the library's. The new one lies ready first, then a marker says what is to happen;
 * from that moment every opening carries it out, however often it is interrupted. The old one is kept in `replaced/`.
 */

const MARKER = 'replacement.json'
const SIDECARS = 'sidecars'
const replacement = z.object({ kept: z.string().regex(/^[\w.-]+$/), sidecars: z.enum(['stay', 'go']) })

/** Where the new database is made ready. */
export function incomingPath(folder: string): string {
  return join(folder, `${DATABASE_FILE}.incoming`)
}

/**
 * Decides that the incoming database takes the place when the library is opened next. Sidecars 'go' where they tell of
 * another state of the library than the incoming database. Answers the folder where the old one will be.
 */
export function announceReplacement(folder: string, sidecars: 'stay' | 'go', now: number): string {
  const kept = stampOf(now)
  writeSafely(join(folder, MARKER), `${JSON.stringify({ kept, sidecars } satisfies z.input<typeof replacement>)}\n`)
  return join(folder, 'replaced', kept)
}

/** Carries out what was announced; answers where the old database is, or null where nothing was. The caller holds the lock, nobody the database. */
export function settleReplacement(folder: string): string | null {
  const marker = readMarker(folder)
  const incoming = incomingPath(folder)
  if (marker === null) {
    // Of a restore that ended before it was decided.
    dropCopy(incoming)
    rmSync(join(folder, MARKER + UNFINISHED), { force: true })
    return null
  }
  const kept = join(folder, 'replaced', marker.kept)
  const database = join(folder, DATABASE_FILE)
  mkdirSync(kept, { recursive: true })
  if (existsSync(incoming)) {
    // A -wal that stays beside another database would corrupt it: everything old is away, for good, before the new one comes.
    for (const suffix of ['-wal', '-shm', '-journal', '']) moveInto(kept, database + suffix)
    if (marker.sidecars === 'go') moveInto(kept, join(folder, SIDECARS))
    syncFolder(kept)
    syncFolder(folder)
    renameSync(incoming, database)
  } else if (!existsSync(database)) {
    // The new one was taken away by hand: the old one it is.
    for (const name of readdirSync(kept)) renameSync(join(kept, name), join(folder, name))
  }
  syncFolder(folder)
  rmSync(join(folder, MARKER))
  syncFolder(folder)
  return kept
}

function readMarker(folder: string): z.output<typeof replacement> | null {
  const path = join(folder, MARKER)
  if (!existsSync(path)) return null
  try {
    return replacement.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // It is written whole or not at all; should a disk spoil it, the cautious reading: go on, and throw nothing away.
    return { kept: 'unknown', sidecars: 'stay' }
  }
}

/** Moves a file or folder, where it is there, into another folder; never over something that is there already. */
export function moveInto(folder: string, path: string): string | null {
  if (!existsSync(path)) return null
  let target = join(folder, basename(path))
  for (let number = 1; existsSync(target); number += 1) target = join(folder, `${number}-${basename(path)}`)
  renameSync(path, target)
  return target
}

/** Refuses a folder that clearly was a library and has lost its database: an empty one in its place would look like a loss. */
export function requireDatabase(folder: string): void {
  const database = join(folder, DATABASE_FILE)
  if (sizeOf(database) > 0 || sizeOf(`${database}-wal`) > 0) return
  const traces = [SIDECARS, 'backups', 'files'].filter(
    name => existsSync(join(folder, name)) && readdirSync(join(folder, name)).length > 0,
  )
  if (traces.length === 0) return
  throw new LibraryFailure(
    'damaged',
    `The database of the library ${folder} is gone, while its ${traces.join(' and ')} ${traces.length > 1 ? 'are' : 'is'} still there. Put ${DATABASE_FILE} back, or run "offprint doctor --repair" to get it back from them.`,
  )
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

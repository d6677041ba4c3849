import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type SqliteDatabase from 'better-sqlite3'
import type { BackupFile } from '../../../preload/contract/library-api.ts'
import { DATABASE_FILE } from '../database/open-database.ts'
import { LibraryFailure, toFailure } from '../failures.ts'
import { syncFolder, UNFINISHED } from './safe-files.ts'
import { dropCopy, sealCopy } from './sealed-copy.ts'
import { atOnce, inSlices } from './soundness.ts'
import { timesToThin } from './thinning.ts'

/** Copies of the database in `backups/`. A file has its name only after it was proved: the name is the seal. */

const FOLDER = 'backups'
const DAY = 86_400_000
// 1 MiB of pages at a time: 3 ms.
const PAGES_A_SLICE = 256

/** 2026-03-02T09-00-00-000Z-1234-papers.sqlite: sorts by time. What follows the count is outside of the rotation. */
const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-(\d+)-papers(-.+)?\.sqlite$/

export interface BackupRequest {
  readonly database: SqliteDatabase.Database
  /** Of the library. */
  readonly folder: string
  readonly now: number
  /** Lets others in between two slices. */
  readonly pause: () => Promise<void>
}

/** Makes a backup, proves it, then thins the old ones. Throws LibraryFailure ('disk-full', ...) and leaves nothing half done. */
export async function makeBackup({ database, folder, now, pause }: BackupRequest): Promise<BackupFile> {
  const copy = copyPath(folder, now)
  try {
    await database.backup(copy, { progress: () => PAGES_A_SLICE })
    const { papers } = await inSlices(sealCopy(copy), pause)
    const made = nameCopy(copy, folder, now, papers, '')
    thin(folder, now)
    return made
  } catch (error) {
    throw backupFailure(error, copy)
  }
}

/** The backup a migration stands on: of the library in its old format, never thinned. */
export function backupBeforeMigration(
  database: SqliteDatabase.Database,
  folder: string,
  version: number,
  now: number,
): BackupFile {
  const copy = copyPath(folder, now)
  try {
    database.prepare('VACUUM INTO ?').run(copy)
    const { papers } = atOnce(sealCopy(copy))
    return nameCopy(copy, folder, now, papers, `-before-format-${version + 1}`)
  } catch (error) {
    throw backupFailure(error, copy)
  }
}

/** The newest first. */
export function listBackups(folder: string): BackupFile[] {
  const path = join(folder, FOLDER)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .sort()
    .reverse()
    .flatMap(name => {
      const backup = describe(name)
      if (!backup) return []
      const file = join(path, name)
      return [{ file, madeAt: backup.madeAt, bytes: statSync(file).size, papers: backup.papers }]
    })
}

/** The newest by a clock that has not gone back since: one that is said to be of next year was made while it ran ahead. */
function newestUntil(folder: string, now: number): BackupFile | undefined {
  return listBackups(folder).find(({ madeAt }) => Date.parse(madeAt) <= now)
}

/** Once a day, where the library has papers and something was written since the last one. */
export function isBackupDue(folder: string, papers: number, now: number): boolean {
  const newest = Date.parse(newestUntil(folder, now)?.madeAt ?? '')
  if (Number.isNaN(newest)) return papers > 0
  if (now - newest < DAY) return false
  const written = [DATABASE_FILE, `${DATABASE_FILE}-wal`]
    .map(name => join(folder, name))
    .filter(path => existsSync(path))
  return written.some(path => statSync(path).mtimeMs > newest)
}

/** Copies that were never finished: of no use, and nobody was promised them. */
export function unfinishedBackups(folder: string): string[] {
  const path = join(folder, FOLDER)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter(name => name.includes(`.sqlite${UNFINISHED}`))
    .map(name => join(path, name))
}

function copyPath(folder: string, now: number): string {
  // Not with all above it: of a disk that takes no writes that would say that something is not there.
  if (!existsSync(join(folder, FOLDER))) mkdirSync(join(folder, FOLDER))
  const copy = join(folder, FOLDER, `${stampOf(now)}.sqlite${UNFINISHED}`)
  // Of a process that died at this very time, by a clock that stands still or was put back.
  dropCopy(copy)
  return copy
}

function nameCopy(copy: string, folder: string, now: number, papers: number, suffix: string): BackupFile {
  const file = join(folder, FOLDER, `${stampOf(now)}-${papers}-papers${suffix}.sqlite`)
  renameSync(copy, file)
  syncFolder(join(folder, FOLDER))
  return { file, madeAt: new Date(now).toISOString(), bytes: statSync(file).size, papers }
}

function thin(folder: string, now: number): void {
  const rotating = listBackups(folder).filter(({ file }) => describe(file)?.rotates)
  const gone = new Set(
    timesToThin(
      rotating.map(({ madeAt }) => Date.parse(madeAt)),
      now,
    ),
  )
  for (const { file, madeAt } of rotating) if (gone.has(Date.parse(madeAt))) rmSync(file, { force: true })
}

function describe(
  file: string,
): { readonly madeAt: string; readonly papers: number; readonly rotates: boolean } | null {
  const match = NAME.exec(file.split(/[/\\]/).at(-1) ?? '')
  if (!match) return null
  const [, day, hours, minutes, seconds, milliseconds, papers, suffix] = match
  return {
    madeAt: `${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`,
    papers: Number(papers),
    rotates: suffix === undefined,
  }
}

/** An instant as part of a file's name, on every system. */
export function stampOf(time: number): string {
  return new Date(time).toISOString().replaceAll(/[:.]/g, '-')
}

function backupFailure(error: unknown, copy: string): unknown {
  dropCopy(copy)
  const { code } = toFailure(error)
  if (code === 'disk-full')
    return new LibraryFailure(
      'disk-full',
      'The backup was not made: the disk is full. The library itself is as it was; free some space and try again.',
      { cause: error },
    )
  if (code === 'damaged')
    return new LibraryFailure(
      'damaged',
      'The backup was not made, because the database is damaged: run "offprint doctor --repair". Earlier backups are untouched.',
      { cause: error },
    )
  return error
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadHandle, WriteHandle } from '../../database/handles.ts'
import { LibraryFailure } from '../../failures.ts'
import { type TextFile, sidecarText } from './sidecar-files.ts'

/**
 * How many steps the plain files know of. A database that knows of fewer is of an earlier moment: its log was taken from
 * it, or a synchronising program put an older copy in its place. Going on with it would write the older state over the newer.
 */

const stepsPath = (folder: string): string => join(folder, 'sidecars', 'steps.json')

export function stepsOf(read: ReadHandle): number {
  return read.column<number>(`SELECT seq FROM sqlite_sequence WHERE name = 'journal'`)[0] ?? 0
}

export function stepsFile(folder: string, steps: number): TextFile {
  return { path: stepsPath(folder), text: sidecarText({ steps }) }
}

/** 0 where nothing says so. */
export function knownSteps(folder: string): number {
  try {
    const content: unknown = JSON.parse(readFileSync(stepsPath(folder), 'utf8'))
    return typeof content === 'object' && content !== null && 'steps' in content && Number.isInteger(content.steps)
      ? Number(content.steps)
      : 0
  } catch {
    return 0
  }
}

/** A database that is made of the plain files goes on counting where they are. */
export function continueSteps(write: WriteHandle, steps: number): void {
  if (steps === 0) return
  write.run(`DELETE FROM sqlite_sequence WHERE name = 'journal'`)
  write.run(`INSERT INTO sqlite_sequence (name, seq) VALUES ('journal', ?)`, steps)
}

export function requireNewest(folder: string, read: ReadHandle): void {
  // Papers are never deleted: where some were written down, a database without any is another one.
  if (read.one('SELECT 1 AS found FROM papers LIMIT 1') === undefined && hasPapers(folder))
    throw new LibraryFailure(
      'damaged',
      `The database of the library ${folder} has no papers, while its plain files tell of some: an empty one was put in its place. Put the right one back, or run "offprint doctor --repair" to get it back from the plain files.`,
    )
  const [known, steps] = [knownSteps(folder), stepsOf(read)]
  if (known > steps)
    throw new LibraryFailure(
      'damaged',
      `The database of the library ${folder} is of an earlier moment than its plain files (${steps} steps, they tell of ${known}): its log was taken away, or an older copy was put in its place. "offprint doctor --repair" brings the newer state back and keeps this one; where the older one is wanted, move the folder "sidecars" away first.`,
    )
}

function hasPapers(folder: string): boolean {
  const papers = join(folder, 'sidecars', 'papers')
  if (!existsSync(papers)) return false
  return readdirSync(papers, { recursive: true, encoding: 'utf8' }).some(name => /[\\/]\d+\.json$/.test(name))
}

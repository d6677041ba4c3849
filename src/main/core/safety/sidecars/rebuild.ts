import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import Database from 'better-sqlite3'
import type { z } from 'zod'
import { makeHandle } from '../../database/handles.ts'
import { migrate } from '../../database/migrate.ts'
import { PAGE_BYTES } from '../../database/schema-version.ts'
import { LibraryFailure, toFailure } from '../../failures.ts'
import { settleAll } from '../../rules/marks.ts'
import { compareMirrorAgain } from '../mirror-again.ts'
import { dropCopy, sealCopy } from '../sealed-copy.ts'
import { inSlices } from '../soundness.ts'
import { indexMissingPapers } from '../index-papers.ts'
import { librarySidecar, writeLibrarySidecar } from './library-sidecar.ts'
import { paperSidecar } from '../../papers/paper-sidecar.ts'
import { librarySidecarPath, listPaperSidecars } from './sidecar-files.ts'
import { continueSteps, knownSteps } from './steps-file.ts'
import { writePaperSidecar } from '../../intake/write-paper-sidecar.ts'

export interface RebuildRequest {
  /** Of the library whose sidecars are read. */
  readonly folder: string
  /** Where the new database is made. */
  readonly target: string
  readonly now: number
  readonly pause: () => Promise<void>
}

export interface Rebuilt {
  readonly papers: number
  /** What could not be taken in: "papers/001/1234.json: not a sidecar (...)". */
  readonly skipped: readonly string[]
}

// A slice of 10 ms.
const PAPERS_A_SLICE = 10

/** A disk that is full or broken: every other file would be skipped for it too. */
function isNoFaultOfTheFile(error: unknown): boolean {
  const { code } = toFailure(error)
  return code === 'disk-full' || code === 'disk-error' || code === 'read-only'
}

/**
 * Makes a database from the plain files alone: the same papers under the same numbers with everything the reader made;
 * the history of undo is not in them. A damaged file is skipped and named. Throws 'not-found' where there is none at all.
 */
export async function rebuildFromSidecars({ folder, target, now, pause }: RebuildRequest): Promise<Rebuilt> {
  const papers = await listPaperSidecars(folder)
  if (papers.size === 0)
    throw new LibraryFailure('not-found', `${folder} has no plain files of papers to rebuild the library from.`)
  const skipped: string[] = []
  dropCopy(target)
  const database = new Database(target)
  try {
    database.pragma(`page_size = ${PAGE_BYTES}`)
    // Nobody reads it before it is whole and on the disk.
    database.pragma('journal_mode = MEMORY')
    database.pragma('synchronous = OFF')
    database.pragma('foreign_keys = ON')
    migrate(database, 0, () => {})
    const write = makeHandle(database, () => {})
    const takeIn = async <S extends z.ZodType>(
      path: string,
      schema: S,
      put: (sidecar: z.output<S>) => void,
    ): Promise<void> => {
      try {
        const sidecar = schema.parse(JSON.parse(await readFile(path, 'utf8')))
        database.transaction(() => put(sidecar))()
      } catch (error) {
        if (isNoFaultOfTheFile(error)) throw error
        skipped.push(`${relative(folder, path)}: ${reasonOf(error)}`)
      }
    }
    await takeIn(librarySidecarPath(folder), librarySidecar, sidecar => writeLibrarySidecar(write, sidecar))
    let done = 0
    for (const path of papers.values()) {
      await takeIn(path, paperSidecar, sidecar => writePaperSidecar(write, sidecar))
      done += 1
      if (done % PAPERS_A_SLICE === 0) await pause()
    }
    database.transaction(() => {
      settleAll(write)
      continueSteps(write, knownSteps(folder))
      compareMirrorAgain(write, now)
    })()
    await inSlices(
      indexMissingPapers({ read: write, transact: work => database.transaction(() => work(write))() }),
      pause,
    )
  } catch (error) {
    database.close()
    dropCopy(target)
    throw error
  }
  database.close()
  const { papers: count } = await inSlices(sealCopy(target), pause)
  return { papers: count, skipped }
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'cut off or not JSON'
  if (error instanceof Error && error.name === 'ZodError') {
    const [issue] = (error as z.ZodError).issues
    return issue ? `${issue.path.join('.') || 'content'}: ${issue.message}` : 'not what it should be'
  }
  return error instanceof Error ? error.message : String(error)
}

import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { LibraryFailure } from '../core/failures.ts'
import type { Library } from '../core/library.ts'
import { dataFolder } from './library-folder.ts'

/**
 * How many papers the libraries of this machine had when they were open last, kept outside of them: a folder that had
 * some and is gone is on a drive that is not connected, or was moved, and no new library is made in its place unseen.
 */

// More than anybody opens; the oldest is forgotten.
const MOST = 50

const known = z.array(
  z.object({
    folder: z.string(),
    papers: z.number(),
    /** The day it was open last. */
    on: z.string(),
    /** Of the disk it was on. */
    disk: z.number(),
  }),
)

type KnownLibrary = z.output<typeof known>[number]

/** What to say where a library is to be made anew that was there before; null where all is well. Throws 'not-found' where its disk is away. */
export function missedLibrary(folder: string, environment: NodeJS.ProcessEnv = process.env): string | null {
  if (existsSync(join(folder, 'library.sqlite'))) return null
  const missed = read(environment).find(library => library.folder === folder)
  if (!missed) return null
  const was = `There were ${missed.papers.toLocaleString('en')} papers in the library ${folder} on ${missed.on}`
  if (diskOf(folder) !== missed.disk)
    throw new LibraryFailure(
      'not-found',
      `${was}, and its disk is not there now, so nothing was opened. Connect it and try again. If a new library shall be there, delete ${fileOf(environment)} first.`,
    )
  return `${was}; it is not there any more, and a new one was made. If it was moved, close this one and name its folder (--library, or OFFPRINT_LIBRARY); if it was deleted, its backups are gone with it.`
}

/** 0 where that cannot be said, of a library that is damaged. */
export async function papersIn({ api }: Pick<Library, 'api'>): Promise<number> {
  try {
    const { papers, trashed } = await api['library.info']({})
    return papers + trashed
  } catch {
    return 0
  }
}

/** Remembers an open library. What is in a folder for temporary files is expected to go. */
export function rememberLibrary(
  folder: string,
  papers: number,
  now: number,
  environment: NodeJS.ProcessEnv = process.env,
): void {
  if (isWithin(environment['TMPDIR'] ?? tmpdir(), folder)) return
  const all = read(environment)
  const here = all.find(library => library.folder === folder)
  const on = new Date(now).toISOString().slice(0, 10)
  const disk = diskOf(folder)
  if (papers === 0 ? !here : here?.on === on && here.disk === disk && here.papers > 0) return
  const others = all.filter(library => library.folder !== folder)
  const next = papers === 0 ? others : [{ folder, papers, on, disk }, ...others].slice(0, MOST)
  try {
    mkdirSync(dirname(fileOf(environment)), { recursive: true })
    writeFileSync(fileOf(environment), `${JSON.stringify(next, null, 1)}\n`)
  } catch {
    // Whoever may not write there opens libraries all the same.
  }
}

function read(environment: NodeJS.ProcessEnv): readonly KnownLibrary[] {
  try {
    return known.parse(JSON.parse(readFileSync(fileOf(environment), 'utf8')))
  } catch {
    return []
  }
}

function fileOf(environment: NodeJS.ProcessEnv): string {
  return join(dataFolder(environment), 'known-libraries.json')
}

/** Of the nearest folder that is there. */
function diskOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? found.dev : diskOf(dirname(path))
}

function isWithin(outer: string, inner: string): boolean {
  const way = relative(outer, inner)
  return way === '' || !way.startsWith('..')
}

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { z } from 'zod'
import { DATABASE_FILE } from '../database/open-database.ts'
import { LibraryFailure } from '../failures.ts'
import { realPathOf } from '../real-path.ts'
import { UNFINISHED, writeSafely } from '../safety/safe-files.ts'
import { mirrorFailure } from './mirror-failure.ts'

/** The folder of a mirror: whose it is stands in a file of it, so that nothing is written where somebody else's things are. */

const MARKER = 'offprint-mirror.json'
const ABOUT =
  'A mirror of an Offprint library, kept up with it. Change nothing here: what is changed is kept beside what is written anew. "offprint import FOLDER" takes all of it into a library.'
// What systems and synchronising programs put into every folder.
const HARMLESS = /^\.|^(?:desktop\.ini|thumbs\.db|icon\r)$/i

const marker = z.object({
  format: z.literal('offprint-mirror-1'),
  about: z.string(),
  /** Of the library. */
  key: z.string(),
  /** The library's folder. */
  library: z.string(),
  /** The SHA-256 of what was written as references.bib, or is about to be. */
  references: z.array(z.string()),
})

export type Marker = z.output<typeof marker>

export interface MirrorPlace {
  /** Of the mirror. */
  readonly folder: string
  /** Of the library. */
  readonly library: string
  /** By which the mirror knows its library, wherever that is moved to. */
  readonly key: string
}

/** Makes a folder a mirror's, when the reader names it. Throws LibraryFailure and leaves everything as it was. */
export function prepareMirror(place: MirrorPlace): void {
  const { folder, library } = place
  if (!isAbsolute(folder))
    throw new LibraryFailure('invalid', `"${folder}" was not made a mirror: give the whole path of the folder.`)
  try {
    if (!existsSync(dirname(folder)))
      throw new LibraryFailure(
        'not-found',
        `${folder} was not made a mirror: there is no folder ${dirname(folder)}. Make it, or name another.`,
      )
    if (isWithin(realPathOf(library), realPathOf(folder)) || isWithin(realPathOf(folder), realPathOf(library)))
      throw new LibraryFailure(
        'invalid',
        `${folder} was not made a mirror: it and the library ${library} lie in each other. Name a folder of its own.`,
      )
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
      throw new LibraryFailure('invalid', `${folder} was not made a mirror: it is a file. Name a folder.`)
    mkdirSync(folder, { recursive: true })
    if (existsSync(join(folder, MARKER))) return void requireMirror(place)
    if (readdirSync(folder).some(name => !HARMLESS.test(name) && name !== MARKER + UNFINISHED))
      throw new LibraryFailure(
        'invalid',
        `${folder} was not made a mirror: other things are in it. Name an empty folder, or one that is not there yet.`,
      )
    writeMarker(folder, { format: 'offprint-mirror-1', about: ABOUT, key: place.key, library, references: [] })
  } catch (error) {
    throw mirrorFailure(error, folder)
  }
}

/** That the folder is there and the library's own. Throws LibraryFailure. */
export function requireMirror(place: MirrorPlace): Marker {
  const { folder, library, key } = place
  const found = readMarker(folder)
  if (found.key !== key)
    throw new LibraryFailure(
      'conflict',
      `The mirror ${folder} is that of another library (${found.library}), so nothing was written there. Name another folder.`,
    )
  if (found.library === library) return found
  if (existsSync(join(found.library, DATABASE_FILE)) && realPathOf(found.library) !== realPathOf(library))
    throw new LibraryFailure(
      'conflict',
      `The mirror ${folder} is that of the library ${found.library}, of which this one is a copy, so nothing was written there. Name another folder for this one.`,
    )
  // The library was moved.
  const mine = { ...found, library }
  writeMarker(folder, mine)
  return mine
}

export function writeMarker(folder: string, content: Marker): void {
  writeSafely(join(folder, MARKER), `${JSON.stringify(content, null, 1)}\n`)
}

function readMarker(folder: string): Marker {
  const path = join(folder, MARKER)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory() || !existsSync(path))
    throw new LibraryFailure(
      'not-found',
      `The mirror ${folder} is not there (any more): its drive is not connected, or the folder was moved. The library has all of it; it is brought up to date once the folder is back.`,
    )
  try {
    return marker.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw error
    throw new LibraryFailure(
      'conflict',
      `${path} was changed, so that it does not say whose mirror this is, and nothing was written there. Name another folder.`,
      { cause: error },
    )
  }
}

function isWithin(outer: string, inner: string): boolean {
  const way = relative(outer, inner)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

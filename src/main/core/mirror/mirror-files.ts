import { createHash } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import { lstat, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { LibraryFailure } from '../failures.ts'
import { keptName } from './mirror-names.ts'

/** Files that are ours as long as nobody changed them: what somebody changed is kept beside what takes its place. */

export function sumOfText(text: string): string {
  return sumOfBytes(text)
}

function sumOfBytes(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

const SMALL_BYTES = 1 << 20

/** Null where no file is there. */
export async function sumOfFile(path: string): Promise<string | null> {
  const file = await found(path)
  return file && sumOfFound(path, file)
}

async function sumOfFound(path: string, file: Stats): Promise<string | null> {
  if (!file.isFile()) return null
  // A stream costs more than the text of a paper.
  if (file.size < SMALL_BYTES) return sumOfBytes(await readFile(path))
  const hash = createHash('sha256')
  for await (const block of createReadStream(path)) hash.update(block as Buffer)
  return hash.digest('hex')
}

/** Of a file, and no link to one; null where none is there. */
export async function sizeOf(path: string): Promise<number | null> {
  const file = await found(path)
  return file?.isFile() ? file.size : null
}

/** Moves what is at a path aside unless it is as we wrote it; answers the name it has now, or null where it may be written over. */
export async function makeWay(path: string, sums: readonly string[], stamp: string): Promise<string | null> {
  const there = await found(path)
  if (there === null) return null
  const sum = await sumOfFound(path, there)
  if (sum !== null && sums.includes(sum)) return null
  for (let number = 0; ; number += 1) {
    const kept = join(dirname(path), keptName(basename(path), stamp, number))
    if ((await found(kept)) !== null) continue
    await rename(path, kept)
    return kept
  }
}

/** Makes folders, and looks at each once for all the files that are written to it next. */
export type MakeFolder = (path: string) => Promise<void>

export function makeFolderOnce(): MakeFolder {
  const made = new Map<string, Promise<void>>()
  return path => {
    const making = made.get(path) ?? makeFolder(path)
    made.set(path, making)
    return making
  }
}

/** A link in its place would lead what is written somewhere else. */
async function makeFolder(path: string): Promise<void> {
  let there = await found(path)
  if (there === null) {
    await mkdir(path, { recursive: true })
    there = await found(path)
  }
  if (!there?.isDirectory())
    throw new LibraryFailure(
      'conflict',
      `The mirror was not written: ${path} is a link and no folder. Take it away; the mirror is brought up to date then.`,
    )
}

/** Takes a file of ours away; one that somebody changed stays under another name, which it answers. */
export async function takeAway(path: string, sums: readonly string[], stamp: string): Promise<string | null> {
  const kept = await makeWay(path, sums, stamp)
  if (kept === null) await rm(path, { force: true })
  return kept
}

/** Null where nothing is. */
export async function found(path: string): Promise<Stats | null> {
  try {
    return await lstat(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

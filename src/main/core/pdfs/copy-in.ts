import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, tooLarge } from './store-failures.ts'

/** A copy on its way into the store: hashed as it is written, on the disk before it gets its name. */

const BLOCK = 1024 * 1024

export interface Copy {
  /** SHA-256 of the bytes, in hex. */
  readonly id: string
  readonly bytes: number
}

/** Copies and hashes in one pass, and has the bytes on the disk before it answers. */
export async function copied(source: FileHandle, path: string, name: string, maxBytes: number): Promise<Copy> {
  const hash = createHash('sha256')
  let bytes = 0
  const copy = await open(path, 'wx')
  try {
    for await (const block of blocksOf(source)) {
      bytes += block.length
      // It may have grown since it was looked at.
      if (bytes > maxBytes) throw tooLarge(name, maxBytes)
      hash.update(block)
      await copy.writeFile(block)
    }
    await copy.sync()
  } finally {
    await copy.close()
  }
  return { id: hash.digest('hex'), bytes }
}

export async function* blocksOf(file: FileHandle): AsyncGenerator<Buffer> {
  const block = Buffer.allocUnsafe(BLOCK)
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(block, 0, BLOCK, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield block.subarray(0, bytesRead)
  }
}

/** Gives the copy its place. */
export async function putAway(copy: string, path: string, bytes: number): Promise<void> {
  // Of another length it was damaged after it was stored: the whole copy takes its place.
  const there = await stat(path).catch(() => null)
  if (there?.size === bytes) return
  const shelf = join(path, '..')
  const isNew = (await mkdir(shelf, { recursive: true })) !== undefined
  await rename(copy, path)
  await flushFolder(shelf)
  if (isNew) await flushFolder(join(shelf, '..'))
}

/** Makes a rename last through a power cut. Windows has no such call and needs none. */
export async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  try {
    await folder?.sync()
  } catch (error) {
    if (!['EPERM', 'EINVAL', 'EISDIR'].includes(codeOf(error))) throw error
  } finally {
    await folder?.close()
  }
}

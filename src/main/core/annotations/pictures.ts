import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LibraryFailure } from '../failures.ts'

/** Pictures of areas, each under the hash of its bytes: `pictures/<sha256>.png`. Never deleted: undo may want one back. */

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const PICTURE_ID = /^[0-9a-f]{64}$/

/** On the disk before it answers: the row that names it comes after. */
export function keepPicture(folder: string, base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE))
    throw new LibraryFailure(
      'invalid',
      'The picture of the area is not a PNG, so nothing was kept of it. Mark the area again.',
    )
  const id = createHash('sha256').update(bytes).digest('hex')
  const path = picturePath(folder, id)
  if (existsSync(path)) return id
  mkdirSync(join(folder, 'pictures'), { recursive: true })
  const growing = `${path}.tmp`
  try {
    writeFileSync(growing, bytes, { flush: true })
    renameSync(growing, path)
  } catch (error) {
    rmSync(growing, { force: true })
    throw error
  }
  return id
}

function picturePath(folder: string, id: string): string {
  if (!PICTURE_ID.test(id)) throw new LibraryFailure('invalid', 'That is not the name of a picture.')
  return join(folder, 'pictures', `${id}.png`)
}

/** In base64; null where the file is not there (any more). */
export function readPicture(folder: string, id: string): string | null {
  const path = picturePath(folder, id)
  return existsSync(path) ? readFileSync(path).toString('base64') : null
}

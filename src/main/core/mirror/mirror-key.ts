import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeSafely } from '../safety/safe-files.ts'

/**
 * By which a mirror knows its library, wherever that is moved to. In the folder and not in the database: a backup that is
 * restored may be older than the mirror, and it is the same library all the same.
 */

const FILE = 'mirror-key'

/** Empty where there was never a mirror. */
export function mirrorKey(library: string): string {
  const path = join(library, FILE)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : ''
}

export function keepMirrorKey(library: string, newKey: () => string): string {
  const known = mirrorKey(library)
  if (known !== '') return known
  const key = newKey()
  writeSafely(join(library, FILE), `${key}\n`)
  return key
}

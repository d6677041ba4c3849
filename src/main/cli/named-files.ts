import { realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { ImportReport } from '../../preload/contract/job.ts'
import { LibraryFailure, toFailure } from '../core/failures.ts'
import type { LibrarySession } from './library-session.ts'
import { upload } from './uploads.ts'

/** PDFs that a bibliography names: attached where they lie in its folder, or in the one the reader names. Nothing else is opened. */

type NamedFiles = NonNullable<ImportReport['files']>

export interface AttachedFiles {
  readonly attached: number
  /** Named, but not in the folder. */
  readonly absent: number
  readonly failed: ImportReport['failed']
}

export async function attachNamed(
  session: LibrarySession,
  bibliography: string,
  files: NamedFiles,
  folder: string | undefined,
): Promise<AttachedFiles> {
  const beside = await realpath(dirname(resolve(bibliography)))
  const roots = folder === undefined ? [beside] : [beside, await folderOf(folder)]
  const failed: { where: string; reason: string }[] = []
  let [attached, absent] = [0, 0]
  for (const { paper, path, bytes } of files) {
    const found = await findIn(roots, path)
    if (found === null) {
      absent += 1
      continue
    }
    try {
      const name = found.split(sep).at(-1) ?? path
      const id = await upload(session, { path: found, name, modifiedOn: '', bytes })
      await session.call('files.attach', { upload: id, name, paper, sourceUrl: null })
      attached += 1
    } catch (error) {
      failed.push({ where: path, reason: toFailure(error).message })
    }
  }
  return { attached, absent, failed }
}

async function folderOf(path: string): Promise<string> {
  return realpath(path).catch((error: unknown) => {
    throw new LibraryFailure('not-found', `--files ${path}: there is no such folder.`, { cause: error })
  })
}

/** Where a named PDF really lies, symbolic links followed, if that is inside one of the folders. */
async function findIn(roots: readonly string[], named: string): Promise<string | null> {
  const path = sep === '/' ? named.replaceAll('\\', '/') : named
  for (const root of roots) {
    const real = await realpath(isAbsolute(path) ? path : join(root, path)).catch(() => null)
    if (real !== null && roots.some(allowed => isInside(allowed, real))) return real
  }
  return null
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

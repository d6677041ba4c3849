import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, open, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { LibraryFailure } from '../core/failures.ts'
import type { LibrarySession } from './library-session.ts'

export interface SourceFile {
  readonly path: string
  readonly name: string
  /** The day it was last changed. */
  readonly modifiedOn: string
  /** So many bytes of it; all of them where not given. */
  readonly bytes?: number | undefined
}

/** Looks whether a file can be read at all; "-" is the standard input. Throws LibraryFailure in words. */
export async function sourceFile(argument: string): Promise<SourceFile> {
  if (argument === '-') return { path: '-', name: 'standard input', modifiedOn: new Date().toISOString().slice(0, 10) }
  try {
    const found = await stat(argument)
    if (found.isDirectory())
      throw new LibraryFailure('invalid', `${argument} is a folder, not a file. Name the files in it.`)
    if (!found.isFile()) throw new LibraryFailure('invalid', `${argument} is no regular file.`)
    await (await open(argument)).close()
    return {
      path: argument,
      name: argument.split(/[\\/]/).at(-1) ?? argument,
      modifiedOn: found.mtime.toISOString().slice(0, 10),
    }
  } catch (error) {
    throw readable(argument, error)
  }
}

function readable(argument: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new LibraryFailure('not-found', `${argument}: there is no such file.`)
  if (code === 'EACCES' || code === 'EPERM')
    return new LibraryFailure('refused', `${argument} may not be read by this user.`)
  return error
}

/** Copies a source to where the library takes it from; answers the upload's id. */
export async function upload(session: LibrarySession, source: SourceFile): Promise<string> {
  const id = randomUUID()
  const target = session.library.uploadPath(id)
  await saveTo(source, target, session.interrupted)
  return id
}

export async function saveTo(source: SourceFile, target: string, interrupted: AbortSignal): Promise<void> {
  try {
    if (source.path === '-') await pipeline(process.stdin, createWriteStream(target), { signal: interrupted })
    else if (source.bytes === undefined) await copyFile(source.path, target)
    else await pipeline(createReadStream(source.path, { end: source.bytes - 1 }), createWriteStream(target))
  } catch (error) {
    await rm(target, { force: true })
    throw interrupted.aborted ? interrupted.reason : error
  }
}

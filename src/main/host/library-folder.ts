import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { LibraryFailure } from '../core/failures.ts'

/** Which library is meant: --library, else OFFPRINT_LIBRARY, else the platform's data folder. */
export function libraryFolder(given: string | undefined, environment: NodeJS.ProcessEnv = process.env): string {
  const folder = given ?? environment['OFFPRINT_LIBRARY']
  return folder !== undefined && folder !== '' ? resolve(folder) : join(dataFolder(environment), 'library')
}

export function dataFolder(environment: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Offprint')
  if (process.platform === 'win32')
    return join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Offprint')
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'offprint')
}

/** Makes the folder where it is not there. Throws LibraryFailure where it cannot be one. */
export function makeLibraryFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new LibraryFailure(
        'invalid',
        `The library cannot be at ${folder}: there is a file in its place. Choose a folder with --library.`,
      )
    if (code === 'ENOENT')
      throw new LibraryFailure('invalid', `The folder ${folder} cannot be made. Choose another with --library.`)
    throw error
  }
}

/** The folder of what ships with the app: beside the sources, or beside the build. */
export function resourcesFolder(): string {
  const [source, built] = [
    join(import.meta.dirname, '../../../resources'),
    join(import.meta.dirname, '../../resources'),
  ]
  return existsSync(source) ? source : built
}

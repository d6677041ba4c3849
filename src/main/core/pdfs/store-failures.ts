import { LibraryFailure } from '../failures.ts'

/** What went wrong while a file was stored, in words the reader can act on. */

export function tooLarge(name: string, maxBytes: number): LibraryFailure {
  return new LibraryFailure(
    'unsupported',
    `${name} is larger than ${Math.round(maxBytes / 1024 / 1024)} MB, the most a library takes. Make it smaller and add it again.`,
  )
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

export function storeFailure(error: unknown, name: string): unknown {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new LibraryFailure(
        'disk-full',
        `${name} was not stored: the disk is full. Free some space and add it again; nothing else was lost.`,
        { cause: error },
      )
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new LibraryFailure(
        'read-only',
        `${name} was not stored: the library folder does not take writes. Check its permissions and add it again.`,
        { cause: error },
      )
    case 'EIO':
      return new LibraryFailure(
        'disk-error',
        `${name} was not stored: the disk did not answer as it should. Check the disk and add it again.`,
        { cause: error },
      )
    case 'ENOENT':
      return new LibraryFailure(
        'not-found',
        `${name} is not in the library folder any more. Check that the folder is still there; "offprint doctor" lists what is missing.`,
        { cause: error },
      )
    default:
      return error
  }
}

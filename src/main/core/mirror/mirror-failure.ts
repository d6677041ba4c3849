import { LibraryFailure } from '../failures.ts'

/** Trouble with the mirror's folder, in words: the library itself is as it should be, and the mirror catches up. */
export function mirrorFailure(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const later = 'The library has all of it; the mirror is brought up to date once that is mended.'
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new LibraryFailure('disk-full', `The mirror ${folder} was not written: its disk is full. ${later}`, {
        cause: error,
      })
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new LibraryFailure(
        'read-only',
        `The mirror ${folder} was not written: the folder takes no writes. Check its permissions. ${later}`,
        { cause: error },
      )
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EIO':
    case 'ENODEV':
    case 'ENXIO':
    case 'ESTALE':
    case 'ENOTCONN':
    case 'ETIMEDOUT':
    case 'EHOSTDOWN':
    case 'EBUSY':
    case 'EINVAL':
    case 'ENAMETOOLONG':
      return new LibraryFailure(
        'disk-error',
        `The mirror ${folder} was not written: its disk did not answer as it should (${code}). ${later}`,
        { cause: error },
      )
    default:
      return error
  }
}

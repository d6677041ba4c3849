import type { Failure, FailureCode } from '../../preload/contract/failure.ts'

/** Expected trouble. A bug is a plain Error, caught at the host's edge only. */
export class LibraryFailure extends Error {
  readonly code: FailureCode
  /** When a host that asked to be left alone may be asked again, in milliseconds since 1970. */
  readonly retryAt: number | null
  constructor(code: FailureCode, message: string, options?: ErrorOptions & { readonly retryAt?: number }) {
    super(message, options)
    this.name = 'LibraryFailure'
    this.code = code
    this.retryAt = options?.retryAt ?? null
  }
}

/** What crosses the wall in place of an error of any kind. */
export function toFailure(error: unknown): Failure {
  if (error instanceof LibraryFailure) return { code: error.code, message: error.message }
  const sqlite = sqliteFailure(error)
  if (sqlite) return sqlite
  const what = error instanceof Error ? error.message : String(error)
  return {
    code: 'bug',
    message: `Offprint made a mistake: ${what}. Nothing was changed by it; the log has the details.`,
  }
}

function sqliteFailure(error: unknown): Failure | null {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  // SHMSIZE: there is no room for the index of the log, of which every opening makes one.
  if (/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)/.test(code))
    return {
      code: 'disk-full',
      message: 'The disk is full, so the change was not saved. Free some space and try again; nothing else was lost.',
    }
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES')
    return {
      code: 'read-only',
      message:
        'The library folder does not take writes, so the change was not saved. Check the permissions of the folder.',
    }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB'))
    return {
      code: 'damaged',
      message:
        'The database of the library is damaged. Run "offprint doctor"; "offprint restore" brings back the newest backup.',
    }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return { code: 'already-open', message: 'Another process holds the library. Close it and try again.' }
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN') || code === 'EIO')
    return {
      code: 'disk-error',
      message: `The disk did not answer as it should (${code}). Check that the library folder is still there; nothing acknowledged was lost.`,
    }
  return null
}

export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`)
}

import { type Method, methods } from '../../../preload/contract/method-table.ts'
import type { Failure } from '../../../preload/contract/failure.ts'
import type { LibraryApi } from '../../../preload/contract/library-api.ts'
import { LibraryFailure } from '../failures.ts'
import { listBackups } from '../safety/backups.ts'

/** What a library whose database cannot be opened still answers: its backups; everything else says what is wrong. */
export function apiOfDamaged(folder: string, failure: Failure): LibraryApi {
  const refuse = (): never => {
    throw new LibraryFailure(failure.code, failure.message)
  }
  const refusals = (Object.keys(methods) as Method[]).map(name => [name, refuse] as const)
  // Every method of the table is there.
  const api = Object.fromEntries(refusals) as Record<Method, () => never>
  return { ...api, 'backups.list': () => listBackups(folder) }
}

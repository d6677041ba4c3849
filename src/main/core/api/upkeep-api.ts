import type { LibraryDatabase } from '../database/open-database.ts'
import { LibraryFailure } from '../failures.ts'
import type { ApiOf, LibraryContext } from './context.ts'

/** Backups and checks. */
export function makeUpkeepApi(_context: LibraryContext, _database: LibraryDatabase): ApiOf<'backups' | 'doctor'> {
  const soon = (): never => {
    throw new LibraryFailure('unsupported', 'being built')
  }
  return { 'backups.list': soon, 'backups.make': soon, 'backups.restore': soon, 'doctor.check': soon }
}

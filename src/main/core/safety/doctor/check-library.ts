import type { DoctorFinding } from '../../../../preload/contract/library-api.ts'
import { LibraryFailure, toFailure } from '../../failures.ts'
import { isDamage } from '../sealed-copy.ts'
import { checkBackups, checkPlace, checkSidecars, checkSpace } from './check-copies.ts'
import { checkDatabase, checkReferences, checkSqlite, checkWords } from './check-database.ts'
import { checkFiles } from './check-files.ts'
import { checkLeftovers, checkStrangers } from './check-leftovers.ts'
import { checkQueues, checkReadingRows, checkTrash } from './check-reading.ts'
import { type Check, type DoctorRoom, wrong } from './finding.ts'

/** In this order: what later ones stand on comes first, and plain files and backups keep what was repaired before. */
const CHECKS: Readonly<Record<string, Check>> = {
  sqlite: checkSqlite,
  references: checkReferences,
  reading: checkReadingRows,
  queues: checkQueues,
  search: checkWords,
  files: checkFiles,
  strangers: checkStrangers,
  leftovers: checkLeftovers,
  trash: checkTrash,
  'plain files': checkSidecars,
  mirror: ({ checkMirror }, repair) => checkMirror(repair),
  backups: checkBackups,
  disk: checkSpace,
  place: checkPlace,
}

export interface Diagnosis {
  readonly findings: readonly DoctorFinding[]
  /** True where the database itself is damaged: nothing else was looked at, and it must be replaced. */
  readonly damaged: boolean
}

/** Looks the library over, from the database to the disk; with `repair`, sets right what loses nothing. */
export async function checkLibrary(room: DoctorRoom, repair: boolean): Promise<Diagnosis> {
  if (repair && !room.session.writable)
    throw new LibraryFailure(
      'read-only',
      'A library that is open for reading only cannot be repaired. Close it in the other process first.',
    )
  try {
    const database = await checkDatabase(room, repair)
    if (database.some(({ ok }) => !ok)) return { findings: database, damaged: true }
    const findings = [...database]
    for (const [name, check] of Object.entries(CHECKS)) findings.push(...(await carryOut(name, check, room, repair)))
    return { findings, damaged: false }
  } catch (error) {
    if (!isDamage(error)) throw error
    return { findings: [wrong('database', toFailure(error).message)], damaged: true }
  }
}

/** One check that cannot be carried out does not keep the others from it. */
async function carryOut(
  name: string,
  check: Check,
  room: DoctorRoom,
  repair: boolean,
): Promise<readonly DoctorFinding[]> {
  try {
    return await check(room, repair)
  } catch (error) {
    const { code, message } = toFailure(error)
    if (isDamage(error) || code === 'bug') throw error
    return [wrong(name, `This could not be checked: ${message}`)]
  }
}

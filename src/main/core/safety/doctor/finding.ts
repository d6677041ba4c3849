import type { BackupFile, DoctorFinding } from '../../../../preload/contract/library-api.ts'
import type { LibraryDatabase } from '../../database/open-database.ts'
import type { PdfStore } from '../../pdfs/pdf-store.ts'
import type { Ports } from '../../ports.ts'
import type { Session } from '../../session.ts'

/** What the doctor looks at, and what it may ask of others. */
export interface DoctorRoom {
  /** Of the library. */
  readonly folder: string
  readonly session: Session
  readonly database: LibraryDatabase
  readonly ports: Pick<Ports, 'now' | 'yieldTurn'>
  readonly store: PdfStore
  /** Brings every plain file up to date. */
  flushSidecars(): Promise<void>
  makeBackup(): Promise<BackupFile>
  /** No finding where there is no mirror. */
  checkMirror(repair: boolean): Promise<readonly DoctorFinding[]>
}

/** Looks at one thing; with `repair`, sets right what can be set right without losing anything. */
export type Check = (room: DoctorRoom, repair: boolean) => Promise<readonly DoctorFinding[]>

export function fine(check: string, message: string): DoctorFinding {
  return { check, ok: true, message, repaired: false }
}

export function wrong(check: string, message: string): DoctorFinding {
  return { check, ok: false, message, repaired: false }
}

export function repaired(check: string, message: string): DoctorFinding {
  return { check, ok: true, message, repaired: true }
}

/** What to do about everything that a repair sets right. */
export const REPAIR = 'Run the check with repair ("offprint doctor --repair").'

/** Where things go that nobody asks for and that may be somebody's: never deleted. */
export const RECOVERED = 'recovered'

import { statSync } from 'node:fs'
import type { DoctorFinding } from '../../../preload/contract/library-api.ts'
import { LibraryFailure, toFailure } from '../failures.ts'
import { listBackups } from './backups.ts'
import { announceReplacement, incomingPath } from './replacement.ts'
import { prepareRestore } from './restore.ts'
import { syncFolder } from './safe-files.ts'
import { dropCopy } from './sealed-copy.ts'
import { rebuildFromSidecars } from './sidecars/rebuild.ts'
import { librarySidecarPath, listPaperSidecars } from './sidecars/sidecar-files.ts'

export interface RescueRequest {
  /** Of the library. */
  readonly folder: string
  readonly now: number
  readonly pause: () => Promise<void>
}

/**
 * Gets a library whose database is damaged or gone back from its plain files or from a backup, whichever is fuller or
 * newer. The new database takes its place when the library is opened next; what was there is kept in `replaced/`.
 */
export async function prepareRescue(request: RescueRequest): Promise<DoctorFinding> {
  const plain = await describeSidecars(request.folder)
  const [newest] = listBackups(request.folder)
  const madeAt = Date.parse(newest?.madeAt ?? '')
  // One that is said to be of next year was made while the clock ran ahead: its day says nothing, what it holds does.
  const isOfLater = madeAt >= plain.writtenAt && madeAt <= request.now
  const isBackupBetter = newest && (newest.papers > plain.papers || (newest.papers === plain.papers && isOfLater))
  const ways = isBackupBetter
    ? [fromBackup, fromSidecars(0)]
    : [fromSidecars(newest?.papers ?? 0), fromBackup, fromSidecars(0)]
  const reasons: string[] = []
  for (const way of ways) {
    try {
      return { check: 'database', ok: true, message: await way(request), repaired: true }
    } catch (error) {
      const { code, message } = toFailure(error)
      if (code === 'disk-full') throw error
      reasons.push(message)
    }
  }
  return {
    check: 'database',
    ok: false,
    message: `The database is damaged and could not be brought back: ${reasons.join(' ')} It was left as it is; restore a copy of the folder from elsewhere.`,
    repaired: false,
  }
}

function fromSidecars(least: number): (request: RescueRequest) => Promise<string> {
  return async ({ folder, now, pause }) => {
    const target = incomingPath(folder)
    const { papers, skipped } = await rebuildFromSidecars({ folder, target, now, pause })
    if (papers < least) {
      dropCopy(target)
      throw new LibraryFailure('damaged', `Of the plain files ${skipped.length} cannot be read.`)
    }
    syncFolder(folder)
    const kept = announceReplacement(folder, 'stay', now)
    const gaps = skipped.length === 0 ? '' : ` ${skipped.length} could not be read (${skipped.slice(0, 3).join('; ')}).`
    return `The database was damaged or gone. It was written anew from the plain files of ${papers} papers.${gaps} The history of undo begins anew. What there was of the old one is kept in ${kept}.`
  }
}

async function fromBackup({ folder, now, pause }: RescueRequest): Promise<string> {
  const bad: string[] = []
  for (const backup of listBackups(folder)) {
    try {
      const kept = await prepareRestore({ folder, file: backup.file, now, pause })
      const passedOver =
        bad.length === 0 ? '' : ` Newer ones that are damaged themselves were passed over: ${bad.join(', ')}.`
      return `The database was damaged or gone. The backup of ${backup.madeAt} with ${backup.papers} papers was put in its place.${passedOver} What there was of the old one is kept in ${kept}.`
    } catch (error) {
      const { code } = toFailure(error)
      if (code !== 'damaged' && code !== 'invalid') throw error
      bad.push(backup.file)
    }
  }
  throw new LibraryFailure('not-found', 'There is no backup that opens.')
}

async function describeSidecars(folder: string): Promise<{ readonly papers: number; readonly writtenAt: number }> {
  const files = await listPaperSidecars(folder)
  let writtenAt = 0
  for (const path of [...files.values(), librarySidecarPath(folder)])
    writtenAt = Math.max(writtenAt, statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  return { papers: files.size, writtenAt }
}

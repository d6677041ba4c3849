import type { WriteHandle } from '../database/handles.ts'
import { addJob } from '../jobs/jobs.ts'
import { readSettings } from '../settings/settings.ts'

/** For a database that takes the library's place: the mirror tells of the one before, and is compared when this one is open. */

export const MIRROR_JOB = 'Mirror'
export const COMPARE_ALL = { all: true }

/** Works on databases of every format. */
export function compareMirrorAgain(write: WriteHandle, now: number): void {
  if (readSettings(write).mirrorFolder === '') return
  addJob(write, { id: `mirror-${now}`, kind: 'mirror', label: MIRROR_JOB, task: JSON.stringify(COMPARE_ALL), at: now })
}

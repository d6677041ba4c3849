import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ReadHandle } from '../database/handles.ts'
import { tasksInHand } from '../jobs/jobs.ts'

/** Removes uploads that no waiting job needs: what a closed window or a cancelled import left. */
export function sweepUploads(uploads: string, read: ReadHandle): void {
  const needed = tasksInHand(read).join('\n')
  for (const name of readdirSync(uploads))
    if (!needed.includes(name)) rmSync(join(uploads, name), { force: true, recursive: true })
}

import { existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { tasksInHand } from '../../jobs/jobs.ts'
import { unfinishedBackups } from '../backups.ts'
import { counted } from '../../counted.ts'
import { type Check, fine, RECOVERED, REPAIR, repaired, wrong } from './finding.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Files in the store that belong to no paper: a crash between the bytes and their row, or somebody's own. */
export const checkStrangers: Check = async ({ session, ports, store }, repair) => {
  const known = new Set(session.read.column<string>('SELECT file_id FROM paper_files'))
  const unknown = (await store.list()).map(({ id }) => id).filter(id => !known.has(id))
  // A file that is just being added has no row yet.
  const strangers = await olderThan(HOUR, ports.now(), unknown, store.pathOf)
  if (strangers.length === 0) return [fine('strangers', 'Every stored file belongs to a paper.')]
  const what = counted(strangers.length, 'stored file belongs', 'stored files belong')
  if (!repair) return [wrong('strangers', `${what} to no paper. ${REPAIR} It moves them to ${RECOVERED}/.`)]
  for (const id of strangers) await store.setAside(id)
  return [
    repaired('strangers', `${what} to no paper: moved to ${RECOVERED}/. Drop them on the window to add them again.`),
  ]
}

/** Work that was never finished: halves of backups, uploads nobody took. */
export const checkLeftovers: Check = async ({ folder, session, ports }, repair) => {
  const needed = tasksInHand(session.read).join('\n')
  const uploads = existsSync(join(folder, 'uploads')) ? await readdir(join(folder, 'uploads')) : []
  const untaken = uploads.filter(name => !needed.includes(name)).map(name => join(folder, 'uploads', name))
  const leftovers = [
    ...(await olderThan(HOUR, ports.now(), unfinishedBackups(folder), path => path)),
    ...(await olderThan(DAY, ports.now(), untaken, path => path)),
  ]
  if (leftovers.length === 0) return [fine('leftovers', 'No unfinished work lies about.')]
  const what = `${counted(leftovers.length, 'file')} of unfinished backups and uploads`
  if (!repair) return [wrong('leftovers', `${what} ${leftovers.length === 1 ? 'lies' : 'lie'} about. ${REPAIR}`)]
  for (const path of leftovers) await rm(path, { force: true, recursive: true })
  return [repaired('leftovers', `${what} removed; nothing that was ever whole.`)]
}

async function olderThan(
  age: number,
  now: number,
  things: readonly string[],
  pathOf: (thing: string) => string,
): Promise<string[]> {
  const old: string[] = []
  for (const thing of things) if (now - (await stat(pathOf(thing))).mtimeMs > age) old.push(thing)
  return old
}

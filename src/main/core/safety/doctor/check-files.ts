import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { moveInto } from '../replacement.ts'
import { counted } from '../../counted.ts'
import { type Check, type DoctorRoom, fine, RECOVERED, REPAIR, wrong } from './finding.ts'

// What a look without repair reads in full: a second or two.
const SAMPLE_BYTES = 200 * 2 ** 20

interface KnownFile {
  readonly id: string
  readonly bytes: number
  readonly name: string
  readonly title: string
}

/**
 * Every file of a paper is there, as long as it was and with the content it is named after. Without repair the content
 * of a sample is read, with it that of all.
 */
export const checkFiles: Check = async (room, repair) => {
  const files = room.session.read.all<KnownFile>(
    `SELECT f.id, f.bytes, min(pf.name) AS name, min(p.title) AS title
     FROM files f JOIN paper_files pf ON pf.file_id = f.id JOIN papers p ON p.id = pf.paper_id GROUP BY f.id ORDER BY f.id`,
  )
  if (repair) for (const file of files) await bringBack(room, file.id)
  const stored = new Map((await room.store.list()).map(({ id, bytes }) => [id, bytes]))
  const missing = files.filter(({ id }) => !stored.has(id))
  const changed = files.filter(({ id, bytes }) => stored.has(id) && stored.get(id) !== bytes)
  const rightSize = files.filter(({ id, bytes }) => stored.get(id) === bytes)
  let compared = 0
  let bytes = 0
  for (const file of rightSize) {
    if (!repair && bytes > SAMPLE_BYTES) break
    if ((await room.store.check(file.id)) === 'damaged') changed.push(file)
    compared += 1
    bytes += file.bytes
  }
  if (missing.length + changed.length === 0)
    return [
      fine(
        'files',
        `${counted(files.length, 'file is', 'files are')} there with the right size; the content of ${compared} was compared.`,
      ),
    ]
  if (repair) await setAside(room, changed)
  return [...describeMissing(missing), ...describeChanged(changed, repair)]
}

/** A file that an earlier repair set aside, and that is wanted again, comes back. */
async function bringBack({ folder, store }: DoctorRoom, id: string): Promise<void> {
  const path = store.pathOf(id)
  const aside = join(folder, RECOVERED, basename(path))
  if (existsSync(path) || !existsSync(aside)) return
  await mkdir(dirname(path), { recursive: true })
  moveInto(dirname(path), aside)
}

/** Out of the way of a fresh copy. */
async function setAside({ folder, store }: DoctorRoom, files: readonly KnownFile[]): Promise<void> {
  await mkdir(join(folder, RECOVERED), { recursive: true })
  for (const { id } of files) moveInto(join(folder, RECOVERED), store.pathOf(id))
}

function describeMissing(files: readonly KnownFile[]): ReturnType<typeof wrong>[] {
  if (files.length === 0) return []
  const what = `${counted(files.length, 'file is', 'files are')} missing: ${namesOf(files)}`
  return [
    wrong(
      'files',
      `${what}. Fetch the PDF again from the paper's page, or put it back into the folder; everything written on it is kept.`,
    ),
  ]
}

function describeChanged(files: readonly KnownFile[], repair: boolean): ReturnType<typeof wrong>[] {
  if (files.length === 0) return []
  const what = `${counted(files.length, 'file does', 'files do')} not hold what was stored: ${namesOf(files)}`
  const then = `Moved to ${RECOVERED}/: fetch the PDF again; everything written on it is kept.`
  return [wrong('files', `${what}. ${repair ? then : REPAIR}`)]
}

function namesOf(files: readonly KnownFile[]): string {
  const named = files.slice(0, 5).map(({ name, title }) => `${name} of “${shortened(title)}”`)
  return named.join(', ') + (files.length > 5 ? ` and ${files.length - 5} more` : '')
}

function shortened(title: string): string {
  return title.length > 60 ? `${title.slice(0, 59)}…` : title
}

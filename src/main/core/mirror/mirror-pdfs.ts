import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { PaperId } from '../../../preload/contract/paper.ts'
import { keptAnnotations } from '../annotations/annotations.ts'
import { additionOf, type CopyRoom, writeCopy } from '../export/annotated-copy.ts'
import { LibraryFailure } from '../failures.ts'
import type { PaperSidecar } from '../papers/paper-sidecar.ts'
import { UNFINISHED } from '../safety/safe-files.ts'
import { readSettings } from '../settings/settings.ts'
import { sizeOf, sumOfFile, sumOfText } from './mirror-files.ts'
import { furtherName } from './mirror-names.ts'
import type { WrittenPdf } from './paper-file.ts'

/** Copies of a paper's PDFs with what was marked in them. */

export interface ReadyPdf extends WrittenPdf {
  /** Where its bytes lie ready: half under its name, or where they were before; null where they are in place. */
  readonly from: string | null
}

/** Makes the copies that are not there as they should be. `folder` is where they go. */
export async function readyPdfs(
  room: CopyRoom,
  record: PaperSidecar,
  place: { readonly folder: string; readonly base: string },
  were: readonly (WrittenPdf & { readonly path: string })[],
): Promise<ReadyPdf[]> {
  if (!readSettings(room.session.read).mirrorPdfs) return []
  const ready: ReadyPdf[] = []
  for (const { id: file } of record.files) {
    if (!room.store.has(file)) continue
    const name = `${ready.length === 0 ? place.base : furtherName(place.base, file)}.pdf`
    const path = join(place.folder, name)
    const marks = marksOf(room, record.id, file)
    const same = were.find(pdf => pdf.file === file && pdf.marks === marks)
    const isThere = same && (await sizeOf(same.path)) === same.bytes
    // One that got another name is moved there, where nothing is in its way.
    if (same && isThere && (same.path === path || (await sizeOf(path)) === null))
      ready.push({ file, name, marks, sum: same.sum, bytes: same.bytes, from: same.path === path ? null : same.path })
    else ready.push({ file, name, marks, ...(await makeCopy(room, record, file, path + UNFINISHED)) })
  }
  return ready
}

/** Those that have to be put in place: what is moved comes before what takes the place it leaves. */
export function inTheirOrder(pdfs: readonly ReadyPdf[]): ReadyPdf[] {
  const isNew = ({ from }: ReadyPdf): boolean => from?.endsWith(UNFINISHED) ?? false
  return [...pdfs.filter(pdf => pdf.from !== null && !isNew(pdf)), ...pdfs.filter(isNew)]
}

/** Gives a copy its name; nothing is at it any more. */
export async function placePdf({ from, name }: ReadyPdf, folder: string): Promise<void> {
  if (from !== null) await rename(from, join(folder, name))
}

/** Copies that were made ready and are not needed after all. */
export async function dropReady(pdfs: readonly ReadyPdf[]): Promise<void> {
  for (const { from } of pdfs) if (from?.endsWith(UNFINISHED)) await rm(from, { force: true })
}

/** Of everything that shows in the copy. */
function marksOf({ session }: CopyRoom, id: PaperId, file: string): string {
  const shown = keptAnnotations(session.read, id).filter(mark => mark.file === file && mark.state !== 'gone')
  if (shown.length === 0) return ''
  return sumOfText(JSON.stringify([readSettings(session.read).authorName, shown]))
}

async function makeCopy(
  room: CopyRoom,
  { id }: PaperSidecar,
  file: string,
  target: string,
): Promise<Pick<ReadyPdf, 'sum' | 'bytes' | 'from'>> {
  const tail = marksOf(room, id, file) === '' ? '' : await tailOf(room, id, file)
  const bytes = await writeCopy(room.store.pathOf(file), target, tail)
  const sum = await sumOfFile(target)
  if (sum === null) throw new Error(`${basename(target)} was written to ${dirname(target)} and is not there`)
  return { sum, bytes, from: target }
}

/** A file that is locked, or that nobody can read, is mirrored as it is. */
async function tailOf(room: CopyRoom, paper: PaperId, file: string): Promise<string> {
  try {
    return (await additionOf(room, { paper, file })).tail
  } catch (error) {
    if (!(error instanceof LibraryFailure)) throw error
    room.ports.log('info', 'a PDF is mirrored without its annotations', { paper, error: error.message })
    return ''
  }
}

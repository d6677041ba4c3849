import { constants } from 'node:fs'
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { AnnotatedCopy, AnnotationAddition } from '../../../preload/contract/annotation.ts'
import type { PaperId } from '../../../preload/contract/paper.ts'
import type { KeptAnnotation } from '../annotations/annotation-row.ts'
import { keptAnnotations, requirePaperFile } from '../annotations/annotations.ts'
import { LibraryFailure } from '../failures.ts'
import type { PdfStore } from '../pdfs/pdf-store.ts'
import { storeFailure } from '../pdfs/store-failures.ts'
import type { MarkToWrite, Ports } from '../ports.ts'
import type { Session } from '../session.ts'
import { readSettings } from '../settings/settings.ts'

/** A PDF with its annotations in it, as a copy: the bytes of the file, and after them what makes the annotations. */

export interface CopyRoom {
  readonly folder: string
  readonly session: Session
  readonly ports: Ports
  readonly store: PdfStore
}

export interface CopyToMake {
  readonly paper: PaperId
  readonly file: string
  readonly password?: string | undefined
}

const WRITE_WITHIN_MS = 60_000
const AUTHOR = 'Offprint'

export async function additionOf(
  { session, ports, store }: CopyRoom,
  { paper, file, password }: CopyToMake,
): Promise<AnnotationAddition> {
  requirePaperFile(session.read, paper, file, 'there is nothing to write its annotations into')
  const name = nameOf(session, paper, file)
  if (!store.has(file))
    throw new LibraryFailure(
      'not-found',
      `The bytes of ${name} are not in the library folder any more. Add the file again.`,
    )
  const kept = keptAnnotations(session.read, paper).filter(annotation => annotation.file === file)
  const { tail, written, isSigned, notes } = await ports.annotatePdf({
    path: store.pathOf(file),
    password,
    author: readSettings(session.read).authorName || AUTHOR,
    marks: kept.filter(({ state }) => state === 'live').map(markOf),
    removed: kept.filter(({ state }) => state === 'removed').map(knownOf),
    cpuMs: WRITE_WITHIN_MS,
  })
  return { name: `${name.replace(/\.pdf$/i, '')} (annotated).pdf`, tail, written, signed: isSigned, notes }
}

export async function makeAnnotatedCopy(room: CopyRoom, given: CopyToMake): Promise<AnnotatedCopy> {
  const { tail, name, ...addition } = await additionOf(room, given)
  const path = join(room.folder, 'exports', name)
  try {
    return { ...addition, name, path, bytes: await writeCopy(room.store.pathOf(given.file), path, tail) }
  } catch (error) {
    throw storeFailure(error, name)
  }
}

/** Whole under its name, or not there at all. */
export async function writeCopy(original: string, path: string, tail: string): Promise<number> {
  await mkdir(join(path, '..'), { recursive: true })
  const growing = `${path}.tmp`
  try {
    await rm(growing, { force: true })
    // Some disks keep two files of the same bytes in the room of one.
    await copyFile(original, growing, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    const file = await open(growing, 'a')
    let bytes = 0
    try {
      await file.writeFile(Buffer.from(tail, 'base64'))
      await file.sync()
      bytes = (await file.stat()).size
    } finally {
      await file.close()
    }
    await rename(growing, path)
    return bytes
  } catch (error) {
    await rm(growing, { force: true })
    throw error
  }
}

function nameOf(session: Session, paper: PaperId, file: string): string {
  const given = session.read.column<string>(
    'SELECT name FROM paper_files WHERE paper_id = ? AND file_id = ?',
    paper,
    file,
  )
  // What no file system takes, and what would hide it or leave the folder.
  const name = basename(given[0] ?? '')
    .replace(/[\u0000-\u001F<>:"/\\|?*]+/g, ' ')
    .replace(/^[.\s]+|\s+$/g, '')
    .slice(0, 120)
  return name === '' ? `paper ${paper}.pdf` : name
}

function knownOf({ id, pdfName, pdfPrint }: KeptAnnotation): Pick<MarkToWrite, 'id' | 'name' | 'print'> {
  return { id, name: pdfName, print: pdfPrint }
}

function markOf(kept: KeptAnnotation): MarkToWrite {
  const { file, page, rect, quads, text, before, after, order, strokes, type, color, comment, external } = kept
  return {
    ...knownOf(kept),
    ...{ file, page, rect, quads, text, before, after, order, strokes, type, color, comment, external },
    author: kept.author ?? null,
    isEdited: kept.editedAt !== null,
    createdAt: Date.parse(kept.createdAt),
    updatedAt: Date.parse(kept.updatedAt),
  }
}

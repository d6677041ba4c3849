import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { FileOpening } from '../../../preload/contract/paper.ts'
import { LibraryFailure } from '../../core/failures.ts'
import { openPdfFile } from '../../core/pdfs/file/pdf-file.ts'
import { type UserOpening, userOpening } from '../../core/pdfs/file/user-lock.ts'
import { notAPdf } from '../../core/pdfs/pdf-signature.ts'
import { loadPdfJs, type PdfJs } from './load-pdfjs.ts'

export interface OpenPdf {
  readonly document: PDFDocumentProxy
  /** Where the empty password of its owner opened it. */
  readonly opening: FileOpening | null
  close(): Promise<void>
}

// Larger files are read a part at a time: a scanned book is mostly pictures, which nobody asks for here.
const READ_WHOLE_BELOW = 64 * 1024 * 1024
const PART = 256 * 1024
// No picture is ever shown here; this keeps pdf.js from unpacking any.
const MOST_IMAGE_PIXELS = 1

/** Opens a PDF of any origin for reading its text. Nothing in it is run, and nothing but the file and pdf.js's own folder is read. */
export async function openPdf(path: string, password: string | undefined): Promise<OpenPdf> {
  const pdfjs = await loadPdfJs()
  const source = sourceOf(path, pdfjs.PDFDataRangeTransport)
  try {
    const { task, opening } = await openedTask(pdfjs, source.input, path, password)
    return {
      document: await task.promise,
      opening,
      async close() {
        await task.destroy()
        source.close()
      },
    }
  } catch (error) {
    source.close()
    throw openingFailure(error, password !== undefined)
  }
}

/** Of what its owner locked with an empty password, pdf.js says that it is locked, and every other program shows it. */
async function openedTask(
  pdfjs: PdfJs,
  input: Source['input'],
  path: string,
  password: string | undefined,
): Promise<{ readonly task: PDFDocumentLoadingTask; readonly opening: FileOpening | null }> {
  const task = startTask(pdfjs, input, password)
  try {
    await task.promise
    return { task, opening: null }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'PasswordException' || (password ?? '') !== '') throw error
    const opened = openedAsOwner(path)
    if (!opened) throw error
    const { data, tail, password: users } = opened
    const opening = { tail: Buffer.from(tail).toString('base64'), password: users ?? null }
    return { task: startTask(pdfjs, { data }, users), opening }
  }
}

function openedAsOwner(path: string): (UserOpening & { readonly data: Uint8Array }) | null {
  try {
    const bytes = readFileSync(path)
    const opening = userOpening(openPdfFile(bytes), randomBytes(16))
    return opening && { ...opening, data: new Uint8Array(Buffer.concat([bytes, opening.tail])) }
  } catch {
    return null
  }
}

function startTask(pdfjs: PdfJs, input: Source['input'], password: string | undefined): PDFDocumentLoadingTask {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return pdfjs.getDocument({
    ...input,
    ...(password === undefined ? {} : { password }),
    cMapUrl: join(folder, 'cmaps') + sep,
    standardFontDataUrl: join(folder, 'standard_fonts') + sep,
    wasmUrl: join(folder, 'wasm') + sep,
    iccUrl: join(folder, 'iccs') + sep,
    maxImageSize: MOST_IMAGE_PIXELS,
    stopAtErrors: false,
    enableXfa: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    disableAutoFetch: true,
    disableStream: true,
    verbosity: 0,
  })
}

type RangeTransport = PdfJs['PDFDataRangeTransport']

interface Source {
  readonly input: { readonly data: Uint8Array } | { readonly range: InstanceType<RangeTransport> }
  close(): void
}

function sourceOf(path: string, Transport: RangeTransport): Source {
  const { file, size } = openedFile(path)
  const head = bytesOf(file, 0, Math.min(size, 1024 + 512))
  const problem = notAPdf(head)
  if (problem) {
    closeSync(file)
    throw new LibraryFailure('invalid', `it is not a PDF: ${problem}`)
  }
  if (size <= READ_WHOLE_BELOW) {
    closeSync(file)
    return { input: { data: new Uint8Array(readFileSync(path)) }, close() {} }
  }
  const transport = new Transport(size, null)
  transport.requestDataRange = (begin: number, end: number): void => {
    // pdf.js waits for an answer that comes later, as from a network.
    setImmediate(() => transport.onDataRange(begin, bytesOf(file, begin, end - begin)))
  }
  return { input: { range: Object.assign(transport, { rangeChunkSize: PART }) }, close: () => closeSync(file) }
}

function openedFile(path: string): { file: number; size: number } {
  try {
    const found = statSync(path)
    if (!found.isFile()) throw new LibraryFailure('invalid', 'it is not a file')
    return { file: openSync(path, 'r'), size: found.size }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT') throw new LibraryFailure('not-found', 'there is no such file', { cause: error })
    if (code === 'EACCES' || code === 'EPERM')
      throw new LibraryFailure('refused', 'its permissions do not let Offprint read it', { cause: error })
    throw error
  }
}

function bytesOf(file: number, from: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let filled = 0
  while (filled < length) {
    const read = readSync(file, bytes, filled, length - filled, from + filled)
    if (read === 0) break
    filled += read
  }
  return filled === length ? bytes : bytes.slice(0, filled)
}

function openingFailure(error: unknown, hadPassword: boolean): unknown {
  if (!(error instanceof Error)) return error
  if (error.name === 'PasswordException')
    return new LibraryFailure(
      'refused',
      hadPassword
        ? 'the password does not open it: check the password and try again'
        : 'it is locked with a password: give the password to read it',
    )
  return new LibraryFailure(
    'invalid',
    `it is damaged (${error.message.replace(/\.$/, '')}): get the file again from where it came`,
    { cause: error },
  )
}

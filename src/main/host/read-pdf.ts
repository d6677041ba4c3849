import { basename } from 'node:path'
import type { Failure } from '../../preload/contract/failure.ts'
import { LibraryFailure } from '../core/failures.ts'
import type { PdfReading, Ports, ReadPdfRequest } from '../core/ports.ts'
import { type StartReader, startReader } from './pdf-reader-process.ts'
import { workerEntry } from './worker-entry.ts'

/** What a reader is asked, and answers. */
export interface PdfQuestion extends ReadPdfRequest {
  readonly maxBytes: number
}

export type PdfAnswer =
  | { readonly ok: true; readonly reading: PdfReading }
  | { readonly ok: false; readonly failure: Failure }

// A thesis of 600 pages takes 150 MB of heap. Unpacked streams lie outside the heap, so the process may hold more.
const HEAP_MEGABYTES = 768
const MOST_BYTES = 1_536 * 1024 * 1024
// A folder of PDFs must not start a process each.
const MOST_AT_ONCE = 2

interface ReadPdfOptions {
  readonly start?: StartReader
  readonly entry?: URL
  readonly heapMegabytes?: number
  readonly maxBytes?: number
}

/** Reads PDFs, each in a process of its own: whatever one does to its reader, the library goes on. */
export function makeReadPdf({
  start = startReader,
  entry = workerEntry('read-pdf'),
  heapMegabytes = HEAP_MEGABYTES,
  maxBytes = MOST_BYTES,
}: ReadPdfOptions = {}): Ports['readPdf'] {
  let running = 0
  const waiting: (() => void)[] = []
  return async request => {
    if (running < MOST_AT_ONCE) running += 1
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await readIn(start(entry, heapMegabytes), { ...request, maxBytes })
    } catch (error) {
      throw error instanceof LibraryFailure
        ? new LibraryFailure(error.code, `${nameOf(request.path)} could not be read: ${error.message}.`, {
            cause: error,
          })
        : error
    } finally {
      // The place goes to the next in line, or is free.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}

export const readPdf: Ports['readPdf'] = makeReadPdf()

function readIn(reader: ReturnType<StartReader>, question: PdfQuestion): Promise<PdfReading> {
  return new Promise<PdfReading>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        new LibraryFailure(
          'unsupported',
          `it took longer than ${Math.round(question.timeoutMs / 1000)} seconds, so it may be damaged or made to do harm: open it in another program to see`,
        ),
      )
      reader.kill()
    }, question.timeoutMs)
    reader.onMessage(message => {
      // Our own worker answers once, with what `PdfAnswer` says.
      const answer = message as PdfAnswer
      if (answer.ok) resolve(answer.reading)
      else reject(new LibraryFailure(answer.failure.code, answer.failure.message))
      clearTimeout(timer)
      reader.kill()
    })
    // After an answer this settles nothing any more.
    reader.onEnd(lastWords => {
      clearTimeout(timer)
      reject(endedEarly(lastWords))
    })
    reader.send(question)
  })
}

function endedEarly(lastWords: string): LibraryFailure {
  if (/out of memory|heap limit/i.test(lastWords))
    return new LibraryFailure(
      'unsupported',
      'it needs more memory than a reader is given, so it may be damaged or made to do harm: open it in another program to see',
    )
  return new LibraryFailure(
    'unsupported',
    'the reader ended before it was done, so the file may be damaged: open it in another program to see',
    { cause: new Error(lastWords) },
  )
}

/** In the store a file is named by its content, which says nothing to a reader. */
function nameOf(path: string): string {
  const name = basename(path)
  return /^[0-9a-f]{64}\.pdf$/.test(name) ? 'The PDF' : name
}

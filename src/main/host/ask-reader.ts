import { basename } from 'node:path'
import type { Failure } from '../../preload/contract/failure.ts'
import { LibraryFailure } from '../core/failures.ts'
import { type StartReader, startReader } from './pdf-reader-process.ts'
import { workerEntry } from './worker-entry.ts'

/** What is asked of a process that works on a PDF, and what it answers, once. */
export interface ReaderQuestion {
  /** What the reader may compute, its start included; `wallMs` is of the clock. */
  readonly cpuMs: number
  readonly wallMs: number
  readonly maxBytes: number
}

export type ReaderAnswer<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly failure: Failure }

// A thesis of 600 pages takes 150 MB of heap. Unpacked streams lie outside the heap, so the process may hold more.
const HEAP_MEGABYTES = 768
const MOST_BYTES = 1_536 * 1024 * 1024
/** What a busy machine may take for what an idle one computes in one. A reader that only waits is ended then. */
const PATIENCE = 10
// A folder of PDFs must not start a process each.
const MOST_AT_ONCE = 2

export interface ReaderOptions {
  readonly start?: StartReader
  readonly entry?: URL
  readonly heapMegabytes?: number
  readonly maxBytes?: number
}

/** Works on PDFs, each in a process of its own: whatever one does to its reader, the library goes on. */
export function makeAskReader<Request extends { readonly cpuMs: number }, Answer>(
  worker: string,
  pathOf: (request: Request) => string,
  options: ReaderOptions = {},
): (request: Request) => Promise<Answer> {
  const { start = startReader, heapMegabytes = HEAP_MEGABYTES, maxBytes = MOST_BYTES } = options
  const entry = options.entry ?? workerEntry(worker)
  let running = 0
  const waiting: (() => void)[] = []
  return async request => {
    if (running < MOST_AT_ONCE) running += 1
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await askOne<Answer>(start(entry, heapMegabytes), {
        ...request,
        wallMs: request.cpuMs * PATIENCE,
        maxBytes,
      })
    } catch (error) {
      throw error instanceof LibraryFailure
        ? new LibraryFailure(error.code, `${nameOf(pathOf(request))} could not be read: ${error.message}.`, {
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

function askOne<Answer>(reader: ReturnType<StartReader>, question: ReaderQuestion): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const onLate = (): void => {
      reject(tookTooLong(question))
      reader.kill()
    }
    const timer = setTimeout(onLate, question.wallMs)
    reader.limitCpu?.(question.cpuMs, onLate)
    reader.onMessage(message => {
      // Our own workers answer once, with what `ReaderAnswer` says.
      const reply = message as ReaderAnswer<Answer>
      if (reply.ok) resolve(reply.answer)
      else reject(new LibraryFailure(reply.failure.code, reply.failure.message))
      clearTimeout(timer)
      reader.kill()
    })
    // After an answer this settles nothing any more.
    reader.onEnd(lastWords => {
      clearTimeout(timer)
      reject(endedEarly(lastWords, question))
    })
    reader.send(question)
  })
}

function tookTooLong({ cpuMs }: ReaderQuestion): LibraryFailure {
  return new LibraryFailure(
    'unsupported',
    `it took longer than ${cpuMs / 1000} seconds of work, so it may be damaged or made to do harm: open it in another program to see`,
  )
}

function endedEarly(lastWords: string, question: ReaderQuestion): LibraryFailure {
  if (lastWords.includes('out of time')) return tookTooLong(question)
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

import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { Failure } from '../../preload/contract/failure.ts'
import { LibraryFailure } from '../core/failures.ts'
import type { ParsedEntry, ParsedFile, ParsedSource, ParseRequest, Ports } from '../core/ports.ts'
import { watchCpu } from './watch-cpu.ts'
import { workerEntry } from './worker-entry.ts'

/** Files come from outside: each is read in a thread of its own with little memory, which is stopped when it computes too long. */

/** What the thread is told when it starts. */
export interface ParseTask
  extends Pick<ParseRequest, 'path' | 'name' | 'format' | 'baseUrl' | 'contentType' | 'capturedOn' | 'partial'> {
  readonly size: number
}

/** What it tells; every batch of entries is answered when the library is ready for the next. */
export type ParseMessage =
  | {
      readonly type: 'entries'
      readonly entries: readonly ParsedEntry[]
      readonly progress: { done: number; total: number | null }
      readonly source: ParsedSource
    }
  | { readonly type: 'parsed'; readonly parsed: ParsedFile }
  | { readonly type: 'failed'; readonly failure: Failure }

type Entries = Extract<ParseMessage, { type: 'entries' }>

export interface ParseLimits {
  /** Of the heap alone; the bytes of a page or an answer lie beside it. */
  readonly heapMb: number
  /** What the thread may compute for a file of so many megabytes, its start included. Time waited does not count. */
  readonly cpuMs: (megabytes: number) => number
}

/** Twenty times what files of papers take. */
const LIMITS: ParseLimits = { heapMb: 200, cpuMs: megabytes => 2_500 + Math.max(0, megabytes - 5) * 500 }
const END_MS = 2_000

export const parseFile: Ports['parseFile'] = request => parseWithin(LIMITS, request)

export async function parseWithin({ heapMb, cpuMs }: ParseLimits, request: ParseRequest): Promise<ParsedFile> {
  const { path, name, format, baseUrl, contentType = null, capturedOn, partial, signal } = request
  if (signal?.aborted) throw stopped(name, signal)
  const size = await sizeOf(path, name)
  const task: ParseTask = { path, name, size, format, baseUrl, contentType, capturedOn, partial }
  const worker = new Worker(workerEntry('parse-file'), {
    name: 'parse-file',
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 48, stackSizeMb: 4 },
    env: {},
  })
  const { promise, resolve, reject } = Promise.withResolvers<ParsedFile>()
  const ended = Promise.withResolvers<void>()
  const stopWatch = watchCpu(worker, cpuMs(size / 2 ** 20), () => reject(tooSlow(name)))
  const onAbort = (): void => reject(stopped(name, signal))
  signal?.addEventListener('abort', onAbort, { once: true })

  let taken: Promise<void> = Promise.resolve()
  const take = async ({ entries, progress, source }: Entries): Promise<void> => {
    await request.onEntries(entries, progress, source)
    worker.postMessage('next')
  }
  worker.on('message', (message: ParseMessage) => {
    switch (message.type) {
      case 'entries':
        taken = taken.then(() => take(message))
        taken.catch(reject)
        break
      case 'parsed':
        taken.then(() => resolve(message.parsed), reject)
        break
      case 'failed':
        reject(new LibraryFailure(message.failure.code, message.failure.message))
    }
  })
  // Stays for the whole life of the thread: an error nobody listens for would end the process.
  worker.on('error', error => {
    if (isOutOfMemory(error)) reject(tooLarge(name, heapMb))
    else reject(error instanceof Error && 'syscall' in error ? unreadable(name, error) : error)
  })
  // A thread that has told everything ends before the library has taken it all in.
  worker.on('exit', () => {
    ended.resolve()
    taken.then(() => reject(new Error(`the thread that read ${name} ended without an answer`)), reject)
  })
  try {
    const parsed = await promise
    // It ends by itself now. To end it in the middle of that is for one that hangs.
    const late = setTimeout(() => void worker.terminate(), END_MS)
    await ended.promise
    clearTimeout(late)
    return parsed
  } catch (error) {
    await worker.terminate()
    throw error
  } finally {
    signal?.removeEventListener('abort', onAbort)
    stopWatch()
  }
}

async function sizeOf(path: string, name: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(name, error)
  })
  if (found.isDirectory()) throw new LibraryFailure('invalid', `${name}: it is a folder. Import the files in it.`)
  if (!found.isFile())
    throw new LibraryFailure(
      'invalid',
      `${name}: it is no file but a device or pipe. Save its contents to a file first.`,
    )
  return found.size
}

function unreadable(name: string, error: unknown): LibraryFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new LibraryFailure('invalid', `${name}: there is no such file. Check its name and folder.`, { cause: error })
  if (code === 'EACCES' || code === 'EPERM')
    return new LibraryFailure('invalid', `${name}: it may not be read. Check its permissions.`, { cause: error })
  return new LibraryFailure(
    'invalid',
    `${name}: it cannot be read (${code || String(error)}). Check the disk it is on.`,
    { cause: error },
  )
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooSlow(name: string): LibraryFailure {
  return new LibraryFailure(
    'invalid',
    `${name}: reading it takes far longer than a file of its size should, and was stopped. Check that it is what you meant to import, or split it.`,
  )
}

function tooLarge(name: string, heapMb: number): LibraryFailure {
  return new LibraryFailure(
    'invalid',
    `${name}: reading it needs more than ${heapMb} MB of memory, and was stopped. Split it, or bring the papers in as JSON Lines.`,
  )
}

function stopped(name: string, signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason
  return reason instanceof LibraryFailure
    ? reason
    : new LibraryFailure('cancelled', `The reading of ${name} was stopped.`)
}

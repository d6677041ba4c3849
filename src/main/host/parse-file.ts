import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { Failure } from '../../preload/contract/failure.ts'
import { LibraryFailure } from '../core/failures.ts'
import type { ParsedEntry, ParsedFile, ParsedSource, ParseRequest, Ports } from '../core/ports.ts'
import { workerEntry } from './worker-entry.ts'

/** What the thread is told when it starts. */
export type ParseTask = Pick<ParseRequest, 'path' | 'name' | 'format' | 'capturedOn' | 'partial'>

/** What it tells; after entries it waits for a word back. */
export type ParseMessage =
  | { readonly type: 'entries'; readonly entries: readonly ParsedEntry[]; readonly progress: { done: number; total: number | null }; readonly source: ParsedSource }
  | { readonly type: 'parsed'; readonly parsed: ParsedFile }
  | { readonly type: 'failed'; readonly failure: Failure }

// Memory of the heap alone; the bytes of a page or an answer lie beside it.
const HEAP_MB = 200
// A feed parses in some milliseconds. What takes longer than this is broken or means harm; large files get more.
const CPU_MS = 2_000
const CPU_MS_PER_MB = 250
const LOOK_EVERY_MS = 200
// Where the thread's own clock is not to be had (older Node), and for a thread that sleeps.
const WALL_FACTOR = 20

/** Parses a file in a thread of its own, which is stopped when it takes too long, too much memory, or is called off. */
export const parseFile: Ports['parseFile'] = async request => {
  const { path, name, format, capturedOn, partial, signal, onEntries } = request
  signal?.throwIfAborted()
  const size = await sizeOf(path, name)
  const task: ParseTask = { path, name, format, capturedOn, partial }
  const worker = new Worker(workerEntry('parse-file'), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 48, stackSizeMb: 4 },
    stdin: false,
    env: {},
  })
  const allowed = CPU_MS + Math.max(0, size / 2 ** 20 - 5) * CPU_MS_PER_MB
  let stopWatch = (): void => {}
  try {
    return await new Promise<ParsedFile>((resolve, reject) => {
      stopWatch = watch(worker, allowed, () => reject(new LibraryFailure('invalid', `${name} could not be read: it keeps the parser busy without end, so it was stopped. Nothing further of it was imported.`)))
      const onAbort = (): void => reject(signal?.reason ?? new LibraryFailure('cancelled', `Reading ${name} was cancelled.`))
      signal?.addEventListener('abort', onAbort, { once: true })
      const handOver = async ({ entries, progress, source }: Extract<FromParser, { kind: 'entries' }>): Promise<void> => request.onEntries(entries, progress, source)

  worker.on('message', (message: ParseMessage) => {
        if (message.type === 'parsed') resolve(message.parsed)
        else if (message.type === 'failed') reject(new LibraryFailure(message.failure.code, message.failure.message))
        else Promise.resolve(onEntries(message.entries, message.progress, message.source)).then(() => worker.postMessage('go on'), reject)
      })
      worker.on('error', error => reject(unreadable(name, error)))
      worker.on('exit', () => reject(new LibraryFailure('invalid', `${name} could not be read: the parser stopped over it. Nothing further of it was imported.`)))
    })
  } finally {
    stopWatch()
    worker.removeAllListeners()
    // An error told late has nobody to hear it; without a listener it would end the process.
    worker.on('error', () => {})
    void worker.terminate()
  }
}

async function sizeOf(path: string, name: string): Promise<number> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new LibraryFailure('invalid', `${name} is a folder, not a file.`)
    return found.size
  } catch (error) {
    if (error instanceof LibraryFailure) throw error
    throw new LibraryFailure('not-found', `${name} cannot be read: there is no such file.`, { cause: error })
  }
}

function unreadable(name: string, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new LibraryFailure('invalid', `${name} could not be read: it needs more memory than any list of papers does. Nothing further of it was imported.`)
  return error instanceof Error ? error : new Error(String(error))
}

/** Stops a thread that has worked longer than it may; waiting for us costs it nothing. */
function watch(worker: Worker, allowedMs: number, stop: () => void): () => void {
  const startedAt = performance.now()
  const timer = setInterval(() => {
    if (performance.now() - startedAt > allowedMs * WALL_FACTOR) return stop()
    if (typeof worker.cpuUsage !== 'function') return undefined
    return void worker.cpuUsage().then(
      ({ user, system }) => (user + system) / 1_000 > allowedMs && stop(),
      () => {},
    )
  }, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}

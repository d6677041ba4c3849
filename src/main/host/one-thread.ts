import { Worker } from 'node:worker_threads'
import type { Failure, Reply } from '../../preload/contract/failure.ts'
import type { LibraryEvent } from '../../preload/contract/library-api.ts'
import { LibraryFailure } from '../core/failures.ts'
import type { FromLibrary, LibraryThreadData, ToLibrary } from './library-messages.ts'

/** Without its number: that is given where the message is sent. */
export type Question = ToLibrary extends infer M ? (M extends ToLibrary ? Omit<M, 'id'> : never) : never

export interface Thread {
  /** Settles when the library stands open; rejects with the LibraryFailure it was refused with. */
  readonly opened: Promise<void>
  /** Never rejects. */
  ask(question: Question): Promise<Reply<unknown>>
  end(): Promise<void>
}

interface ThreadEvents {
  onEvent(event: LibraryEvent): void
  /** Told where the thread ends without having been asked to, after everything under way has failed. */
  onDeath(error: Error): void
}

const STOPPED: Failure = {
  code: 'bug',
  message:
    'The library stopped in the middle of this. What was acknowledged before is kept; try the last action once more.',
}
// Backups and sidecars that are due are written while closing; past this the process would look hung.
const CLOSE_MS = 30_000

/** One run of the library's thread, from opening to its end. */
export function startThread(entry: URL, data: LibraryThreadData, events: ThreadEvents): Thread {
  const worker = new Worker(entry, {
    workerData: data,
    transferList: [data.readers, data.passwords].filter(port => port !== null),
  })
  const waiting = new Map<number, (reply: Reply<unknown>) => void>()
  const opened = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  // Whoever started the thread may look at `opened` later than it fails.
  opened.promise.catch(() => {})
  let lastId = 0
  let died: Error | null = null
  let ending = false
  let over = false

  worker.on('message', (message: FromLibrary) => {
    switch (message.type) {
      case 'opened':
        return opened.resolve()
      case 'refused':
        ending = true
        return opened.reject(new LibraryFailure(message.failure.code, message.failure.message))
      case 'event':
        return events.onEvent(message.event)
      case 'reply':
        waiting.get(message.id)?.(message.reply)
        waiting.delete(message.id)
    }
  })
  worker.on('error', error => {
    died = error instanceof Error ? error : new Error(String(error))
  })
  worker.on('exit', code => {
    over = true
    const error = died ?? new Error(`the library's thread ended with code ${code}`)
    opened.reject(
      new LibraryFailure('bug', `The library could not be opened: ${error.message}. Nothing was changed by it.`),
    )
    for (const settle of waiting.values()) settle({ ok: false, failure: STOPPED })
    waiting.clear()
    ended.resolve()
    if (!ending) events.onDeath(error)
  })

  function ask(question: Question): Promise<Reply<unknown>> {
    if (over) return Promise.resolve({ ok: false, failure: STOPPED })
    const { promise, resolve } = Promise.withResolvers<Reply<unknown>>()
    lastId += 1
    waiting.set(lastId, resolve)
    try {
      worker.postMessage({ ...question, id: lastId })
    } catch (error) {
      // What is no JSON value (a function, say) does not cross to the other thread.
      waiting.delete(lastId)
      resolve({
        ok: false,
        failure: {
          code: 'invalid',
          message: `The arguments hold something that is no JSON value: ${error instanceof Error ? error.message : String(error)}`,
        },
      })
    }
    return promise
  }

  return {
    opened: opened.promise,
    ask,
    async end() {
      ending = true
      const late = setTimeout(() => void worker.terminate(), CLOSE_MS)
      await ask({ type: 'close' })
      clearTimeout(late)
      await worker.terminate()
      await ended.promise
    },
  }
}

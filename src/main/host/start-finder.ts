import { Worker } from 'node:worker_threads'
import type { Failure } from '../../preload/contract/failure.ts'
import { LibraryFailure } from '../core/failures.ts'
import type { FinderAnswers, FinderQuestion } from '../core/finder-port.ts'
import type { Ports } from '../core/ports.ts'
import { workerEntry } from './worker-entry.ts'

/** The finder in a thread of its own: a search over a hundred thousand papers holds up nobody who turns a page. */

export interface ToFinder {
  readonly id: number
  readonly question: FinderQuestion | null
}

export type FromFinder =
  | { readonly id: number; readonly ok: true; readonly answer: FinderAnswers[FinderQuestion['type']] | null }
  | { readonly id: number; readonly ok: false; readonly failure: Failure }

// What it is doing is given up between two steps; past this it would look hung.
const CLOSE_MS = 10_000

interface Waiting {
  resolve(answer: FinderAnswers[FinderQuestion['type']] | null): void
  reject(error: Error): void
}

export const startFinder: Ports['startFinder'] = setup => {
  const worker = new Worker(workerEntry('finder'), { name: 'finder', workerData: setup, env: {} })
  const waiting = new Map<number, Waiting>()
  const ended = Promise.withResolvers<void>()
  let lastId = 0
  let gone: Error | null = null

  worker.on('message', (message: FromFinder) => {
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.ok) asked?.resolve(message.answer)
    else asked?.reject(new LibraryFailure(message.failure.code, message.failure.message))
  })
  worker.on('error', error => {
    gone = error instanceof Error ? error : new Error(String(error))
  })
  worker.on('exit', code => {
    gone ??= new Error(`the finder's thread ended with code ${code}`)
    for (const { reject } of waiting.values()) reject(gone)
    waiting.clear()
    ended.resolve()
  })

  function send(question: FinderQuestion | null): Promise<FinderAnswers[FinderQuestion['type']] | null> {
    if (gone) return Promise.reject(gone)
    lastId += 1
    const { promise, resolve, reject } = Promise.withResolvers<FinderAnswers[FinderQuestion['type']] | null>()
    waiting.set(lastId, { resolve, reject })
    const message: ToFinder = { id: lastId, question }
    worker.postMessage(message)
    return promise
  }

  return {
    // The thread answers each question with what its type says.
    ask: async question => (await send(question)) as FinderAnswers[(typeof question)['type']],
    async close() {
      await send(null).catch(() => {})
      // It ends by itself once it has closed its database. To end it in the middle of that is for one that hangs.
      const late = setTimeout(() => void worker.terminate(), CLOSE_MS)
      await ended.promise
      clearTimeout(late)
    },
  }
}

import type { MessagePort } from 'node:worker_threads'
import type { MailPasswordState } from '../../preload/contract/digest.ts'
import type { Failure } from '../../preload/contract/failure.ts'
import { LibraryFailure, toFailure } from '../core/failures.ts'
import type { MailPassword } from '../core/mail-port.ts'

/**
 * Where the password of the reader's mail server is kept: in the environment of the program, or in the safe of the
 * desktop, which only the host's main thread can open. Never in the library, a log, a backup or an export.
 */
export interface PasswordSafe extends MailPassword {
  /** Null where there is none. */
  get(): Promise<string | null>
}

const VARIABLE = 'OFFPRINT_SMTP_PASSWORD'

/** For hosts without a safe. */
export const environmentPassword: PasswordSafe = {
  get: () => Promise.resolve(process.env[VARIABLE] || null),
  state: () => Promise.resolve({ kept: process.env[VARIABLE] ? 'environment' : 'nowhere', canKeep: false }),
  keep() {
    return Promise.reject(
      new LibraryFailure(
        'refused',
        `Here Offprint has no safe place for a password. Set ${VARIABLE} for the program that runs it, and start it again.`,
      ),
    )
  },
}

type Asked =
  | { readonly id: number; readonly type: 'get' | 'state' }
  | { readonly id: number; readonly type: 'keep'; readonly password: string | null }
type Question = { readonly type: 'get' | 'state' } | { readonly type: 'keep'; readonly password: string | null }
type Answered = { readonly id: number; readonly value?: unknown; readonly failure?: Failure }

/** The library's end of the wire to a safe. */
export function relayPassword(port: MessagePort): PasswordSafe {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let lastId = 0
  port.on('message', ({ id, value, failure }: Answered) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (failure) asked?.reject(new LibraryFailure(failure.code, failure.message))
    else asked?.resolve(value)
  })
  // A library that is closed is not held by a wire nobody speaks on.
  port.unref()
  const ask = <T>(question: Question): Promise<T> => {
    lastId += 1
    const answer = Promise.withResolvers<unknown>()
    waiting.set(lastId, answer)
    port.postMessage({ ...question, id: lastId } satisfies Asked)
    // The other end is ours and answers what PasswordSafe says.
    return answer.promise as Promise<T>
  }
  return {
    get: () => ask<string | null>({ type: 'get' }),
    state: () => ask<MailPasswordState>({ type: 'state' }),
    keep: async password => {
      await ask({ type: 'keep', password })
    },
  }
}

/** The end that has the safe. */
export function servePassword(port: MessagePort, safe: PasswordSafe): void {
  port.on('message', (asked: Asked) => {
    const tell = (answer: Omit<Answered, 'id'>): void => port.postMessage({ id: asked.id, ...answer })
    const answer = asked.type === 'keep' ? safe.keep(asked.password) : safe[asked.type]()
    answer.then(
      value => tell({ value }),
      (error: unknown) => tell({ failure: toFailure(error) }),
    )
  })
}

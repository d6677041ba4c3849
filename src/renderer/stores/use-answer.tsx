import { useCallback, useEffect, useRef, useState } from 'react'
import type { LibraryEvent } from '../../preload/contract/library-api.ts'
import type { LibraryClient } from '../library/library-client.ts'
import { toCallFailure } from '../library/call-failure.ts'
import { useStores } from './use-stores.tsx'

export interface Answered<T> {
  /** The last answer; of another question until the one to this is here. Null until the first. */
  readonly value: T | null
  readonly failure: string | null
  /** Whether `value` answers what is asked now. */
  readonly isOfNow: boolean
  /** Asks once more. */
  again(): void
}

// Several events follow a step; one question about all of them is enough.
const QUIET_MS = 150

/**
 * What the library answers to a question, asked anew whenever the question changes and after events that concern it.
 * `question` says in a text what is asked; `ask` may be new at every render. It is asked once it has stood for `restMs`:
 * who passes by does not want the answer.
 */
export function useAnswer<T>(
  question: string,
  ask: (client: LibraryClient) => Promise<T>,
  concerns: (event: LibraryEvent) => boolean = event => event.views || event.topic === 'settings',
  restMs = 0,
): Answered<T> {
  const { client } = useStores()
  const [{ answered, ...state }, setState] = useState<{
    readonly value: T | null
    readonly failure: string | null
    readonly answered: string | null
  }>({ value: null, failure: null, answered: null })
  const asked = useRef(0)
  const latest = useRef({ ask, concerns, question })
  useEffect(() => {
    latest.current = { ask, concerns, question }
  })
  const again = useCallback(() => {
    const mine = ++asked.current
    const answered = latest.current.question
    latest.current.ask(client).then(
      value => mine === asked.current && setState({ value, failure: null, answered }),
      (error: unknown) =>
        mine === asked.current && setState(before => ({ ...before, failure: toCallFailure(error).message })),
    )
  }, [client])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    if (restMs === 0) again()
    else timer = setTimeout(again, restMs)
    const stop = client.onEvent(event => {
      if (event.topic !== 'library' && !latest.current.concerns(event)) return
      clearTimeout(timer)
      timer = setTimeout(again, QUIET_MS)
    })
    return () => {
      asked.current += 1
      clearTimeout(timer)
      stop()
    }
  }, [client, again, question, restMs])
  return { ...state, isOfNow: answered === question, again }
}

import { useSyncExternalStore } from 'react'
import type { ReaderView } from '../reader/reader-view.tsx'

type Reader = typeof ReaderView

let reader: Reader | null = null
let loading: Promise<void> | null = null
const listeners = new Set<() => void>()

/** Fetches the reader's code and what reads PDFs, once; what fails is tried again by the next who asks. */
export function loadReader(): Promise<void> {
  loading ??= Promise.all([
    import('../reader/reader-view.tsx').then(({ ReaderView }) => {
      reader = ReaderView
      for (const listener of listeners) listener()
    }),
    // Large, and not part of the reader's own code: both come at once.
    import('../reader/warm-up.ts').then(({ warmUp }) => warmUp()),
  ]).then(
    () => undefined,
    (error: unknown) => {
      loading = null
      throw error
    },
  )
  return loading
}

/**
 * Null until its code is there. Not `lazy`: whoever waits there once, be it for code that is here already, is shown
 * what comes no sooner than a third of a second later.
 */
export function useReaderModule(): Reader | null {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => reader,
  )
}

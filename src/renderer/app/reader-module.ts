import { createElement, type Key, type ReactNode, useSyncExternalStore } from 'react'
import type { ReaderViewProps } from '../reader/reader-view.tsx'

type ShowReader = (props: ReaderViewProps, key: Key) => ReactNode

let showReader: ShowReader | null = null
let loading: Promise<void> | null = null
const listeners = new Set<() => void>()

/** Fetches the reader's code and what reads PDFs, once; what fails is tried again by the next who asks. */
export function loadReader(): Promise<void> {
  loading ??= Promise.all([
    import('../reader/reader-view.tsx').then(({ ReaderView }) => {
      showReader = (props, key) => createElement(ReaderView, { ...props, key })
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
export function useReaderModule(): ShowReader | null {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => showReader,
  )
}

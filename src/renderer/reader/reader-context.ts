import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Reader } from './create-reader.ts'

export const ReaderContext = createContext<Reader | null>(null)

export function useReader(): Reader {
  const reader = useContext(ReaderContext)
  if (!reader) throw new Error('a part of the reader stands outside of it')
  return reader
}

/** The smallest slice of one of the reader's stores: `useReaderSlice(r => r.viewport.store, s => s.page)`. */
export function useReaderSlice<S, T>(
  pick: (reader: Reader) => Pick<StoreApi<S>, 'getState' | 'getInitialState' | 'subscribe'>,
  slice: (state: S) => T,
): T {
  return useStore(pick(useReader()), slice)
}

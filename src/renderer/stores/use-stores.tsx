import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { Connection } from '../library/transport.ts'
import type { Stores } from './stores.ts'

/** The one place where React and the stores meet. */

const StoresContext = createContext<Stores | null>(null)

export function StoresProvider({ stores, children }: { readonly stores: Stores; readonly children: ReactNode }) {
  return <StoresContext value={stores}>{children}</StoresContext>
}

export function useStores(): Stores {
  const stores = useContext(StoresContext)
  if (!stores) throw new Error('a component that uses the stores stands outside of StoresProvider')
  return stores
}

/** The smallest slice of one store: `useSlice(s => s.views, v => v.ids)`. */
export function useSlice<S, T>(pick: (stores: Stores) => StoreApi<S>, slice: (state: S) => T): T {
  return useStore(pick(useStores()), slice)
}

export function useConnection(): Connection {
  const { client } = useStores()
  return useSyncExternalStore(client.onConnection, client.connection)
}

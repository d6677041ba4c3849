import type { LibraryEvent } from '../../preload/contract/library-api.ts'
import { type Changes, gatherChanges } from './changes.ts'
import type { PaperId } from '../../preload/contract/paper.ts'
import type { Durability, LibraryDatabase } from './database/open-database.ts'
import type { ReadHandle, WriteHandle } from './database/handles.ts'

/** What every room of the core works with: a read handle, transactions that tell after they are committed, and listeners. */
export interface Session {
  readonly read: ReadHandle
  readonly writable: boolean
  /** Throws where the library's folder is not where it was opened: nothing must be made there then. */
  requirePlace(): void
  /** With 'later' the disk is waited for by the next transaction without it; for the parts of long work that ends with one. */
  transact<T>(work: (write: WriteHandle, changes: Changes) => T, durable?: Durability): T
  tell(event: LibraryEvent): void
  listen(listener: (event: LibraryEvent) => void): () => void
}

/** Told inside the transaction which papers it changed: what they owe other places is owed from that moment. */
export type CommitObserver = (write: WriteHandle, papers: readonly PaperId[]) => void

export function makeSession(
  database: LibraryDatabase,
  beforeCommit: CommitObserver,
  onListenerError: (error: unknown) => void,
): Session {
  const listeners = new Set<(event: LibraryEvent) => void>()
  const tell = (event: LibraryEvent): void => {
    for (const listener of listeners) {
      try {
        listener(event)
      } catch (error) {
        onListenerError(error)
      }
    }
  }
  return {
    read: database.read,
    writable: database.writable,
    requirePlace: database.requirePlace,
    transact(work, durable = 'now') {
      const changes = gatherChanges()
      const answer = database.transact(write => {
        const answer = work(write, changes)
        beforeCommit(write, changes.changedPapers())
        return answer
      }, durable)
      for (const event of changes.events()) tell(event)
      return answer
    },
    tell,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

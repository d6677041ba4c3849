import type { Failure, Reply } from '../../preload/contract/failure.ts'
import type { LibraryEvent } from '../../preload/contract/library-api.ts'
import type { Library } from '../core/library.ts'
import type { Ports } from '../core/ports.ts'
import { dispatch } from './dispatch.ts'

/** A library as a window sees it through any host: calls by name, envelopes back, wherever the library runs. */
export interface HostedLibrary {
  /** Never rejects. */
  call(method: string, args: unknown): Promise<Reply<unknown>>
  onEvent(listener: (event: LibraryEvent) => void): () => void
  /** Where the bytes of an upload go. Rejects with LibraryFailure where the library is gone. */
  uploadPath(upload: string): Promise<string>
  /** Where the bytes of a stored file lie; null where the library does not have it. */
  filePath(file: string): Promise<string | null>
  /** Told once, when the library is gone for good without having been closed. */
  onLost(listener: (failure: Failure) => void): () => void
  /** Ends jobs at a safe point and releases the lock. A second call waits for the first. */
  close(): Promise<void>
}

/** The library in the calling thread: for tests, and for hosts that need no free event loop. */
export function hostInProcess(library: Library, log: Ports['log']): HostedLibrary {
  return {
    call: (method, args) => dispatch(library, method, args, log),
    onEvent: listener => library.onEvent(listener),
    uploadPath: async upload => library.uploadPath(upload),
    filePath: async file => library.filePath(file),
    onLost: () => () => {},
    close: () => library.close(),
  }
}

import type { LibraryApi, LibraryEvent } from '../../preload/contract/library-api.ts'
import type { Ports } from './ports.ts'

export interface OpenOptions {
  /** 'owner' takes the lock and may write; 'reader' only reads and never blocks the owner. */
  readonly as: 'owner' | 'reader'
  /** For "already open" messages: "electron", "web", "cli". */
  readonly host: string
}

export interface Library {
  readonly api: LibraryApi
  /** Told after commit, in order. */
  onEvent(listener: (event: LibraryEvent) => void): () => void
  /** Where an upload of that id is kept until an import or attachment takes it. The folder exists. */
  uploadPath(upload: string): string
  /** Where the bytes of a stored file lie; null where the library does not have it. */
  filePath(file: string): string | null
  /** Ends jobs at a safe point, writes what is due, releases the lock. */
  close(): Promise<void>
}

/** The only door to a library. Throws LibraryFailure: 'already-open', 'newer-library', 'damaged', 'disk-error'. */
export type OpenLibrary = (folder: string, ports: Ports, options: OpenOptions) => Promise<Library>

import type { MessagePort } from 'node:worker_threads'
import type { Failure, Reply } from '../../preload/contract/failure.ts'
import type { LibraryEvent } from '../../preload/contract/library-api.ts'

/** What a host's thread and the library's thread say to each other. */
export interface LibraryThreadData {
  readonly folder: string
  readonly host: string
  /** Where readers of PDFs are asked for (relayed-readers.ts); null where the thread starts them itself. */
  readonly readers: MessagePort | null
  /** Where the password of the mail server is asked for (mail-password.ts); null where it is in the environment. */
  readonly passwords: MessagePort | null
}

export type ToLibrary =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly args: unknown }
  | { readonly type: 'upload-path'; readonly id: number; readonly upload: string }
  | { readonly type: 'file-path'; readonly id: number; readonly file: string }
  | { readonly type: 'close'; readonly id: number }

export type FromLibrary =
  | { readonly type: 'opened' }
  /** The library could not be opened; nothing else will come. */
  | { readonly type: 'refused'; readonly failure: Failure }
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly type: 'event'; readonly event: LibraryEvent }

import type { LibraryEvent } from './contract/library-api.ts'
import type { Reply } from './contract/failure.ts'

export const CALL_CHANNEL = 'offprint:call'
export const EVENT_CHANNEL = 'offprint:event'
export const COMMAND_CHANNEL = 'offprint:menu'
export const DRAG_CHANNEL = 'offprint:drag'

/** What the preload script puts on `window.offprint`: a pipe that knows no method names. */
export interface Bridge {
  call(method: string, args: unknown): Promise<Reply<unknown>>
  onEvent(listener: (event: LibraryEvent) => void): () => void
  /** Names of commands chosen in the application menu. */
  onMenu(listener: (command: string) => void): () => void
  /** Lets the system drag a stored PDF out of the window, under a name; false where there is none. */
  dragFile(file: string, name: string): Promise<boolean>
}

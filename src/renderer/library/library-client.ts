import type { Call, LibraryEvent } from '../../preload/contract/library-api.ts'
import { methods } from '../../preload/contract/method-table.ts'
import { CallFailure } from './call-failure.ts'
import { type Connection, createListeners, type Transport } from './transport.ts'

/** The library as the interface sees it, on whatever transport. */
export interface LibraryClient {
  /** Throws CallFailure. */
  readonly call: Call
  /** What changed; after a lost connection one event says that anything may have. */
  readonly onEvent: (listener: (event: LibraryEvent) => void) => () => void
  readonly connection: () => Connection
  readonly onConnection: (listener: (connection: Connection) => void) => () => void
  /** Hands bytes over; the answer names them for `imports.start` and `files.attach`. Throws CallFailure. */
  readonly upload: (name: string, body: Blob) => Promise<string>
  /** The bytes of a stored PDF. Throws CallFailure. */
  readonly pdf: (file: string) => Promise<Blob>
}

const ANYTHING: LibraryEvent = { topic: 'library', papers: null, views: true }

export function createLibraryClient(transport: Transport, send: typeof fetch): LibraryClient {
  const events = createListeners<LibraryEvent>()
  transport.onEvent(events.tell)
  let wasLost = false
  transport.onConnection(connection => {
    // What happened meanwhile was told to nobody.
    if (connection === 'connected' && wasLost) events.tell(ANYTHING)
    wasLost = connection === 'lost'
  })
  return {
    call: async (method, args) => {
      const reply = await transport.call(method, args, methods[method].kind === 'query')
      if (!reply.ok) throw new CallFailure(reply.failure)
      // The table that checks arguments and the type of results are proved to cover each other in the contract.
      return reply.value as never
    },
    onEvent: events.add,
    connection: transport.connection,
    onConnection: transport.onConnection,
    async upload(name, body) {
      const failed = (why: string) =>
        new CallFailure({
          code: 'network',
          message: `“${name}” could not be handed to the library: ${why}. Nothing was changed; try again.`,
        })
      let response: Response
      try {
        response = await send(`/upload?name=${encodeURIComponent(name)}`, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/octet-stream' },
        })
      } catch {
        throw failed('the library did not answer')
      }
      if (!response.ok)
        throw failed(response.status === 413 ? 'it is too large' : `the library answered ${response.status}`)
      const { upload } = (await response.json()) as { upload: string }
      return upload
    },
    async pdf(file) {
      const response = await send(`/pdf/${file}`).catch(() => null)
      if (response?.ok) return response.blob()
      const why = response ? `the library answered ${response.status}` : 'the library did not answer'
      throw new CallFailure({ code: 'network', message: `The PDF could not be had: ${why}. Try again.` })
    },
  }
}

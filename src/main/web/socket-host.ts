import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { HostedLibrary } from '../host/hosted-library.ts'
import { refuse } from './request-guard.ts'
import type { Sessions } from './sessions.ts'

interface SocketHostOptions {
  readonly library: HostedLibrary
  readonly sessions: Sessions
  authority(): string
}

// The longest call is a note of a million characters, or 200,000 ids.
const MOST_CALL_BYTES = 8 * 1024 * 1024
const MOST_SOCKETS = 32
// A window that takes no more is gone or stuck; the events it misses it asks for when it comes back.
const MOST_UNSENT_BYTES = 64 * 1024 * 1024

/**
 * Calls and events over `/socket`: `{id, method, args}` gets `{id, reply}`, and `{event}` comes unasked.
 * Answers a function that ends all sockets.
 */
export function serveSockets(server: Server, { library, sessions, authority }: SocketHostOptions): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_CALL_BYTES,
    perMessageDeflate: false,
    clientTracking: true,
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const refusal =
      refuse({ method: request.method ?? '', headers: request.headers, isUpgrade: true }, authority()) ??
      (request.url !== '/socket' ? { status: 404, message: 'There is no socket at this address.' } : null) ??
      (sessions.accepts(request.headers.cookie)
        ? null
        : { status: 401, message: 'This browser is not known to Offprint.' }) ??
      (sockets.clients.size >= MOST_SOCKETS ? { status: 503, message: 'Too many windows are open.' } : null)
    if (refusal) {
      // Destroyed, not only ended: who keeps his half open would keep one of the connections there are.
      socket.end(
        `HTTP/1.1 ${refusal.status} Refused\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(refusal.message)}\r\nconnection: close\r\n\r\n${refusal.message}`,
        () => socket.destroy(),
      )
      return
    }
    sockets.handleUpgrade(request, socket, head, client => serve(client, library))
  })
  const stopEvents = library.onEvent(event => {
    const message = JSON.stringify({ event })
    for (const client of sockets.clients) tell(client, message)
  })
  return () => {
    stopEvents()
    for (const client of sockets.clients) client.close(1001, 'Offprint was closed')
    sockets.close()
    // A window that does not answer the goodbye must not hold the process.
    setTimeout(() => sockets.clients.forEach(client => client.terminate()), 1_000).unref()
  }
}

function serve(client: WebSocket, library: HostedLibrary): void {
  client.on('error', () => client.terminate())
  client.on('message', (data, isBinary) => {
    const call = isBinary ? null : parseCall(data)
    if (!call) return client.close(1008, 'Not a call')
    void library.call(call.method, call.args).then(reply => tell(client, JSON.stringify({ id: call.id, reply })))
  })
}

function tell(client: WebSocket, message: string): void {
  if (client.readyState !== client.OPEN) return
  if (client.bufferedAmount > MOST_UNSENT_BYTES) client.terminate()
  else client.send(message)
}

function parseCall(data: RawData): { id: number | string; method: string; args: unknown } | null {
  try {
    const call: unknown = JSON.parse(Buffer.isBuffer(data) ? data.toString() : '')
    if (typeof call !== 'object' || call === null || !('id' in call) || !('method' in call)) return null
    const { id, method } = call
    if ((typeof id !== 'number' && typeof id !== 'string') || typeof method !== 'string') return null
    return { id, method, args: 'args' in call ? call.args : {} }
  } catch {
    return null
  }
}

import { once } from 'node:events'
import { request } from 'node:http'
import { WebSocket } from 'ws'
import type { Reply } from '../../src/preload/contract/failure.ts'
import type { LibraryEvent } from '../../src/preload/contract/library-api.ts'

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** A plain HTTP request with exactly these headers, as no browser and no fetch would let one send it. */
export async function ask(
  origin: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<HttpAnswer> {
  const { hostname, port } = new URL(origin)
  const sent = request({
    hostname,
    port,
    path,
    method: options.method ?? 'GET',
    headers: options.headers ?? {},
    agent: false,
  })
  sent.end(options.body)
  const [response] = await once(sent, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }
}

/** Exchanges the one-time code of an address for a cookie. */
export async function signIn(url: string): Promise<{ origin: string; cookie: string }> {
  const { origin, pathname, search } = new URL(url)
  const answer = await ask(origin, pathname + search)
  const [cookie] = String(answer.headers['set-cookie']).split(';')
  if (answer.status !== 303 || !cookie)
    throw new Error(`the code was not taken: ${answer.status} ${answer.body.toString()}`)
  return { origin, cookie }
}

export interface SocketClient {
  call(method: string, args: unknown): Promise<Reply<unknown>>
  onEvent(listener: (event: LibraryEvent) => void): void
  close(): void
}

export async function openSocket(origin: string, cookie: string): Promise<SocketClient> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket`, { headers: { cookie, origin } })
  const waiting = new Map<number, (reply: Reply<unknown>) => void>()
  const listeners: ((event: LibraryEvent) => void)[] = []
  let lastId = 0
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString())
    if (message.event) for (const listener of listeners) listener(message.event)
    else waiting.get(message.id)?.(message.reply)
  })
  await once(socket, 'open')
  return {
    call(method, args) {
      lastId += 1
      const id = lastId
      socket.send(JSON.stringify({ id, method, args }))
      return new Promise(resolve => waiting.set(id, resolve))
    },
    onEvent: listener => void listeners.push(listener),
    close: () => socket.close(),
  }
}

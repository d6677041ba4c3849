import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, type Fault, misbehave } from './faults.ts'

/** One server of this machine that stands for every host there is: Hugging Face, arXiv, anybody's feed. */
export interface FakeUpstream {
  readonly port: number
  /** Every request in the order it came, by the clock of the test. */
  readonly log: readonly Visit[]
  /** What a host answers below a path; the longest path that fits is taken. */
  serve(host: string, path: string, answer: Answer | Answering): void
  /** Lets the next answers of a host go wrong, as often as said; null ends it. */
  break(host: string, fault: Fault | null, times?: number): void
  visitsTo(host: string): readonly Visit[]
  /** Ends all connections that are kept open, and gives the other side time to notice. */
  hangUp(): Promise<void>
  close(): Promise<void>
}

export interface Visit {
  readonly at: number
  readonly host: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly status: number
  /** Null where the host behaved. */
  readonly fault: Fault | null
}

type Answering = (url: URL, request: IncomingMessage) => Answer

interface Trouble {
  readonly fault: Fault
  left: number
}

export async function startFakeUpstream(now: () => number): Promise<FakeUpstream> {
  const log: Visit[] = []
  const served = new Map<string, Map<string, Answer | Answering>>()
  const troubles = new Map<string, Trouble>()

  const answerOf = (host: string, url: URL, request: IncomingMessage): Answer => {
    const paths = [...(served.get(host) ?? [])].filter(([path]) => url.pathname.startsWith(path))
    const [, answer] = paths.sort(([a], [b]) => b.length - a.length)[0] ?? []
    if (answer === undefined) return { body: 'no such page', type: 'text/plain', status: 404 }
    return typeof answer === 'function' ? answer(url, request) : answer
  }

  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '')
    const path = request.url ?? '/'
    const url = new URL(path, `http://${host}`)
    const trouble = troubles.get(host)
    const fault = trouble && trouble.left > 0 ? trouble.fault : null
    if (trouble) trouble.left -= 1
    const answer = answerOf(host, url, request)
    const at = now()
    const status = fault === null ? send(answer, request, response) : misbehave(fault, answer, response, at)
    log.push({ at, host, path, headers: request.headers, status, fault })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    log,
    serve(host, path, answer) {
      const paths = served.get(host) ?? new Map<string, Answer | Answering>()
      served.set(host, paths.set(path, answer))
    },
    break(host, fault, times = 1) {
      if (fault === null) troubles.delete(host)
      else troubles.set(host, { fault, left: times })
    },
    visitsTo: host => log.filter(visit => visit.host === host),
    async hangUp() {
      server.closeAllConnections()
      await new Promise(resolve => setTimeout(resolve, 50))
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** As a server answers that does what it should: unchanged things are not sent twice. Answers the status. */
function send(answer: Answer, request: IncomingMessage, response: ServerResponse): number {
  const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body
  const etag = `"${createHash('sha1').update(body).digest('hex')}"`
  const versions: Record<string, string> = answer.knowsVersions === false ? {} : { etag }
  const headers = { 'content-type': answer.type, ...versions, ...answer.headers }
  const isUnchanged = answer.knowsVersions !== false && request.headers['if-none-match'] === etag
  const status = answer.status ?? (isUnchanged ? 304 : 200)
  if (status === 304) response.writeHead(304, headers).end()
  else response.writeHead(status, { ...headers, 'content-length': body.byteLength }).end(body)
  return status
}

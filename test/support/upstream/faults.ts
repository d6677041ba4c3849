import type { ServerResponse } from 'node:http'

export interface Answer {
  readonly body: string | Uint8Array
  readonly type: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** A server that knows no conditional requests says nothing of versions. */
  readonly knowsVersions?: boolean
}

/** Ways in which a server lets its readers down. */
export type Fault =
  | { readonly kind: 'rate-limit'; readonly retryAfter: 'none' | 'seconds' | 'date'; readonly seconds: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: 301 | 302 | 303 | 307 | 308 }
  | {
      readonly kind:
        | 'reset'
        | 'trickle'
        | 'promises-more'
        | 'sends-more'
        | 'wrong-encoding'
        | 'html'
        | 'empty'
        | 'bad-304'
    }

export const PAGE = '<!doctype html><html><head><title>Are you human?</title></head><body>Tick the box.</body></html>'

/** Answers in the wrong way; the answer is the status that was sent. */
export function misbehave(fault: Fault, answer: Answer, response: ServerResponse, now: number): number {
  const body = Buffer.from(answer.body)
  const half = body.subarray(0, Math.max(1, body.length >> 1))
  const type = { 'content-type': answer.type }
  switch (fault.kind) {
    case 'rate-limit':
      response.writeHead(429, retryAfter(fault, now)).end('Rate exceeded.')
      return 429
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'text/html' }).end(PAGE)
      return fault.status
    case 'redirect':
      response.writeHead(fault.status ?? 302, { location: fault.to }).end()
      return fault.status ?? 302
    case 'reset':
      response.writeHead(200, { ...type, 'content-length': body.length }).write(half)
      setImmediate(() => response.destroy())
      return 200
    case 'trickle':
      // A few bytes and then nothing, for as long as the other side bears it.
      response.writeHead(200, { ...type, 'content-length': body.length }).write(body.subarray(0, 8))
      return 200
    case 'promises-more':
      response.writeHead(200, { ...type, 'content-length': body.length + 100, connection: 'close' }).write(body)
      setImmediate(() => response.socket?.end())
      return 200
    case 'sends-more':
      // Past the length it named the connection holds half a document that nobody may take for the next answer.
      response.strictContentLength = false
      response.writeHead(200, { ...type, 'content-length': half.length }).end(body)
      return 200
    case 'wrong-encoding':
      response.writeHead(200, { ...type, 'content-encoding': 'gzip' }).end(body)
      return 200
    case 'html':
      response.writeHead(200, { 'content-type': answer.type }).end(PAGE)
      return 200
    case 'empty':
      response.writeHead(200, { ...type, 'content-length': 0 }).end()
      return 200
    case 'bad-304':
      response.writeHead(304).end()
      return 304
  }
}

function retryAfter({ retryAfter, seconds }: Extract<Fault, { kind: 'rate-limit' }>, now: number) {
  if (retryAfter === 'none') return {}
  return { 'retry-after': retryAfter === 'seconds' ? String(seconds) : new Date(now + seconds * 1_000).toUTCString() }
}

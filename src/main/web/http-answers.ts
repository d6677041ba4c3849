import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Failure, FailureCode } from '../../preload/contract/failure.ts'
import { SECURITY_HEADERS } from '../host/security-headers.ts'

type Headers = Readonly<Record<string, string>>

export function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
  headers: Headers = {},
): void {
  send(request, response, status, { 'content-type': 'text/plain; charset=utf-8', ...headers }, `${text}\n`)
}

export function sendJson(request: IncomingMessage, response: ServerResponse, status: number, value: unknown): void {
  send(request, response, status, { 'content-type': 'application/json' }, JSON.stringify(value))
}

export function sendFailure(request: IncomingMessage, response: ServerResponse, failure: Failure): void {
  sendJson(request, response, statusOf(failure.code), { failure })
}

export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Headers,
  file: { path: string; start: number; end: number } | null,
): Promise<void> {
  response.writeHead(status, { ...SECURITY_HEADERS, ...headers })
  if (!file || request.method === 'HEAD') {
    response.end()
    return
  }
  // A reader that goes away in the middle is no error; the pipeline closes the file.
  await pipeline(createReadStream(file.path, { start: file.start, end: file.end }), response).catch(() =>
    response.destroy(),
  )
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Headers,
  body: string,
): void {
  // A body that was not read to its end would otherwise be taken for the next request.
  const unread = request.method === 'POST' && !request.complete
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    ...headers,
    'content-length': Buffer.byteLength(body),
    ...(unread ? { connection: 'close' } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function statusOf(code: FailureCode): number {
  switch (code) {
    case 'invalid':
    case 'unsupported':
      return 400
    case 'refused':
      return 403
    case 'not-found':
      return 404
    case 'conflict':
    case 'already-open':
    case 'cancelled':
      return 409
    case 'disk-full':
      return 507
    case 'read-only':
    case 'newer-library':
    case 'damaged':
    case 'disk-error':
    case 'network':
    case 'offline':
    case 'bug':
      return 503
  }
}

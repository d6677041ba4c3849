import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { toFailure } from '../core/failures.ts'
import type { Ports } from '../core/ports.ts'
import type { HostedLibrary } from '../host/hosted-library.ts'
import { answerPdf, pdfIdOf } from '../host/pdf-response.ts'
import { MOST_UPLOAD_BYTES, receiveUpload } from '../host/receive-upload.ts'
import { findRendererFile } from '../host/renderer-files.ts'
import { sendFailure, sendFile, sendJson, sendText } from './http-answers.ts'
import { type Refusal, refuse } from './request-guard.ts'
import type { Sessions } from './sessions.ts'

export interface HttpHostOptions {
  readonly library: HostedLibrary
  readonly sessions: Sessions
  readonly rendererRoot: string
  readonly log: Ports['log']
  /** How long the headers of a request may take. */
  readonly headersMs?: number | undefined
  /** A browser without a session asked for the first page. */
  onStranger(): void
  /** "127.0.0.1:4817", known once the server listens. */
  authority(): string
}

const STRANGER = `This browser is not known to Offprint.

A new address was printed where Offprint was started (in the terminal). Open that one: it works once and for one browser.`

/** Serves the interface, stored PDFs and uploads, to browsers that hold a session, and to nobody else. */
export function makeHttpServer(options: HttpHostOptions): Server {
  const headersMs = options.headersMs ?? 10_000
  // Small limits: there is one browser on the other side, and it is on this machine.
  const server = createServer({
    maxHeaderSize: 16_384,
    headersTimeout: headersMs,
    requestTimeout: 0,
    keepAliveTimeout: 30_000,
    connectionsCheckingInterval: Math.min(headersMs, 2_000),
  })
  server.maxConnections = 256
  server.maxHeadersCount = 100
  // Whoever neither sends nor takes anything for so long (a minute) holds a connection for nothing.
  server.setTimeout(6 * headersMs)
  server.on('request', (request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      const failure = toFailure(error)
      if (failure.code === 'bug')
        options.log('error', `${request.method} ${request.url?.split('?')[0]} failed`, {
          error: error instanceof Error ? error.stack : String(error),
        })
      if (response.headersSent) response.destroy()
      else sendFailure(request, response, failure)
    })
  })
  server.on('clientError', (_error, socket) => {
    // Destroyed, not only ended: who drips bytes would keep his half of the connection open for ever.
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n', () => socket.destroy())
    else socket.destroy()
  })
  return server
}

async function answer(options: HttpHostOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refuse(
    { method: request.method ?? '', headers: request.headers, isUpgrade: false },
    options.authority(),
  )
  if (refusal) return turnAway(request, response, refusal)
  const url = urlOf(request)
  if (!url) return turnAway(request, response, { status: 400, message: 'The address is malformed.' })
  const known = options.sessions.accepts(request.headers.cookie)
  const code = url.pathname === '/' ? url.searchParams.get('code') : null
  if (code !== null && request.method === 'GET') {
    const cookie = known ? null : options.sessions.exchange(code)
    if (known || cookie)
      return sendText(request, response, 303, 'Welcome.', {
        location: '/',
        ...(cookie ? { 'set-cookie': cookie } : {}),
      })
  }
  if (!known) {
    if (url.pathname === '/' && request.method === 'GET') options.onStranger()
    return turnAway(request, response, { status: 401, message: STRANGER })
  }
  if (request.method === 'POST')
    return url.pathname === '/upload' ? takeUpload(options, request, response) : turnAway(request, response, NOTHING)
  const pdf = pdfIdOf(url.pathname)
  return pdf === null
    ? sendRenderer(options, request, response, url.pathname)
    : sendPdf(options, request, response, pdf)
}

const NOTHING: Refusal = { status: 404, message: 'There is nothing at this address.' }

function turnAway(request: IncomingMessage, response: ServerResponse, { status, message }: Refusal): void {
  sendText(request, response, status, message, status === 405 ? { allow: 'GET, HEAD, POST' } : {})
}

function urlOf(request: IncomingMessage): URL | null {
  const target = request.url ?? ''
  return target.startsWith('/') ? URL.parse(`http://offprint${target}`) : null
}

async function sendRenderer(
  { rendererRoot }: HttpHostOptions,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const file = await findRendererFile(rendererRoot, path)
  if (!file) return turnAway(request, response, NOTHING)
  await sendFile(
    request,
    response,
    200,
    { ...file.headers, 'content-length': String(file.size) },
    file.size > 0 ? { path: file.path, start: 0, end: file.size - 1 } : null,
  )
}

async function sendPdf(
  { library }: HttpHostOptions,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const path = await library.filePath(id)
  const size = path === null ? null : ((await stat(path).catch(() => null))?.size ?? null)
  if (path === null || size === null)
    return sendFailure(request, response, {
      code: 'not-found',
      message: 'The library does not have this PDF. Fetch it again from the details of its paper.',
    })
  const plan = answerPdf({ method: request.method ?? 'GET', header: name => headerOf(request, name) }, id, size)
  await sendFile(request, response, plan.status, plan.headers, plan.bytes && { path, ...plan.bytes })
}

async function takeUpload(
  { library }: HttpHostOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_UPLOAD_BYTES)
    return turnAway(request, response, {
      status: 413,
      message: 'The file is larger than 2 GB, the most that Offprint takes.',
    })
  sendJson(request, response, 200, await receiveUpload(library, request))
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}

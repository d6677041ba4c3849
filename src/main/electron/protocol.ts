import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { protocol, type Session } from 'electron'
import { toFailure } from '../core/failures.ts'
import type { Ports } from '../core/ports.ts'
import type { HostedLibrary } from '../host/hosted-library.ts'
import { answerPdf, pdfIdOf } from '../host/pdf-response.ts'
import { receiveUpload } from '../host/receive-upload.ts'
import { findRendererFile } from '../host/renderer-files.ts'
import { SECURITY_HEADERS } from '../host/security-headers.ts'
import { APP_ORIGIN, APP_SCHEME, isAppUrl } from './app-scheme.ts'

/** What the scheme may do. Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

export interface AppProtocolOptions {
  readonly library: HostedLibrary
  readonly rendererRoot: string
  readonly log: Ports['log']
}

/** Serves the interface, stored PDFs and uploads under our own scheme, as the web host does over HTTP. */
export function serveAppScheme(session: Session, options: AppProtocolOptions): void {
  session.protocol.handle(APP_SCHEME, async request => {
    try {
      return await answer(request, options)
    } catch (error) {
      const failure = toFailure(error)
      if (failure.code === 'bug')
        options.log('error', `${request.method} ${request.url} failed`, {
          error: error instanceof Error ? error.stack : String(error),
        })
      return Response.json({ failure }, { status: failure.code === 'invalid' ? 400 : 503, headers: SECURITY_HEADERS })
    }
  })
}

async function answer(request: Request, { library, rendererRoot }: AppProtocolOptions): Promise<Response> {
  const url = URL.parse(request.url)
  // Another origin (a frame, a worker of a blob gone astray) has no business here; our own pages send this one or none.
  const origin = request.headers.get('origin')
  if (!url || !isAppUrl(request.url) || (origin !== null && origin !== APP_ORIGIN))
    return say(403, 'This request did not come from a page of Offprint.')
  if (request.method === 'POST')
    return url.pathname === '/upload' ? takeUpload(request, library) : say(404, 'There is nothing at this address.')
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return say(405, `${request.method} is not a thing one can do here.`)
  const pdf = pdfIdOf(url.pathname)
  if (pdf !== null) return sendPdf(request, library, pdf)
  const file = await findRendererFile(rendererRoot, url.pathname)
  if (!file) return say(404, 'There is nothing at this address.')
  const bytes = request.method === 'HEAD' || file.size === 0 ? null : { start: 0, end: file.size - 1 }
  return new Response(bytes && streamOf(file.path, bytes), {
    status: 200,
    headers: { ...SECURITY_HEADERS, ...file.headers, 'content-length': String(file.size) },
  })
}

async function sendPdf(request: Request, library: HostedLibrary, id: string): Promise<Response> {
  const path = await library.filePath(id)
  const size = path === null ? null : ((await stat(path).catch(() => null))?.size ?? null)
  if (path === null || size === null)
    return say(404, 'The library does not have this PDF. Fetch it again from the details of its paper.')
  const plan = answerPdf({ method: request.method, header: name => request.headers.get(name) }, id, size)
  return new Response(plan.bytes && streamOf(path, plan.bytes), {
    status: plan.status,
    headers: { ...SECURITY_HEADERS, ...plan.headers },
  })
}

async function takeUpload(request: Request, library: HostedLibrary): Promise<Response> {
  if (!request.body) return say(400, 'There is no file in this upload.')
  return Response.json(await receiveUpload(library, request.body), { headers: SECURITY_HEADERS })
}

function streamOf(path: string, { start, end }: { start: number; end: number }): ReadableStream {
  return Readable.toWeb(createReadStream(path, { start, end }))
}

function say(status: number, message: string): Response {
  return new Response(`${message}\n`, {
    status,
    headers: { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
  })
}

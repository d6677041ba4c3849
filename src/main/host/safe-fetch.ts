import { open } from 'node:fs/promises'
import { type Dispatcher, request as send } from 'undici'
import { LibraryFailure } from '../core/failures.ts'
import { withHostName } from '../core/host-name.ts'
import type { FetchReply, FetchRequest, Ports } from '../core/ports.ts'
import { decoded } from './decoded-body.ts'
import { explainNetworkError } from './network-errors.ts'
import type { HostLimiter } from './host-limiter.ts'
import { INTERNET, type Internet, makeAgent } from './pinned-agent.ts'
import { VERSION } from './version.ts'

const MOST_REDIRECTS = 5
const USER_AGENT = `Offprint/${VERSION}`
const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** Not for another host's eyes. */
const PRIVATE_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key'])

/** The only way out to the network. Failures are LibraryFailure: 'network', 'offline', 'refused', 'invalid', 'cancelled'. */
export function makeSafeFetch(limiter: HostLimiter, internet: Internet = INTERNET): Ports['fetch'] {
  const open = makeAgent(false, internet)
  const withPrivate = makeAgent(true, internet)
  return async request => {
    const agent = request.allowPrivate ? withPrivate : open
    let url = parseUrl(request.url, null)
    let headers = request.headers ?? {}
    let leftMs = request.deadlineMs
    let movedTo: string | null = null
    let isForGood = true
    for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
      const here = url
      // Waiting for one's turn at a host is not the server's slowness: only the transfer counts.
      const reply = await limiter.take(here.hostname, request.signal, async () => {
        const startedAt = performance.now()
        const answer = await oneHop(here, { ...request, headers, deadlineMs: leftMs }, agent)
        leftMs -= performance.now() - startedAt
        return answer
      })
      const location = REDIRECTS.has(reply.status) ? reply.headers['location'] : undefined
      if (location === undefined) return movedTo === null ? reply : { ...reply, movedTo }
      url = parseUrl(location, here)
      // One hop for now is enough to make what follows it for now as well.
      isForGood &&= reply.status === 301 || reply.status === 308
      if (isForGood) movedTo = url.href
      if (url.origin !== here.origin)
        headers = Object.fromEntries(
          Object.entries(headers).filter(([name]) => !PRIVATE_HEADERS.has(name.toLowerCase())),
        )
    }
    throw new LibraryFailure(
      'network',
      `${request.url} leads from one address to the next more than ${MOST_REDIRECTS} times. Open it in a browser to see where it ends.`,
    )
  }
}

function parseUrl(text: string, base: URL | null): URL {
  const url = URL.parse(text, base?.href)
  if (!url)
    throw new LibraryFailure(
      base ? 'network' : 'invalid',
      `${base ? `${base.host} leads to` : 'This is'} an address that cannot be read: ${text.slice(0, 200)}`,
    )
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new LibraryFailure(
      'refused',
      `${base ? `${base.host} leads to a ${url.protocol} address` : `${text.slice(0, 200)} is no web address`}. Offprint fetches over http and https only.`,
    )
  if (url.username || url.password)
    throw new LibraryFailure('refused', `The address of ${url.host} has a name and password in it. Leave them out.`)
  url.hash = ''
  return withHostName(url)
}

async function oneHop(url: URL, request: FetchRequest, dispatcher: Dispatcher): Promise<FetchReply> {
  const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(request.deadlineMs)))
  const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline
  try {
    const answer = await send(url, {
      dispatcher,
      signal,
      headers: headersFor(request),
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    const headers = flatten(answer.headers)
    const reply = { status: answer.statusCode, headers, body: new Uint8Array(), url: url.href }
    const isWanted =
      !REDIRECTS.has(answer.statusCode) &&
      (request.toFile === undefined || (answer.statusCode >= 200 && answer.statusCode < 300))
    if (!isWanted) {
      // Reads a little to keep the connection; a long body costs more than a new one.
      await answer.body.dump({ limit: 65_536 }).catch(() => {})
      return reply
    }
    const body = measured(
      decoded(answer.body, headers['content-encoding'], url.host, signal),
      url.host,
      headers,
      request,
    )
    return request.toFile === undefined
      ? { ...reply, body: await gather(body) }
      : (await writeTo(request.toFile, body), reply)
  } catch (error) {
    if (error instanceof LibraryFailure) throw error
    if (request.signal?.aborted) throw new LibraryFailure('cancelled', `Fetching from ${url.host} was cancelled.`)
    if (deadline.aborted)
      throw new LibraryFailure('network', `${url.host} was too slow: the time for it ran out. Try again later.`)
    throw explainNetworkError(error, url)
  }
}

function headersFor(request: FetchRequest): Record<string, string> {
  const own = Object.fromEntries(
    Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  )
  // A range of compressed bytes cannot be joined to the rest of a file.
  return {
    accept: '*/*',
    'user-agent': USER_AGENT,
    'accept-encoding': own['range'] === undefined ? 'gzip, deflate, br' : 'identity',
    ...own,
  }
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}

async function* measured(
  body: AsyncIterable<Uint8Array>,
  host: string,
  headers: Readonly<Record<string, string>>,
  { maxBytes, onProgress }: FetchRequest,
): AsyncGenerator<Uint8Array> {
  const isPlain = headers['content-encoding'] === undefined
  const length = headers['content-length']
  const total = isPlain && length !== undefined && /^\d+$/.test(length) ? Number(length) : null
  const tooLarge = (): LibraryFailure =>
    new LibraryFailure(
      'refused',
      `What ${host} sends is larger than ${Math.max(1, Math.round(maxBytes / 1_000_000))} MB, the most that is taken here.`,
    )
  if (total !== null && total > maxBytes) throw tooLarge()
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw tooLarge()
    onProgress?.(bytes, total)
    yield chunk
  }
}

async function gather(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function writeTo(path: string, body: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'w')
  try {
    for await (const chunk of body) await file.writeFile(chunk)
  } finally {
    await file.close()
  }
}

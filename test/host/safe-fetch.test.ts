import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FetchRequest } from '../../src/main/core/ports.ts'
import { makeHostLimiter } from '../../src/main/host/host-limiter.ts'
import { makeSafeFetch } from '../../src/main/host/safe-fetch.ts'
import { startUpstream, type Upstream } from '../support/upstream.ts'

const TEXT = 'Papers, papers, papers. '.repeat(1_000)
const BYTES = randomBytes(50_000)
let upstream: Upstream
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-fetch-'))
  const encoded =
    (encoding: string, body: Buffer) =>
    (
      _request: unknown,
      response: { writeHead(status: number, headers: Record<string, string>): { end(body: Buffer): void } },
    ) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body)
  upstream = await startUpstream({
    '/text': (_request, response) => response.writeHead(200, { ETag: '"1"', 'X-Two': ['a', 'b'] }).end(TEXT),
    '/file': (_request, response) => response.writeHead(200, { 'content-length': BYTES.length }).end(BYTES),
    '/gzip': encoded('gzip', gzipSync(TEXT)),
    '/x-gzip': encoded('X-GZIP', gzipSync(TEXT)),
    '/br': encoded('br', brotliCompressSync(TEXT)),
    '/deflate': encoded('deflate', deflateSync(TEXT)),
    '/raw-deflate': encoded('deflate', deflateRawSync(TEXT)),
    '/twice': encoded('gzip, gzip', gzipSync(gzipSync(TEXT))),
    '/zstd': encoded('zstd', Buffer.from('x')),
    '/members': encoded('gzip', Buffer.concat(Array<Buffer>(40).fill(gzipSync(Buffer.alloc(1_000_000))))),
    '/br-bomb': encoded('br', brotliCompressSync(Buffer.alloc(50_000_000))),
    // More headers than anybody needs; answers that are only announced, again and again; and lines that are none.
    '/headers': (_request, response) =>
      response
        .writeHead(200, Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`x-${at}`, 'x'.repeat(99)])))
        .end(),
    '/soon': (_request, response) => {
      const timer = setInterval(() => response.socket?.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 5)
      response.on('close', () => clearInterval(timer))
    },
    '/noise': (_request, response) => void response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\n\0'),
    '/no-status': (_request, response) => void response.socket?.end('HTTP/1.1 000 X\r\ncontent-length: 0\r\n\r\n'),
    '/bomb': encoded('gzip', gzipSync(Buffer.alloc(50_000_000))),
    '/cut-gzip': encoded('gzip', gzipSync(BYTES).subarray(0, 20_000)),
    '/bad-gzip': encoded('gzip', Buffer.from('this is not gzip')),
    '/unchanged': (_request, response) => response.writeHead(304, { 'content-encoding': 'gzip' }).end(),
    '/long': (_request, response) =>
      response.writeHead(200, { 'content-length': 9_000_000 }).end(Buffer.alloc(9_000_000)),
    '/endless': (_request, response) => {
      // Too much, and no end; but no more than the memory of a test that takes it all.
      let parts = 0
      const timer = setInterval(() => (parts += 1) < 400 && response.write(Buffer.alloc(100_000)), 5)
      response.on('close', () => clearInterval(timer))
    },
    '/announced': (_request, response) => response.writeHead(200, { 'content-length': 9_000_000 }).flushHeaders(),
    '/slowly-round': (_request, response) =>
      void setTimeout(() => response.writeHead(302, { location: '/slowly-round' }).end(), 120),
    '/silent': () => {},
    '/drip': (_request, response) => {
      const timer = setInterval(() => response.write('x'), 50)
      response.on('close', () => clearInterval(timer))
    },
    '/cut': (_request, response) => {
      response.writeHead(200, { 'content-length': 1_000 }).write('half')
      setTimeout(() => response.destroy(), 20)
    },
    '/to-text': (_request, response) => response.writeHead(302, { location: '/text' }).end('moved'),
    '/to-file': (_request, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
    '/to-javascript': (_request, response) => response.writeHead(307, { location: 'javascript:alert(1)' }).end(),
    '/to-secrets': (_request, response) => response.writeHead(302, { location: 'http://a:b@example.org/' }).end(),
    '/to-program': (_request, response) => response.writeHead(302, { location: 'ms-settings:privacy' }).end(),
    '/to-zone': (_request, response) => response.writeHead(302, { location: 'http://[fe80::1%25eth0]/' }).end(),
    '/to-metadata': (_request, response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
    '/to-localhost': (_request, response) =>
      response.writeHead(308, { location: `${upstream.url.replace('127.0.0.1', 'localhost')}/text` }).end(),
    '/round': (_request, response) => response.writeHead(303, { location: '/round' }).end(),
    '/5': (_request, response) => response.writeHead(302, { location: '/4' }).end(),
    '/4': (_request, response) => response.writeHead(302, { location: '/3' }).end(),
    '/3': (_request, response) => response.writeHead(302, { location: '/2' }).end(),
    '/2': (_request, response) => response.writeHead(302, { location: '/1' }).end(),
    '/1': (_request, response) => response.writeHead(302, { location: '/text' }).end(),
    '/6': (_request, response) => response.writeHead(302, { location: '/5' }).end(),
  })
})

afterAll(async () => {
  await upstream.close()
  rmSync(folder, { recursive: true, force: true })
})

const fetchPort = makeSafeFetch(
  makeHostLimiter({
    memory: null,
    now: Date.now,
    after: (ms, task) =>
      (
        timer => () =>
          clearTimeout(timer)
      )(setTimeout(task, ms)),
  }),
)

function get(path: string, options: Partial<FetchRequest> = {}) {
  return fetchPort({
    url: path.startsWith('/') ? upstream.url + path : path,
    maxBytes: 5_000_000,
    deadlineMs: 10_000,
    allowPrivate: true,
    ...options,
  })
}

test('an answer comes with its status, headers in lower case, body and address', async () => {
  const reply = await get('/text#part')
  expect(reply).toMatchObject({ status: 200, url: `${upstream.url}/text`, headers: { etag: '"1"', 'x-two': 'a, b' } })
  expect(Buffer.from(reply.body).toString()).toBe(TEXT)
  expect(upstream.seen.at(-1)?.headers['user-agent']).toMatch(/^Offprint\/\d+\.\d+\.\d+$/)
  expect(await get('/absent')).toMatchObject({ status: 404 })
  // A host has one name: it is asked by it, and its secrets are its own.
  const local = upstream.url.replace('127.0.0.1', 'localhost')
  expect((await get(`${local.replace('localhost', 'LOCALHOST.')}/text`)).url).toBe(`${local}/text`)
})

test.each(['/gzip', '/x-gzip', '/br', '/deflate', '/raw-deflate'])('%s is decoded', async path => {
  expect(Buffer.from((await get(path)).body).toString()).toBe(TEXT)
})

test.each([
  ['/twice', 'network', 'an encoding that Offprint did not ask for (gzip, gzip)'],
  ['/zstd', 'network', 'zstd'],
  ['/bomb', 'refused', 'larger than 5 MB'],
  ['/members', 'refused', 'larger than 5 MB'],
  ['/br-bomb', 'refused', 'larger than 5 MB'],
  ['/headers', 'network', '127.0.0.1'],
  ['/noise', 'network', 'does not speak HTTP as it should'],
  ['/no-status', 'network', '127.0.0.1'],
  ['/long', 'refused', 'larger than 5 MB'],
  // By what it says of itself, before a byte of it has come.
  ['/announced', 'refused', 'larger than 5 MB'],
  ['/endless', 'refused', 'larger than 5 MB'],
  ['/cut-gzip', 'network', 'damaged or cut off'],
  ['/bad-gzip', 'network', 'damaged or cut off'],
  ['/cut', 'network', 'in the middle of its answer'],
])('%s fails as %s: %s', async (path, code, message) => {
  // Not the bytes of one that was taken: to print them all takes more memory than there is.
  const failure: unknown = await get(path).then(
    ({ body }) => body.length,
    (error: unknown) => error,
  )
  expect(failure).toMatchObject({ name: 'LibraryFailure', code, message: expect.stringContaining(message) })
  expect(String(failure)).not.toMatch(/[\n\r]/)
})

test('an unchanged answer has no body, whatever encoding it names', async () => {
  const reply = await get('/unchanged')
  expect([reply.status, reply.body.length]).toEqual([304, 0])
})

test('redirects are followed, five at most', async () => {
  expect(await get('/to-text')).toMatchObject({ status: 200, url: `${upstream.url}/text` })
  expect((await get('/5')).status).toBe(200)
  await expect(get('/6')).rejects.toMatchObject({
    code: 'network',
    message: expect.stringContaining('more than 5 times'),
  })
  await expect(get('/round')).rejects.toMatchObject({ code: 'network' })
})

test.each([
  ['file:///etc/passwd', 'refused'],
  ['javascript:alert(1)', 'refused'],
  ['data:text/plain,x', 'refused'],
  ['ftp://example.org/x', 'refused'],
  ['http://name:word@example.org/', 'refused'],
  ['not an address', 'invalid'],
  ['/to-file', 'refused'],
  ['/to-javascript', 'refused'],
  ['/to-secrets', 'refused'],
  ['/to-program', 'refused'],
  ['/to-zone', 'network'],
])('%s is not fetched', async (url, code) => {
  await expect(get(url)).rejects.toMatchObject({ code })
})

test.each([
  '127.0.0.1',
  'localhost',
  'LocalHost.',
  '127.0.0.1.',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '0x7f.1',
  '2130706433',
  '169.254.169.254',
  '10.0.0.1',
  '[fe80::1]',
  '0.0.0.0',
])('%s is refused unless private addresses are allowed', async host => {
  const before = upstream.seen.length
  const { port } = new URL(upstream.url)
  await expect(get(`http://${host}:${port}/text`, { allowPrivate: false })).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('private network'),
  })
  expect(upstream.seen).toHaveLength(before)
})

test('what a private address sends on is checked again where it leads', async () => {
  await expect(get('/to-metadata', { allowPrivate: false })).rejects.toMatchObject({ code: 'refused' })
  expect((await get('/to-localhost')).status).toBe(200)
})

test('secrets do not follow to another host, the rest does', async () => {
  await get('/to-localhost', { headers: { Authorization: 'Bearer x', Cookie: 'a=b', 'If-None-Match': '"1"' } })
  const [first, second] = upstream.seen.slice(-2)
  expect(first?.headers).toMatchObject({ authorization: 'Bearer x', cookie: 'a=b' })
  expect(second?.headers.authorization).toBeUndefined()
  expect(second?.headers.cookie).toBeUndefined()
  expect(second?.headers['if-none-match']).toBe('"1"')
})

test('a body goes to a file with its progress, and an error page does not', async () => {
  const toFile = join(folder, 'paper.pdf')
  const steps: [number, number | null][] = []
  const reply = await get('/file', { toFile, onProgress: (bytes, total) => steps.push([bytes, total]) })
  expect(reply.body).toHaveLength(0)
  expect(readFileSync(toFile).equals(BYTES)).toBe(true)
  expect(steps.at(-1)).toEqual([BYTES.length, BYTES.length])
  expect(await get('/absent', { toFile: join(folder, 'absent.pdf') })).toMatchObject({ status: 404 })
  expect(() => readFileSync(join(folder, 'absent.pdf'))).toThrow('ENOENT')
})

test('a range is asked for without compression', async () => {
  await get('/text', { headers: { Range: 'bytes=5-' } })
  expect(upstream.seen.at(-1)?.headers['accept-encoding']).toBe('identity')
})

test('a deadline is one for all redirects together', async () => {
  await expect(get('/slowly-round', { deadlineMs: 300 })).rejects.toMatchObject({
    message: expect.stringContaining('too slow'),
  })
})

test.each(['/silent', '/drip', '/endless', '/soon'])('%s ends at the deadline', async path => {
  const startedAt = Date.now()
  await expect(get(path, { deadlineMs: 200, maxBytes: 1e12 })).rejects.toMatchObject({
    code: 'network',
    message: expect.stringContaining('too slow'),
  })
  expect(Date.now() - startedAt).toBeLessThan(3_000)
})

test.each(['/silent', '/drip'])('%s can be cancelled', async path => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 50)
  await expect(get(path, { signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' })
  await expect(get('/text', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
})

test('a server that is not there is told in words', async () => {
  const gone = await startUpstream({})
  await gone.close()
  await expect(get(`${gone.url}/`)).rejects.toMatchObject({
    code: 'network',
    message: expect.stringContaining('does not take connections'),
  })
  await expect(get('http://no-such-host.invalid/')).rejects.toMatchObject({
    code: expect.stringMatching(/^(network|offline)$/),
    message: expect.stringContaining('no-such-host.invalid'),
  })
})

import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { hostInProcess } from '../../src/main/host/hosted-library.ts'
import { CONTENT_SECURITY_POLICY } from '../../src/main/host/security-headers.ts'
import { serveWeb, type WebHost } from '../../src/main/web/index.ts'
import { openTestLibrary, type TestLibrary } from '../support/open-test-library.ts'
import { ask, openSocket, signIn } from '../support/web-client.ts'

let library: TestLibrary
let host: WebHost
let root = ''
let origin = ''
let cookie = ''
const printed: string[] = []
const secret = join(tmpdir(), `offprint-secret-${process.pid}.txt`)

beforeAll(async () => {
  library = await openTestLibrary()
  root = mkdtempSync(join(tmpdir(), 'offprint-renderer-'))
  mkdirSync(join(root, 'assets'))
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>Offprint</title>')
  writeFileSync(join(root, 'assets/index-aBcD1234.js'), '1')
  writeFileSync(join(root, '.hidden.html'), 'hidden')
  writeFileSync(secret, 'secret')
  host = await serveWeb({
    library: hostInProcess(library.library, () => {}),
    headersMs: 300,
    port: 0,
    log: () => {},
    print: line => printed.push(line),
    rendererRoot: root,
  })
  ;({ origin, cookie } = await signIn(host.url))
})

afterAll(async () => {
  await host.close()
  rmSync(library.folder, { recursive: true, force: true })
  rmSync(root, { recursive: true, force: true })
  rmSync(secret)
})

const own = (): Record<string, string> => ({ cookie, origin })

const GUARDS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'permissions-policy': expect.stringContaining('camera=(), geolocation=()'),
  'cache-control': 'no-store',
}

describe('who is let in', () => {
  test('a code is worth one cookie, once', async () => {
    const first = await ask(origin, new URL(host.newUrl()).search.replace(/^/, '/'))
    expect(first.status).toBe(303)
    expect(String(first.headers['set-cookie'])).toMatch(
      /^offprint-[0-9a-f]{12}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    const url = new URL(host.url)
    expect((await ask(origin, `/${url.search}`)).status).toBe(401)
    expect((await ask(origin, '/?code=')).status).toBe(401)
    // The address in the history of the browser that used it leads back to the app.
    expect(await ask(origin, `/${url.search}`, { headers: { cookie } })).toMatchObject({
      status: 303,
      headers: { location: '/' },
    })
  })

  test('a code is not taken from any other address', async () => {
    const { search } = new URL(host.newUrl())
    expect((await ask(origin, `/index.html${search}`)).status).toBe(401)
    expect((await ask(origin, `/${search}`, { method: 'HEAD' })).status).toBe(401)
    expect((await ask(origin, `/${search}`)).status).toBe(303)
  })

  test('without the cookie nothing is served, and a new address is printed for whoever sits at the terminal', async () => {
    for (const path of ['/', '/assets/index-aBcD1234.js', `/pdf/${'a'.repeat(64)}`])
      expect((await ask(origin, path)).status).toBe(401)
    expect((await ask(origin, '/', { headers: { cookie: cookie.replace(/=.*/, '=wrong') } })).status).toBe(401)
    expect((await ask(origin, '/', { headers: { cookie: `other${cookie.slice(5)}` } })).status).toBe(401)
    expect((await ask(origin, '/upload', { method: 'POST', headers: { origin }, body: 'x' })).status).toBe(401)
    expect(printed).toHaveLength(1)
    const offered = /http:\S+/.exec(printed[0] ?? '')?.[0] ?? ''
    expect((await signIn(offered)).origin).toBe(origin)
  })

  test('the page comes with its policy and no door for other origins', async () => {
    const { status, headers } = await ask(origin, '/', { headers: { cookie, 'sec-fetch-site': 'none' } })
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', ...GUARDS })
    // A stranger gets them too.
    expect((await ask(origin, '/')).headers).toMatchObject(GUARDS)
    expect(Object.keys(headers).filter(name => name.startsWith('access-control'))).toEqual([])
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/)
    const rules = CONTENT_SECURITY_POLICY.split('; ')
    expect(rules.slice(0, 2)).toEqual(["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'"])
    // What "default-src" says nothing of.
    expect(rules).toEqual(expect.arrayContaining(["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]))
  })

  test.each(['evil.example', 'localhost:PORT', '127.0.0.1', '127.0.0.1:1', '127.0.0.1:PORT.', '[::1]:PORT'])(
    'the host "%s" is misdirected, cookie or not',
    async name => {
      const named = name.replace('PORT', new URL(origin).port)
      expect((await ask(origin, '/', { headers: { cookie, host: named } })).status).toBe(421)
    },
  )

  test.each(['cross-site', 'same-site'])('a request from a %s page is refused', async site => {
    expect((await ask(origin, '/', { headers: { cookie, 'sec-fetch-site': site } })).status).toBe(403)
    expect(
      (await ask(origin, '/upload', { method: 'POST', headers: { ...own(), 'sec-fetch-site': site }, body: 'x' }))
        .status,
    ).toBe(403)
  })

  test.each([
    'http://127.0.0.1:1',
    'null',
    'https://127.0.0.1:PORT',
    'http://localhost:PORT',
    'http://evil.example',
    undefined,
  ])('nothing is changed for the origin %s', async name => {
    const from = name?.replace('PORT', new URL(origin).port)
    const headers = { cookie, ...(from === undefined ? {} : { origin: from }) }
    expect((await ask(origin, '/upload', { method: 'POST', headers, body: 'x' })).status).toBe(403)
    expect(readdirSync(join(library.folder, 'uploads'))).toEqual([])
  })

  test.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('%s is not a thing one can do', async method => {
    expect((await ask(origin, '/', { method, headers: own() })).status).toBe(405)
  })
})

describe('what is served', () => {
  test('files of the interface by plain names only', async () => {
    expect(await ask(origin, '/assets/index-aBcD1234.js', { headers: { cookie } })).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'private, max-age=31536000, immutable' },
    })
    const up = `/..%2f..%2f${secret.slice(1).replaceAll('/', '%2f')}`
    for (const path of [
      '/.hidden.html',
      '/assets',
      '/assets/',
      '/../package.json',
      '/%2e%2e/package.json',
      up,
      '/assets/..%5cindex.html',
      '/index.html%00',
      '/%',
      `/${secret}`,
      '//evil.example/',
      'http://evil.example/',
    ])
      expect([path, (await ask(origin, path, { headers: { cookie } })).status]).toEqual([
        path,
        expect.toSatisfy((status: number) => status === 404 || status === 400),
      ])
    expect((await ask(origin, '/', { method: 'HEAD', headers: { cookie } })).body).toHaveLength(0)
  })

  test('an upload lands where an import looks for it; one that breaks off leaves nothing', async () => {
    const bytes = new Uint8Array(300_000).fill(7)
    const answer = await ask(origin, '/upload?name=x', {
      method: 'POST',
      headers: { ...own(), 'content-length': '300000' },
      body: bytes,
    })
    expect(answer.status).toBe(200)
    const { upload } = JSON.parse(answer.body.toString())
    expect(readdirSync(join(library.folder, 'uploads'))).toEqual([upload])
    rmSync(join(library.folder, 'uploads', upload))

    const { port, host: authority } = new URL(origin)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      `POST /upload HTTP/1.1\r\nhost: ${authority}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\ncontent-length: 1000\r\n\r\nhalf of it`,
    )
    await expect.poll(() => readdirSync(join(library.folder, 'uploads'))).toHaveLength(1)
    socket.destroy()
    await expect.poll(() => readdirSync(join(library.folder, 'uploads'))).toEqual([])
  })

  test('what is too large is refused before it is read', async () => {
    const { port, host: authority } = new URL(origin)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      `POST /upload HTTP/1.1\r\nhost: ${authority}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\ncontent-length: 3000000000\r\n\r\n`,
    )
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 [\s\S]*connection: close/i)
    await once(socket, 'close')
    expect((await ask(origin, '/', { headers: { cookie, 'x-long': 'x'.repeat(20_000) } })).status).toBe(400)
  })

  test('whoever sends a request drop by drop is cut off', async () => {
    const { port, host: authority } = new URL(origin)
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => {})
    // In one header, of which there is no end: neither silence nor their number ends it.
    socket.write(`GET / HTTP/1.1\r\nhost: ${authority}\r\nx: `)
    socket.resume()
    const dripping = setInterval(() => socket.write('y'), 50)
    await expect(once(socket, 'close')).resolves.toBeDefined()
    clearInterval(dripping)
  })

  test('noise is answered with an error and the connection ends', async () => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1')
    socket.write('\x16\x03\x01 hello\r\n\r\n')
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1\.1 400 /)
    await once(socket, 'close')
  })
})

describe('the socket', () => {
  /** The status the upgrade is answered with; 101 where it is let through. */
  async function upgrade(headers: Record<string, string>, path = '/socket'): Promise<number> {
    const socket = new WebSocket(origin.replace('http', 'ws') + path, { headers })
    const status = await new Promise<number>(resolve => {
      socket.on('open', () => resolve(101))
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
      socket.on('error', () => {})
    })
    socket.terminate()
    return status
  }

  test('opens for our own page only', async () => {
    expect(await upgrade(own())).toBe(101)
    expect(await upgrade({ cookie })).toBe(403)
    expect(await upgrade({ cookie, origin: 'http://evil.example' })).toBe(403)
    expect(await upgrade({ cookie, origin: 'http://127.0.0.1:1' })).toBe(403)
    expect(await upgrade({ origin })).toBe(401)
    expect(await upgrade({ ...own(), host: 'evil.example' })).toBe(421)
    expect(await upgrade({ ...own(), 'sec-fetch-site': 'same-site' })).toBe(403)
    expect(await upgrade(own(), '/other')).toBe(404)
  })

  test('carries calls and events to every window', async () => {
    const [one, two] = await Promise.all([openSocket(origin, cookie), openSocket(origin, cookie)])
    const heard = new Promise(resolve => two.onEvent(resolve))
    expect(await one.call('queues.create', { name: 'Shared' })).toMatchObject({ ok: true })
    expect(await heard).toMatchObject({ topic: expect.any(String) })
    expect(await two.call('papers.get', { id: 0 })).toMatchObject({ ok: false, failure: { code: 'invalid' } })
    one.close()
    two.close()
  })

  test.each([
    ['noise', 'not json'],
    ['no call', '{"method":1}'],
    ['a list', '[]'],
    ['null', 'null'],
    ['bytes', Buffer.from([1, 2])],
  ])('ends at %s', async (_name, data) => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket`, { headers: own() })
    await once(socket, 'open')
    socket.send(data)
    expect((await once(socket, 'close'))[0]).toBe(1008)
  })

  test('a call without end is not kept in memory', async () => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/socket`, { headers: own() })
    await once(socket, 'open')
    socket.on('error', () => {})
    socket.send(JSON.stringify({ id: 1, method: 'x'.repeat(9_000_000) }))
    expect((await once(socket, 'close'))[0]).toBe(1009)
  })
})

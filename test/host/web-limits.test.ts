import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { hostInProcess } from '../../src/main/host/hosted-library.ts'
import { receiveUpload } from '../../src/main/host/receive-upload.ts'
import { serveWeb, type WebHost } from '../../src/main/web/index.ts'
import { makeSessions } from '../../src/main/web/sessions.ts'
import { openTestLibrary, type TestLibrary } from '../support/open-test-library.ts'
import { ask, signIn } from '../support/web-client.ts'

// What one browser, or a program that found the port, may take of the host.
let library: TestLibrary
let host: WebHost
let root = ''
let origin = ''
let cookie = ''
const logged: unknown[] = []
beforeAll(async () => {
  library = await openTestLibrary()
  root = mkdtempSync(join(tmpdir(), 'offprint-renderer-'))
  const hosted = hostInProcess(library.library, () => {})
  host = await serveWeb({
    // One of its ways is broken, as by a mistake of ours.
    library: { ...hosted, filePath: () => Promise.reject(new TypeError('broken')) },
    headersMs: 100,
    port: 0,
    log: (_level, ...words) => void logged.push(words),
    print: () => {},
    rendererRoot: root,
  })
  ;({ origin, cookie } = await signIn(host.url))
})
afterAll(async () => {
  await host.close()
  for (const folder of [library.folder, root]) rmSync(folder, { recursive: true, force: true })
})

function knock(address = '127.0.0.1'): Socket {
  const socket = connect(Number(new URL(origin).port), address)
  socket.on('error', () => {})
  return socket
}

test('only this machine’s own address is listened at', async () => {
  // All of 127/8 is this machine; a host that listened everywhere would answer here too.
  await expect(once(knock('127.0.0.2'), 'connect')).rejects.toThrow(/connect/)
})

test('an upload that falls silent in the middle ends, and leaves nothing', async () => {
  const socket = knock()
  const { host: authority } = new URL(origin)
  socket.write(
    `POST /upload HTTP/1.1\r\nhost: ${authority}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\ncontent-length: 1000\r\n\r\nhalf of it`,
  )
  await once(socket, 'close')
  await expect.poll(() => readdirSync(join(library.folder, 'uploads'))).toEqual([])
})

test('an upload that says nothing of its size ends at the most there may be, and leaves nothing', async () => {
  async function* tooMuch(): AsyncGenerator<Uint8Array> {
    for (let part = 0; part < 9; part += 1) yield new Uint8Array(1_000)
  }
  const hosted = hostInProcess(library.library, () => {})
  await expect(receiveUpload(hosted, tooMuch(), 8_000)).rejects.toMatchObject({ code: 'invalid' })
  expect(readdirSync(join(library.folder, 'uploads'))).toEqual([])
  const { upload } = await receiveUpload(hosted, tooMuch(), 9_000)
  rmSync(library.library.uploadPath(upload))
})

test('so many windows and no more', async () => {
  const open = (): WebSocket =>
    new WebSocket(`${origin.replace('http', 'ws')}/socket`, { headers: { cookie, origin } }).on('error', () => {})
  const windows = Array.from({ length: 32 }, open)
  await Promise.all(windows.map(window => once(window, 'open')))
  const [, answer] = await once(open(), 'unexpected-response')
  expect(answer.statusCode).toBe(503)
  for (const window of windows) window.terminate()
})

test('a stranger who is refused a socket keeps no connection, also where he does not end his half', async () => {
  const { host: authority, port } = new URL(origin)
  const stranger = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true })
  let said = ''
  stranger.on('error', () => {}).on('data', data => (said += String(data)))
  stranger.write(
    `GET /socket HTTP/1.1\r\nhost: ${authority}\r\norigin: ${origin}\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  )
  await once(stranger, 'end')
  expect(said).toMatch(/^HTTP\/1\.1 401 /)
  // What is sent to one that is gone is answered with a reset; half a connection would take it for ever.
  const gone = new Promise(resolve => void stranger.once('close', resolve))
  const timer = setInterval(() => stranger.write('x'), 20)
  await gone
  clearInterval(timer)
})

test('so many connections and no more, and the next finds room again', async () => {
  // With the patience of a host as it is: here nobody is to be cut off for saying nothing.
  const hosted = { ...hostInProcess(library.library, () => {}), close: async () => {} }
  const quiet = { port: 0, log: () => {}, print: () => {}, rendererRoot: root }
  const patient = await serveWeb({ library: hosted, ...quiet })
  const { origin: there, port } = new URL(patient.url)
  const enter = (): Socket => connect(Number(port), '127.0.0.1').on('error', () => {})
  const sockets = Array.from({ length: 256 }, enter)
  await Promise.all(sockets.map(socket => once(socket, 'connect')))
  const surplus = enter()
  const closed = Promise.race([once(surplus, 'close').then(() => 'dropped'), once(sockets[0] ?? surplus, 'close')])
  expect(await closed).toBe('dropped')
  for (const socket of sockets) socket.destroy()
  await expect.poll(() => ask(there, '/').then(({ status }) => status, String)).toBe(401)
  await patient.close()
})

test('a code and a cookie are in no log, no answer to others and no file, also where the host makes a mistake', async () => {
  const { search, searchParams } = new URL(host.newUrl())
  const secrets = [searchParams.get('code') ?? 'none', cookie.split('=')[1] ?? 'none']
  const answer = await ask(origin, `/pdf/${'a'.repeat(64)}${search}`, { headers: { cookie } })
  expect(answer.status).toBe(503)
  expect(logged.slice(-1)).toMatchObject([
    [`GET /pdf/${'a'.repeat(64)} failed`, { error: expect.stringContaining('TypeError') }],
  ])
  const files = readdirSync(library.folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)).toString('latin1'))
  for (const secret of secrets)
    for (const text of [JSON.stringify(logged), answer.body.toString(), JSON.stringify(answer.headers), ...files])
      expect(text).not.toContain(secret)
})

test('codes and sessions nobody uses are forgotten, the oldest first', () => {
  const sessions = makeSessions()
  const codes = Array.from({ length: 9 }, () => sessions.newCode())
  expect(new Set(codes).size).toBe(9)
  expect(codes.map(code => sessions.exchange(code) !== null)).toEqual([false, ...Array(8).fill(true)])
  const cookies = Array.from({ length: 65 }, () => sessions.exchange(sessions.newCode())?.split(';')[0])
  expect([sessions.accepts(cookies[0]), sessions.accepts(cookies[1]), sessions.accepts(cookies[64])]).toEqual([
    false,
    true,
    true,
  ])
})

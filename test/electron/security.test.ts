import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { type Method, methods } from '../../src/preload/contract/method-table.ts'
import { oddJsonOf } from '../support/arbitrary-arguments.ts'
import { CONTENT_SECURITY_POLICY } from '../../src/main/host/security-headers.ts'
import { type ElectronApp, startElectronApp } from './electron-app.ts'

// Electron's security checklist, on the built app. Each of these fails when its guard is taken out.
let app: ElectronApp
beforeAll(async () => {
  app = await startElectronApp()
})
afterAll(() => app.kill())

const HOME = 'https://app.offprint-app.scheme.invalid/index.html'
const opened = async (): Promise<readonly unknown[]> => (await app.calls('shell.openExternal')).map(([url]) => url)

/** Shows a page that lost its policy, as if somebody had broken into it. */
async function showPage(body: string): Promise<void> {
  await app.order('stage', {
    url: 'offprint-app://app/index.html',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: `<!doctype html><title>broken into</title>${body}`,
  })
  await app.page.reload()
}

describe('the page', () => {
  test('is sandboxed, isolated and without Node, by every switch there is', async () => {
    expect(await app.calls('app.enableSandbox')).toEqual([[false]])
    const [[options]] = (await app.calls('new BrowserWindow')) as [[{ webPreferences: object }]]
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    })
    expect(options.webPreferences).not.toHaveProperty('enableBlinkFeatures')
  })

  test('lives under a scheme with an origin, not under file: or a host', async () => {
    const [[schemes]] = (await app.calls('protocol.registerSchemesAsPrivileged')) as [[object[]]]
    expect(schemes).toEqual([
      { scheme: 'offprint-app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
    ])
    expect(app.page.url()).toBe(HOME)
  })

  test('sees the pipe and nothing else of what made it', async () => {
    const seen = await app.page.evaluate(() => {
      const { offprint } = window as unknown as { offprint: Record<string, unknown> }
      const world = globalThis as Record<string, unknown>
      return {
        pipe: Object.keys(offprint).sort(),
        isFrozen: Object.isFrozen(offprint),
        leaks: ['require', 'process', 'module', 'ipcRenderer', 'electronToHost', 'electronReply'].filter(
          name => world[name] !== undefined,
        ),
      }
    })
    expect(seen).toEqual({ pipe: ['call', 'dragFile', 'onEvent', 'onMenu'], isFrozen: true, leaks: [] })
    const preload = readFileSync(join(import.meta.dirname, '../../out/preload/index.cjs'), 'utf8')
    expect([...preload.matchAll(/\brequire\(\s*["'](.+?)["']\s*\)/g)].map(([, name]) => name)).toEqual(['electron'])
    expect(preload).not.toMatch(/^import |papers\.|queues\./m)
  })

  test('a listener gets the message, and never the event that could reach the pipe behind it', async () => {
    await app.page.evaluate(() => {
      const { offprint } = window as unknown as { offprint: { onMenu(listener: (...args: unknown[]) => void): void } }
      offprint.onMenu((...args) => Object.assign(window, { heard: args }))
    })
    await app.order('choose in menu', 'help')
    await expect.poll(() => app.page.evaluate(() => Reflect.get(window, 'heard') as unknown)).toEqual(['help'])
  })

  test('comes with the policy as a header, under which nothing inline runs', async () => {
    const headers = await app.page.evaluate(() =>
      fetch('/index.html').then(({ headers }) => Object.fromEntries(headers)),
    )
    expect(headers).toMatchObject({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
    const ran = await app.page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.injected = true' }))
      return 'injected' in window
    })
    expect(ran).toBe(false)
  })

  test.each(['geolocation', 'notifications', 'microphone', 'clipboard-read'])('is granted no %s', async name => {
    const state = await app.page.evaluate(
      permission => navigator.permissions.query({ name: permission as PermissionName }).then(({ state }) => state),
      name,
    )
    expect(state).toBe('denied')
  })

  test('may write to the clipboard, as copying needs; asked for or looked for, no other permission is granted', async () => {
    for (const [name, ...answers] of await app.calls('session permission'))
      expect([name, ...answers]).toEqual([name, ...Array(2).fill(name === 'clipboard-sanitized-write')])
    const state = await app.page.evaluate(() =>
      navigator.permissions.query({ name: 'clipboard-write' as PermissionName }).then(({ state }) => state),
    )
    expect(state).toBe('granted')
  })

  test('gets no device, no screen and no download', async () => {
    expect(await app.calls('session.setDevicePermissionHandler')).toEqual([[false]])
    expect(await app.calls('session.setDisplayMediaRequestHandler')).toEqual([[{}]])
    for (const url of ['https://example.org/x', 'blob:https://example.org/x', 'offprint-app://app/index.html'])
      expect(await app.order('session will-download', url)).toBe(true)
    // What the page itself made may be saved.
    expect(await app.order('session will-download', 'blob:offprint-app://app/4c1e')).toBe(false)
  })
})

describe('who may call the library', () => {
  const call = (frame: unknown) =>
    app.order<{ value?: { ok: boolean; failure?: { code: string } } }>('invoke as', {
      channel: 'offprint:call',
      args: ['library.info', {}],
      frame,
    })

  test('the main frame of our own page', async () => {
    expect((await call('own')).value?.ok).toBe(true)
  })

  test.each([
    'none',
    'child',
    'gone',
    { url: 'https://evil.example/' },
    { url: 'offprint-app://app.evil/index.html' },
    { url: 'offprint-app://evil/index.html' },
    { url: 'offprint-app://app/pdf/x' },
    { url: 'file:///index.html' },
    { url: 'about:blank' },
  ])('not a frame that is %j', async frame => {
    expect((await call(frame)).value).toMatchObject({ ok: false, failure: { code: 'refused' } })
  })
})

test('whatever the library is asked over the bridge, the answer is an envelope', async () => {
  const ask = (channel: string, args: unknown): Promise<{ error?: string; value?: unknown }> =>
    app.order('invoke as', { channel, args, frame: 'own' })
  for (const method of Object.keys(methods) as Method[])
    for (const args of fc.sample(oddJsonOf(method), 4)) {
      if (methods[method].args.safeParse(args ?? {}).success) continue
      const { value } = await ask('offprint:call', [method, args])
      expect([method, value]).toMatchObject([method, { ok: false, failure: { code: 'invalid' } }])
    }
  for (const args of [[], [null], [{}, []], ['papers.get'], [['library.info'], {}], ['offprint:call', 1, 2, 3]])
    for (const channel of ['offprint:call', 'offprint:drag']) expect((await ask(channel, args)).error).toBeUndefined()
})

describe('where a page may go', () => {
  // Also where the one before failed halfway, and what it staged would be shown for ever.
  beforeEach(async () => {
    await app.order('stage off', 'offprint-app://app/index.html')
    for (let tries = 0; tries < 5 && !(await app.page.goto(HOME).catch(() => null)); tries += 1);
  })
  afterAll(() => app.order('stage off', 'offprint-app://app/index.html'))

  test('nowhere by itself: a link of the web opens outside', async () => {
    await app.page.evaluate(() => location.assign('https://arxiv.org/abs/2409.08264'))
    await expect.poll(opened).toContain('https://arxiv.org/abs/2409.08264')
    await expect.poll(() => app.page.title()).toMatch(/Offprint$/)
    expect(app.page.url()).toBe(HOME)
  })

  test('not to another file of our own origin either', async () => {
    const before = await opened()
    await app.page.evaluate(() => location.assign('/icon.svg'))
    await app.page.waitForTimeout(300)
    expect(await app.page.title()).toMatch(/Offprint$/)
    expect(await opened()).toEqual(before)
  })

  test('not by a redirect of what it asked for', async () => {
    await app.order('stage', {
      url: 'offprint-app://app/index.html',
      status: 302,
      headers: { location: 'https://evil.example/redirected' },
      body: '',
    })
    await app.page.reload().catch(() => {})
    await app.page.waitForTimeout(300)
    expect(await app.page.title()).not.toBe('the open network')
  })

  test('not in a frame', async () => {
    await showPage('<iframe src="https://evil.example/framed"></iframe>')
    await app.page.waitForTimeout(300)
    // A frame has no title while it goes from one page to another.
    const titles = (): Promise<string[]> => Promise.all(app.page.frames().map(frame => frame.title()))
    await expect.poll(titles).not.toContain('the open network')
    expect(await opened()).not.toContain('https://evil.example/framed')
  })

  test('not by a request past its policy', async () => {
    await showPage('')
    const leak = (): Promise<string> => fetch('https://evil.example/leak').then(answer => answer.text())
    await expect(app.page.evaluate(leak)).rejects.toThrow('Failed to fetch')
  })

  test('not into a window of its own', async () => {
    await app.page.evaluate(() => {
      window.open('https://example.org/paper')
      window.open('/index.html')
      window.open('/index.html#paper/one')
      window.open('ms-settings:privacy')
      window.open('offprint://paper/1')
    })
    await expect.poll(async () => (await app.calls('window.open')).length).toBe(5)
    expect(new Set((await app.calls('window.open')).map(([, action]) => action))).toEqual(new Set(['deny']))
    expect((await opened()).filter(url => !String(url).startsWith('https://'))).toEqual([])
    expect(await opened()).toContain('https://example.org/paper')
    expect(await app.order('windows')).toBe(1)
  })

  test('nowhere, each guard by itself', async () => {
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])
      for (const isMainFrame of [true, false])
        expect([
          name,
          await app.order('emit in window', { name, url: 'https://evil.example/alone', isMainFrame }),
        ]).toEqual([name, true])
  })

  test('mail is written outside', async () => {
    await app.page.evaluate(() => void window.open('mailto:ada@example.org'))
    await expect.poll(opened).toContain('mailto:ada@example.org')
  })
})

describe('what the scheme serves', () => {
  const get = (path: string, init: { method?: string; body?: string } = {}) =>
    app.page.evaluate(
      ([target, options]) =>
        fetch(target, options).then(async answer => ({
          status: answer.status,
          headers: Object.fromEntries(answer.headers),
          text: await answer.text(),
        })),
      [path, init] as const,
    )

  test('files of the interface by plain names only', async () => {
    const outside = join(mkdtempSync(join(tmpdir(), 'offprint-outside-')), 'secret.txt')
    writeFileSync(outside, 'secret')
    const up = `/..%2f..%2f..%2f..${outside.replaceAll('/', '%2f')}`
    for (const path of [
      '/package.json',
      '/%2e%2e/package.json',
      '/..%5cpackage.json',
      up,
      `/.${outside}`,
      '/assets',
      '/.made-of',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404])
    expect((await get('/upload')).status).toBe(404)
    expect((await get('/index.html', { method: 'DELETE' })).status).toBe(405)
  })

  test('itself to no page of another origin', async () => {
    const ask = (url: string, origin?: string): Promise<unknown> =>
      app.order('ask scheme', { url, headers: origin === undefined ? {} : { origin } })
    expect(await ask('offprint-app://app/index.html')).toBe(200)
    expect(await ask('offprint-app://app/index.html', 'offprint-app://app')).toBe(200)
    for (const origin of ['null', 'https://evil.example', 'offprint-app://evil', 'file://'])
      expect([origin, await ask('offprint-app://app/index.html', origin)]).toEqual([origin, 403])
    expect(await ask('offprint-app://evil/index.html')).toBe(403)
  })

  test('a PDF that is not there is not found, an upload is taken', async () => {
    expect((await get(`/pdf/${'a'.repeat(64)}`)).status).toBe(404)
    const answer = await get('/upload?name=x', { method: 'POST', body: 'hello' })
    expect(answer.status).toBe(200)
    const { upload } = JSON.parse(answer.text)
    expect(readFileSync(join(app.folder, 'library/uploads', upload), 'utf8')).toBe('hello')
  })
})

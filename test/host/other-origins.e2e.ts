import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWebHost, type WebHost } from '../../src/main/web/index.ts'
import { launchChromium } from '../support/chromium.ts'

// What a page of somebody else can do to a reader who has Offprint open in the same browser. The host resolver stands
// in for DNS rebinding: a name of the attacker's leads to this machine.
let browser: Browser
let reader: BrowserContext
let host: WebHost
let origin = ''
let attacker: Server
let attackerPort = 0
const folder = mkdtempSync(join(tmpdir(), 'offprint-origins-'))

beforeAll(async () => {
  host = await startWebHost({ folder, port: 0, open: false, print: () => {} })
  origin = new URL(host.url).origin
  attacker = createServer((_request, response) =>
    // It would let anybody read it: what keeps our page from it is our page's own policy.
    response
      .setHeader('content-type', 'text/html')
      .setHeader('access-control-allow-origin', '*')
      .end('<!doctype html><title>evil</title>'),
  )
  attacker.listen(0, '127.0.0.1')
  await once(attacker, 'listening')
  attackerPort = (attacker.address() as AddressInfo).port
  browser = await launchChromium({ args: ['--host-resolver-rules=MAP evil.example 127.0.0.1'] })
  reader = await browser.newContext()
  const page = await reader.newPage()
  await page.goto(host.url)
  await page.getByRole('navigation', { name: 'Library' }).waitFor()
})

afterAll(async () => {
  await browser.close()
  attacker.close()
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the reader stays signed in after a reload, another browser is not', async () => {
  const [page] = reader.pages()
  expect(page?.url()).toBe(`${origin}/`)
  await page?.reload()
  await page?.getByRole('navigation', { name: 'Library' }).waitFor()
  const other = await browser.newContext()
  const stranger = await other.newPage()
  expect((await stranger.goto(host.url))?.status()).toBe(401)
  expect((await stranger.goto(host.newUrl()))?.status()).toBe(200)
  await other.close()
})

test('the page runs under its policy without one complaint', async () => {
  const page = await reader.newPage()
  const complaints: string[] = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  await page.goto(origin)
  await page.getByRole('navigation', { name: 'Library' }).waitFor()
  expect(complaints).toEqual([])
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.body.append(script)
    return 'injected' in window
  })
  expect(ran).toBe(false)
  const elsewhere = `http://127.0.0.1:${attackerPort}/`
  await expect(page.evaluate(url => fetch(url).then(({ status }) => status), elsewhere)).rejects.toThrow(
    'Failed to fetch',
  )
  await page.close()
})

test('a name that was bound to this machine reaches nothing', async () => {
  const page = await reader.newPage()
  const answer = await page.goto(`http://evil.example:${new URL(origin).port}/`)
  expect(answer?.status()).toBe(421)
  expect(await page.content()).not.toContain('root')
  await page.close()
})

test.each(['evil.example', '127.0.0.1'])(
  'a page of %s on another port reads, changes and frames nothing',
  async name => {
    const page = await reader.newPage()
    await page.goto(`http://${name}:${attackerPort}/`)
    const got = await page.evaluate(async target => {
      const settled = (promise: Promise<unknown>): Promise<string> =>
        promise.then(
          () => 'came through',
          () => 'refused',
        )
      const loads = (tag: 'img' | 'script' | 'link', path: string): Promise<unknown> =>
        new Promise((resolve, reject) => {
          const element = document.createElement(tag)
          element.addEventListener('load', resolve)
          element.addEventListener('error', reject)
          if (element instanceof HTMLLinkElement) Object.assign(element, { rel: 'stylesheet', href: target + path })
          else Object.assign(element, { src: target + path })
          document.head.append(element)
        })
      const opened = new Promise((resolve, reject) => {
        const socket = new WebSocket(`${target.replace('http', 'ws')}/socket`)
        socket.addEventListener('open', resolve)
        socket.addEventListener('error', reject)
      })
      return {
        read: await settled(fetch(`${target}/`, { credentials: 'include' })),
        image: await settled(loads('img', '/icon.svg')),
        style: await settled(loads('link', '/index.html')),
        script: await settled(loads('script', '/index.html')),
        socket: await settled(opened),
        // An opaque answer says nothing; what counts is that nothing was stored.
        upload: await settled(
          fetch(`${target}/upload?name=x`, { method: 'POST', body: 'evil', mode: 'no-cors', credentials: 'include' }),
        ),
      }
    }, origin)
    expect(got).toMatchObject({
      read: 'refused',
      image: 'refused',
      style: 'refused',
      script: 'refused',
      socket: 'refused',
    })
    expect(readdirSync(join(folder, 'uploads'))).toEqual([])

    await page.evaluate(target => {
      const frame = document.createElement('iframe')
      frame.src = target
      document.body.append(frame)
    }, origin)
    await page.waitForTimeout(500)
    const framed = page.frames().find(frame => frame !== page.mainFrame())
    expect(await framed?.content()).not.toContain('id="root"')

    const posted = page.waitForEvent('response')
    await page.evaluate(target => {
      const form = Object.assign(document.createElement('form'), { action: `${target}/upload?name=x`, method: 'post' })
      document.body.append(form)
      form.submit()
    }, origin)
    expect((await posted).status()).toBe(403)
    expect(readdirSync(join(folder, 'uploads'))).toEqual([])
    await page.close()
  },
)

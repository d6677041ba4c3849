import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from 'vite'
import { launchChromium } from '../support/chromium.ts'
import { actionsPdf, HOSTILE_HTML, hostileFeed, hostilePaper } from '../support/hostile-papers.ts'
import { openSocket, signIn } from '../support/web-client.ts'
import { openReader } from './reader-page.ts'

// A server of this machine that nobody may ask, and a function of the page that nobody may call.
let canary: Server
let asked: string[] = []
let page404 = ''
let address = ''
beforeAll(async () => {
  canary = createServer((request, response) => {
    if (request.url === '/bare') return void response.setHeader('content-type', 'text/html').end(page404)
    asked.push(request.url ?? '')
    response.writeHead(404).end()
  })
  canary.listen(0, '127.0.0.1')
  await once(canary, 'listening')
  address = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`
})
afterAll(() => {
  canary.closeAllConnections()
  canary.close()
})

/** What a page holds that could run, load or lead to a program. */
function activeIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'script:not([src]), iframe, object, embed, base, form[action], [onerror], [onload], [onclick], [style*="url("], [src^="http:"], link[href^="http:"], a[href]:not([href^="http"], [href^="mailto:"], [href^="#"])',
      ),
    ]
      // What the app itself puts there comes from its own host.
      .filter(found => !(found.getAttribute('href') ?? found.getAttribute('src') ?? '').startsWith(location.origin))
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
  )
}

test('what strangers wrote neither runs nor loads nor leads out of the web, wherever it is shown', async () => {
  asked = []
  const called: string[] = []
  const strayed: string[] = []
  await using open = await openReader(actionsPdf(address))
  const { app } = open
  const { offprint, context } = { offprint: app.offprint, context: app.context }
  const { page } = offprint
  const { origin } = new URL(app.host.url)
  await page.exposeFunction('canary', (name: string) => called.push(name))
  page.on('dialog', dialog => {
    called.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('request', request => {
    const { protocol, origin: from } = new URL(request.url())
    if (!['blob:', 'data:'].includes(protocol) && from !== origin) strayed.push(request.url())
  })
  context.on('page', other => strayed.push(`a window: ${other.url()}`))

  // A PDF that wants to do everything there is when it is opened, seen, pressed and closed.
  await open.drawn(0)
  await page.reload()
  await open.reopen()
  await open.drawn(0)
  const links = await open
    .sheet(0)
    .locator('a[href]')
    .evaluateAll(found => found.map(link => link.getAttribute('href')))
  expect(links).toEqual(['https://example.org/paper'])
  // The last one would open that paper in another window.
  for (let step = 0; step < 6; step += 1) {
    const [x, y] = await open.pointOn(0, 110, 605 - 50 * step)
    await page.mouse.click(x, y)
  }
  expect(await activeIn(page)).toEqual([])
  await offprint.press('Escape')
  await page.getByRole('toolbar', { name: 'Open papers' }).getByRole('button').first().click()

  await offprint.drop('hostile.xml', hostileFeed(address))
  await offprint.drop('hostile.jsonl', hostilePaper(address))
  await expect.poll(() => offprint.list.getByRole('row', { name: /hostile/i }).count()).toBe(2)
  const session = await signIn(app.host.newUrl())
  const socket = await openSocket(session.origin, session.cookie)
  const html = HOSTILE_HTML(address).join(' ')
  const ids = [1, 2, 3]
  for (const [method, args] of [
    ['papers.setStatus', { ids, status: 'reading' }],
    ['papers.setNote', { id: 2, text: html }],
    ['papers.setRemark', { id: 3, text: html.slice(0, 1_900) }],
    ['papers.setTakeaway', { id: 2, text: html.slice(0, 1_900) }],
    ['papers.setTag', { ids, tag: html.slice(0, 190), on: true }],
    ['queues.create', { name: html.slice(0, 190) }],
    ['queues.place', { queue: 'up-next', ids, place: { at: 'top' }, reason: html.slice(0, 490) }],
    ['feeds.add', { reference: 'cs.CL', name: html.slice(0, 190), folder: html.slice(0, 190) }],
    [
      'rules.add',
      { name: html.slice(0, 190), action: 'boost', condition: { terms: [{ field: 'author', author: 'x' }] } },
    ],
  ] as const)
    expect([method, await socket.call(method, args)]).toMatchObject([method, { ok: true }])
  socket.close()

  for (const keys of [
    ['g', 'a'],
    ['j'],
    ['v'],
    ['j'],
    ['v'],
    ['v'],
    ['g', 'r'],
    ['g', 'u'],
    ['g', 'f'],
    ['g', 'l'],
    ['g', 'j'],
    ['g', 'y'],
    ['g', 'e'],
    ['g', 'h'],
  ]) {
    await offprint.press(...keys)
    await page.waitForFunction(() => !document.querySelector('[role=row][aria-label*=Loading]'))
    expect([keys, await activeIn(page)]).toEqual([keys, []])
  }
  expect({ called, strayed, asked, complaints: open.complaints() }).toEqual({
    called: [],
    strayed: [],
    asked: [],
    complaints: [],
  })
})

test('the one place where HTML becomes elements lets nothing run, also on a page without any policy', async () => {
  const project = join(import.meta.dirname, '../..')
  const entry = 'virtual:show'
  const { output } = (await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'show',
        resolveId: id => (id === entry ? id : null),
        load: id =>
          id === entry
            ? `import { createElement } from 'react'
               import { createRoot } from 'react-dom/client'
               import { flushSync } from 'react-dom'
               import { SafeHtml } from '${join(project, 'src/renderer/ui/safe-html.tsx')}'
               const root = createRoot(document.body.appendChild(document.createElement('main')))
               window.show = all => flushSync(() => root.render(all.map((html, key) => createElement(SafeHtml, { key, html }))))`
            : null,
      },
    ],
    build: { write: false, minify: false, rolldownOptions: { input: entry } },
  })) as { output: readonly { code?: string }[] }
  const code = output.flatMap(({ code }) => code ?? []).join('\n')
  page404 = `<!doctype html><meta charset="utf-8"><body><script>window.called = []; window.canary = name => called.push(name)</script><script type="module">${code.replaceAll('</script', '<\\/script')}</script>`
  asked = []
  const browser = await launchChromium()
  const page = await browser.newPage()
  await page.goto(`${address}/bare`)
  await page.waitForFunction(() => 'show' in window)
  const vectors = HOSTILE_HTML(address)
  await page.evaluate(all => (window as unknown as { show(all: readonly string[]): void }).show(all), vectors)
  expect(await activeIn(page)).toEqual(
    await activeIn(page).then(found => found.filter(html => html.startsWith('<script'))),
  )
  // Not even emptied: what loads, asks or lays itself over the page has no business in a text.
  const others = 'img, picture, video, audio, form, input, button, textarea, select, style, svg, iframe, object, dialog'
  expect(await page.locator('main').locator(others).count()).toBe(0)
  const shown = await page.locator('main').innerHTML()
  expect(shown).toContain('<strong>bold</strong>')
  expect(shown).toContain('<a href="https://example.org/" target="_blank" rel="noopener noreferrer">web</a>')
  // The same put into the page as it is does run and load: the canaries sing.
  await page.evaluate(all => {
    for (const html of all) document.body.appendChild(document.createElement('div')).innerHTML = html
  }, vectors)
  await page.waitForFunction(() => (window as unknown as { called: string[] }).called.includes('last'))
  const called = await page.evaluate(() => (window as unknown as { called: string[] }).called)
  expect(called.length).toBeGreaterThan(3)
  expect(asked.length).toBeGreaterThan(2)
  // Once each, which is as often as it was put in without the component.
  expect(new Set(called).size).toBe(called.length)
  await browser.close()
})

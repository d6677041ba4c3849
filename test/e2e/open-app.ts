import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll } from 'vitest'
import type { WebHost } from '../../src/main/web/index.ts'
import { launchChromium } from '../support/chromium.ts'
import { type OffprintPage, offprintPage } from './offprint-page.ts'
import { SAVED_PAGE, SAVED_PAPERS } from './saved-page.ts'

// Host and threads as built, which is what people run; taking the types out of the sources takes seconds for each app.
const built = new URL('../../out/main/web.js', import.meta.url)

// One browser for all stories of a file: each has a context of its own, which shares nothing with another.
let browser: Browser | null = null
afterAll(() => browser?.close())

/** The built app over a library of its own, in a real browser. */
export interface App extends AsyncDisposable {
  readonly offprint: OffprintPage
  /** Of the library. */
  readonly folder: string
  readonly host: WebHost
  readonly context: BrowserContext
  /** What the pages complained about: exceptions, refused resources, errors in the console. */
  readonly complaints: readonly string[]
  /** Ends the host and starts it again over the same library; the browser opens it anew. */
  restart(): Promise<void>
}

export async function openApp(
  options: BrowserContextOptions = {},
  /** Done to the page before anything is in it. */
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<App> {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-e2e-'))
  const { startWebHost } = (await import(built.href)) as typeof import('../../src/main/web/index.ts')
  const start = (): Promise<WebHost> => startWebHost({ folder, port: 0, open: false, print: () => {} })
  let host = await start()
  if (!browser?.isConnected()) browser = await launchChromium()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  // What does not come in twenty seconds does not come: a failing story says so before it times out as a whole.
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('requestfailed', request => complaints.push(`${request.url()}: ${request.failure()?.errorText ?? 'failed'}`))
  const offprint = offprintPage(page)
  await prepare(page)
  await page.goto(host.url)
  return {
    offprint,
    folder,
    context,
    complaints,
    get host() {
      return host
    },
    async restart() {
      // A page that looks for its host while there is none would complain, and rightly.
      await page.goto('about:blank')
      await host.close()
      host = await start()
      await page.goto(host.url)
    },
    async [Symbol.asyncDispose]() {
      await context.close()
      await host.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The same with the papers of the saved page in its inbox. */
export async function openAppWithPapers(options: BrowserContextOptions = {}): Promise<App> {
  const app = await openApp(options)
  await app.offprint.page.getByRole('button', { name: 'Choose or paste' }).waitFor()
  await app.offprint.paste(SAVED_PAGE)
  await app.offprint.row(SAVED_PAPERS[0]).waitFor()
  return app
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { signIn } from '../test/support/web-client.ts'

const PROGRAM = join(import.meta.dirname, '../out/main/cli.js')

/** The built app's web host over a library, in a process of its own, as `offprint serve` starts it. */
export interface WebApp {
  readonly url: string
  close(): Promise<void>
}

export async function startWebApp(folder: string): Promise<WebApp> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--library', folder, '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/\S+/.exec(line)?.[0]
    if (url === undefined) continue
    child.stdout.resume()
    return {
      url,
      async close() {
        child.kill('SIGTERM')
        await closed
      },
    }
  }
  throw new Error('the web host ended without an address')
}

/** A browser that has never seen the app and may look at it: nothing cached, and its cookie in place. */
export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  readonly origin: string
}

// A bench is to come to its figure on a busy machine, too: what is slow is what it is there to say.
const PATIENCE_MS = 120_000

export async function freshContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

/** Signs browsers of one app in: its code is exchanged once, the cookie goes with every new context. */
export async function visitorsOf(app: WebApp, browser: Browser): Promise<() => Promise<Visitor>> {
  const { origin, cookie } = await signIn(app.url)
  const [name = '', value = ''] = cookie.split('=', 2)
  return async () => {
    const context = await freshContext(browser)
    await context.addCookies([{ name, value, url: origin }])
    return { context, page: await context.newPage(), origin }
  }
}

import type { Page, Request as PageRequest, Route } from 'playwright-core'
import { fromChromium, toChromium } from './app-address.ts'
import { makeEvent, type Prevention } from './app-double.ts'
import { obey, record } from './control.ts'

type Handler = (request: Request) => Response | Promise<Response>
type PermissionHandler = (
  contents: null,
  permission: string,
  answer: (granted: boolean) => void,
  details: { readonly requestingUrl: string },
) => void
type PermissionCheck = (contents: null, permission: string, origin: string) => boolean

/** What the session asks of the window a request comes from. */
export interface NavigationGuard {
  /** True where the app prevented it. */
  navigate(url: string, isMainFrame: boolean): boolean
  redirect(url: string, isMainFrame: boolean): boolean
  isExpected(url: string): boolean
}

/** As Electron asks for them, and as Chromium names them. */
const PERMISSIONS: readonly (readonly [asked: string, name: string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'microphone'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
]

/** Electron's default session, over one context of Chromium: every request of every window comes through here. */
class SessionDouble {
  private readonly handlers = new Map<string, Handler>()
  private readonly staged = new Map<string, { status: number; headers: Record<string, string>; body: string }>()
  private beforeRequest: ((details: { url: string }, answer: (verdict: { cancel?: boolean }) => void) => void) | null =
    null
  private onPermission: PermissionHandler | null = null
  private checkPermission: PermissionCheck | null = null
  readonly guards = new Map<object, NavigationGuard>()
  readonly registered = new Set<string>()

  readonly protocol = {
    handle: (scheme: string, handler: Handler): void => {
      if (!this.registered.has(scheme)) throw new Error(`${scheme} has no privileges`)
      this.handlers.set(scheme, handler)
    },
  }
  readonly webRequest = {
    onBeforeRequest: (listener: typeof this.beforeRequest): void => {
      this.beforeRequest = listener
    },
  }

  readonly availableSpellCheckerLanguages = ['de', 'en-GB', 'en-US', 'fr']
  setSpellCheckerEnabled(isOn: boolean): void {
    record('session.setSpellCheckerEnabled', isOn)
  }
  setSpellCheckerLanguages(languages: readonly string[]): void {
    for (const language of languages)
      if (!this.availableSpellCheckerLanguages.includes(language)) throw new Error(`no dictionary for ${language}`)
    record('session.setSpellCheckerLanguages', languages)
  }
  addWordToSpellCheckerDictionary(word: string): boolean {
    record('session.addWordToSpellCheckerDictionary', word)
    return true
  }

  constructor() {
    obey('stage', argument => {
      const { url, ...response } = argument as {
        url: string
        status: number
        headers: Record<string, string>
        body: string
      }
      this.staged.set(url, response)
    })
    obey('stage off', url => this.staged.delete(String(url)))
    /** A request that no window made. */
    obey('ask scheme', async argument => {
      const { url, ...init } = argument as { url: string; method?: string; headers: Record<string, string> }
      return (await this.handlers.get(new URL(url).protocol.slice(0, -1))?.(new Request(url, init)))?.status
    })
  }

  on(name: string, listener: (event: Prevention, item: { getURL(): string }) => void): void {
    obey(`session ${name}`, url => {
      const event = makeEvent({})
      listener(event, { getURL: () => String(url) })
      return event.isPrevented
    })
  }
  setPermissionRequestHandler(handler: PermissionHandler): void {
    this.onPermission = handler
  }
  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.checkPermission = handler
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    record('session.setDevicePermissionHandler', handler())
  }
  setDisplayMediaRequestHandler(handler: (request: null, answer: (streams: object) => void) => void): void {
    handler(null, streams => record('session.setDisplayMediaRequestHandler', streams))
  }

  /** Electron grants what nobody refuses. */
  async grantPermissions(page: Page, origin: string): Promise<void> {
    const session = await page.context().newCDPSession(page)
    const { targetInfo } = await session.send('Target.getTargetInfo')
    const browserContextId = targetInfo.browserContextId ?? ''
    const browser = await page.context().browser()?.newBrowserCDPSession()
    for (const [asked, name] of PERMISSIONS) {
      let isRequestGranted = true
      this.onPermission?.(null, asked, granted => (isRequestGranted = granted), { requestingUrl: `${origin}/` })
      const isCheckGranted = this.checkPermission?.(null, asked, `${origin}/`) ?? true
      record('session permission', asked, isRequestGranted, isCheckGranted)
      const setting = isRequestGranted && isCheckGranted ? 'granted' : 'denied'
      await browser?.send('Browser.setPermission', {
        permission: { name },
        setting,
        origin: toChromium(origin),
        browserContextId,
      })
    }
  }

  async answer(route: Route): Promise<void> {
    const request = route.request()
    const url = fromChromium(request.url())
    if (request.isNavigationRequest() && this.isPrevented(request, url)) return route.abort('aborted')
    let isCancelled = false
    this.beforeRequest?.({ url }, ({ cancel }) => (isCancelled = cancel === true))
    if (isCancelled) return route.abort('blockedbyclient')
    const staged = this.staged.get(url)
    if (staged) return route.fulfill(staged)
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1))
    // Beyond our schemes lies the open network, which here is one page that says so.
    if (!handler)
      return route.fulfill({
        status: 200,
        contentType: 'text/html',
        headers: { 'access-control-allow-origin': '*' },
        body: '<title>the open network</title>',
      })
    const response = await handler(await this.toRequest(request, url))
    const headers = Object.fromEntries(response.headers)
    await route.fulfill({ status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) })
  }

  private isPrevented(request: PageRequest, url: string): boolean {
    const page = request.frame().page()
    const guard = this.guards.get(page)
    // A window that the app did not make is dealt with where it is opened.
    if (!guard) return false
    const isMainFrame = request.frame() === page.mainFrame()
    if (request.redirectedFrom()) return guard.redirect(url, isMainFrame)
    return guard.isExpected(url) ? false : guard.navigate(url, isMainFrame)
  }

  private async toRequest(request: PageRequest, url: string): Promise<Request> {
    const headers = Object.fromEntries(
      Object.entries(await request.allHeaders()).filter(([name]) => !name.startsWith(':')),
    )
    if (headers['origin']) headers['origin'] = fromChromium(headers['origin'])
    const body = request.postDataBuffer()
    return new Request(url, { method: request.method(), headers, ...(body ? { body: new Uint8Array(body) } : {}) })
  }
}

export const defaultSession = new SessionDouble()

export const protocol = {
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: object }[]): void {
    record('protocol.registerSchemesAsPrivileged', schemes)
    for (const { scheme } of schemes) defaultSession.registered.add(scheme)
  },
}

/** Emits a navigation to whoever guards it. */
export function makeNavigation(url: string, isMainFrame: boolean) {
  return makeEvent({ url, isMainFrame, isSameDocument: false })
}

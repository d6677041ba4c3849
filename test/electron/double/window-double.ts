import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, CDPSession, Frame, Page } from 'playwright-core'
import { launchChromium } from '../../support/chromium.ts'
import { fromChromium, toChromium } from './app-address.ts'
import { app, makeEvent } from './app-double.ts'
import { record } from './control.ts'
import { ipcMain } from './ipc-double.ts'
import { ISOLATED_WORLD, pageScript, preloadScript, TO_HOST } from './renderer-worlds.ts'
import { defaultSession, makeNavigation } from './session-double.ts'

interface WindowOptions {
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
  readonly backgroundColor?: string
  readonly webPreferences?: { readonly preload?: string; readonly contextIsolation?: boolean }
}

/** One Chromium for all windows; a test joins it by its debugging port. */
let chromium: Promise<{ browser: Browser; context: BrowserContext }> | undefined

async function launch(): Promise<{ browser: Browser; context: BrowserContext }> {
  const port = process.env['DOUBLE_DEBUGGING_PORT'] ?? '0'
  const browser = await launchChromium({ args: [`--remote-debugging-port=${port}`] })
  const context = await browser.newContext({ viewport: null })
  await context.route('**/*', route => defaultSession.answer(route).catch(() => route.abort().catch(() => {})))
  app.atEnd(() => browser.close())
  return { browser, context }
}

class WebContentsDouble extends EventEmitter {
  private openHandler: ((details: { url: string }) => { action: string }) | null = null
  private isolatedContext: number | null = null
  private expected: string | null = null
  private cdp: CDPSession | null = null
  private page: Page | null = null
  private loading = true
  readonly mainFrame = { parent: null, isDestroyed: () => this.page === null, url: '' }

  get session(): typeof defaultSession {
    return defaultSession
  }
  replaceMisspelling(word: string): void {
    record('webContents.replaceMisspelling', word)
  }
  startDrag(item: { file: string; icon: { isEmpty(): boolean } }): void {
    if (item.icon.isEmpty()) throw new Error("Must specify non-empty 'icon' option")
    record('webContents.startDrag', item.file)
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
  isLoading(): boolean {
    return this.loading
  }
  send(channel: string, ...args: unknown[]): void {
    void this.inIsolation(`electronMessage(${JSON.stringify(channel)}, ${JSON.stringify(args)})`)
  }
  reload(): void {
    record('webContents.reload')
    this.settled = this.page?.reload().then(
      () => {},
      () => {},
    )
  }
  /** Chromium forgets a wish to close that comes while a page is being exchanged for another; Electron does not. */
  settled: Promise<void> | undefined

  async attach(context: BrowserContext, options: WindowOptions): Promise<Page> {
    const page = await context.newPage()
    this.page = page
    defaultSession.guards.set(page, {
      navigate: (url, isMainFrame) => this.isPrevented(url, isMainFrame),
      redirect: (url, isMainFrame) => this.emitted('will-redirect', url, isMainFrame),
      isExpected: url => this.expected !== null && fromChromium(this.expected) === url,
    })
    this.cdp = await context.newCDPSession(page)
    await this.cdp.send('Runtime.enable')
    await this.cdp.send('Page.enable')
    await this.injectPreload(this.cdp, options)
    this.cdp.on('Page.windowOpen', ({ url }) => this.windowOpens(url))
    page.on('popup', popup => void popup.close())
    page.on('framenavigated', frame => this.navigated(frame))
    page.on('load', () => {
      this.loading = false
      this.emit('did-finish-load', makeEvent({}))
    })
    return page
  }

  async load(url: string): Promise<void> {
    this.expected = toChromium(url)
    await this.page?.goto(this.expected)
    this.expected = null
  }

  private navigated(frame: Frame): void {
    if (frame === this.page?.mainFrame()) this.mainFrame.url = fromChromium(frame.url())
  }

  private isPrevented(url: string, isMainFrame: boolean): boolean {
    const byFrame = this.emitted('will-frame-navigate', url, isMainFrame)
    return isMainFrame ? this.emitted('will-navigate', url, isMainFrame) || byFrame : byFrame
  }

  private emitted(name: string, url: string, isMainFrame: boolean): boolean {
    const event = makeNavigation(url, isMainFrame)
    this.emit(name, event)
    return event.isPrevented
  }

  private windowOpens(url: string): void {
    const { action } = this.openHandler?.({ url: fromChromium(url) }) ?? { action: 'allow' }
    record('window.open', fromChromium(url), action)
  }

  private async injectPreload(cdp: CDPSession, { webPreferences }: WindowOptions): Promise<void> {
    const secret = `electron-${process.pid}`
    const preload = webPreferences?.preload === undefined ? '' : readFileSync(webPreferences.preload, 'utf8')
    const worldName = webPreferences?.contextIsolation === false ? undefined : ISOLATED_WORLD
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === ISOLATED_WORLD && context.auxData?.['frameId'] === this.mainFrameId)
        this.isolatedContext = context.id
    })
    cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === TO_HOST) void this.invoked(payload)
    })
    const { frameTree } = await cdp.send('Page.getFrameTree')
    this.mainFrameId = frameTree.frame.id
    await cdp.send('Runtime.addBinding', { name: TO_HOST, ...(worldName ? { executionContextName: worldName } : {}) })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(secret) })
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadScript(secret, preload),
      ...(worldName ? { worldName } : {}),
    })
  }
  private mainFrameId = ''

  private async invoked(payload: string): Promise<void> {
    const { id, channel, args } = JSON.parse(payload) as { id: number; channel: string; args: unknown[] }
    const reply = await ipcMain.invoke(channel, { sender: this, senderFrame: this.mainFrame }, args)
    await this.inIsolation(`electronReply(${id}, ${JSON.stringify(reply)})`)
  }

  private async inIsolation(expression: string): Promise<void> {
    if (this.isolatedContext === null) return
    await this.cdp?.send('Runtime.evaluate', { expression, contextId: this.isolatedContext }).catch(() => {})
  }

  detach(): void {
    this.page = null
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly all = new Set<BrowserWindow>()
  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.all]
  }
  static getFocusedWindow(): BrowserWindow | null {
    return null
  }

  readonly webContents = new WebContentsDouble()
  private readonly bounds: { x: number; y: number; width: number; height: number }
  private readonly attached: Promise<Page>
  private destroyed = false
  private state: 'normal' | 'maximized' | 'minimized' | 'full-screen' = 'normal'

  constructor(options: WindowOptions) {
    super()
    if (!app.isReady()) throw new Error('a window before the app is ready')
    record('new BrowserWindow', options)
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
    BrowserWindow.all.add(this)
    app.windows.add(this.asClosable)
    app.emit('web-contents-created', makeEvent({}), this.webContents)
    chromium ??= launch()
    this.attached = chromium.then(({ context }) => this.webContents.attach(context, options))
  }
  private readonly asClosable = { close: () => this.closeIt() }

  async loadURL(url: string): Promise<void> {
    const page = await this.attached
    await defaultSession.grantPermissions(page, new URL('/', url).href.replace(/\/$/, ''))
    page.once('load', () => this.emit('ready-to-show'))
    await this.webContents.load(url)
  }
  show(): void {
    record('window.show')
  }
  focus(): void {
    record('window.focus')
    this.emit('focus')
  }
  restore(): void {
    this.state = 'normal'
  }
  minimize(): void {
    this.state = 'minimized'
  }
  maximize(): void {
    record('window.maximize')
    this.state = 'maximized'
  }
  setFullScreen(on: boolean): void {
    record('window.setFullScreen', on)
    this.state = on ? 'full-screen' : 'normal'
  }
  isMinimized(): boolean {
    return this.state === 'minimized'
  }
  isMaximized(): boolean {
    return this.state === 'maximized'
  }
  isFullScreen(): boolean {
    return this.state === 'full-screen'
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  getNormalBounds(): typeof this.bounds {
    return this.bounds
  }
  setBackgroundColor(color: string): void {
    record('window.setBackgroundColor', color)
  }
  moveTo(bounds: Partial<typeof this.bounds>): void {
    Object.assign(this.bounds, bounds)
    this.emit('resize')
  }
  close(): void {
    void this.closeIt()
  }

  private async closeIt(): Promise<boolean> {
    const event = makeEvent({})
    this.emit('close', event)
    if (event.isPrevented) return false
    const page = await this.attached
    await this.webContents.settled
    await page.close({ runBeforeUnload: true })
    if (!page.isClosed()) await page.waitForEvent('close')
    this.destroyed = true
    this.webContents.detach()
    BrowserWindow.all.delete(this)
    this.emit('closed')
    app.windowClosed(this.asClosable)
    return true
  }
}

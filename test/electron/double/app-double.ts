import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { obey, record, sayGoodbye } from './control.ts'

interface Closable {
  /** False where the window did not want to. */
  close(): Promise<boolean>
}

export interface Prevention {
  readonly isPrevented: boolean
  preventDefault(): void
}

/** An event with a default that listeners may prevent. */
export function makeEvent<T extends object>(properties: T): T & Prevention {
  let prevented = false
  const prevention = {
    preventDefault() {
      prevented = true
    },
    get isPrevented() {
      return prevented
    },
  }
  return Object.defineProperties(properties, Object.getOwnPropertyDescriptors(prevention)) as T & Prevention
}

/** Electron's `app`: ready after a while, one instance a profile, quitting in Electron's order. */
class AppDouble extends EventEmitter {
  readonly isPackaged = process.env['DOUBLE_PACKAGED'] === '1'
  readonly windows = new Set<Closable>()
  private readonly paths = new Map<string, string>([
    ['appData', process.env['DOUBLE_APP_DATA'] ?? tmpdir()],
    ['temp', process.env['DOUBLE_APP_DATA'] ?? tmpdir()],
  ])
  private ready = false
  private quitting = false
  private endChromium: () => Promise<void> = async () => {}
  private readonly becomesReady: Promise<void>

  constructor() {
    super()
    // Later than the first turn, as in Electron: what must be done before is not done too late by luck.
    this.becomesReady = new Promise(resolve => setTimeout(resolve, 50)).then(() => {
      this.ready = true
      this.emit('ready')
    })
  }

  isReady(): boolean {
    return this.ready
  }
  whenReady(): Promise<void> {
    return this.becomesReady
  }
  atEnd(task: () => Promise<void>): void {
    this.endChromium = task
  }
  enableSandbox(): void {
    record('app.enableSandbox', this.ready)
  }
  setAsDefaultProtocolClient(scheme: string): boolean {
    record('app.setAsDefaultProtocolClient', scheme)
    return true
  }
  getPreferredSystemLanguages(): string[] {
    return (process.env['DOUBLE_LANGUAGES'] ?? 'en-GB').split(',')
  }
  setPath(name: string, path: string): void {
    mkdirSync(path, { recursive: true })
    this.paths.set(name, path)
  }
  getPath(name: string): string {
    const path = this.paths.get(name)
    if (path === undefined) throw new Error(`the double knows no path "${name}"`)
    return path
  }

  /** True for the first living process of a profile; a later one hands it its command line. */
  requestSingleInstanceLock(): boolean {
    const socketPath = join(this.getPath('userData'), 'instance.sock')
    const owner = join(this.getPath('userData'), 'instance.pid')
    if (existsSync(owner) && isAlive(Number(readFileSync(owner, 'utf8')))) {
      const first = connect(socketPath, () => first.end(JSON.stringify({ argv: process.argv, folder: process.cwd() })))
      return false
    }
    writeFileSync(owner, String(process.pid))
    rmSync(socketPath, { force: true })
    createServer({ allowHalfOpen: true }, socket => void this.hearSecond(socket))
      .listen(socketPath)
      .unref()
    return true
  }

  private async hearSecond(socket: AsyncIterable<Buffer>): Promise<void> {
    let text = ''
    for await (const chunk of socket) text += chunk.toString()
    const { argv, folder } = JSON.parse(text) as { argv: string[]; folder: string }
    this.emit('second-instance', makeEvent({}), argv, folder)
  }

  quit(): void {
    void this.goThroughQuitting()
  }
  exit(code = 0): void {
    record('app.exit', code)
    void this.endChromium()
      .then(sayGoodbye)
      .finally(() => process.exit(code))
  }

  private async goThroughQuitting(): Promise<void> {
    if (this.quitting) return
    this.quitting = true
    // Where it is called before anything listens, the channel to the test is not up either.
    await new Promise(resolve => setTimeout(resolve, 20))
    if (this.prevented('before-quit')) return
    for (const window of [...this.windows])
      if (!(await window.close())) {
        this.quitting = false
        return
      }
    if (this.prevented('will-quit')) return
    this.emit('quit', makeEvent({}), 0)
    this.exit(0)
  }

  private prevented(name: 'before-quit' | 'will-quit'): boolean {
    record(`app.${name}`)
    const event = makeEvent({})
    this.emit(name, event)
    if (event.isPrevented) this.quitting = false
    return event.isPrevented
  }

  /** Called by a window that was closed by somebody. */
  windowClosed(window: Closable): void {
    this.windows.delete(window)
    if (this.windows.size > 0 || this.quitting) return
    // Electron quits by itself where nobody listens.
    if (!this.emit('window-all-closed')) this.quit()
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

export const app = new AppDouble()
obey('quit', () => app.quit())
obey('emit', argument => {
  const { name, args } = argument as { name: string; args: unknown[] }
  app.emit(name, makeEvent({}), ...args)
})

import { fork } from 'node:child_process'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { obey, record } from './control.ts'

// The parts of Electron that ask something of the system: what was asked is recorded, and answered as a test wishes.

interface MenuItem {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly accelerator?: string
  readonly submenu?: readonly MenuItem[]
  readonly enabled?: boolean
  readonly click?: () => void
}

class MenuDouble {
  static current: MenuDouble | null = null
  readonly items: readonly MenuItem[]
  constructor(items: readonly MenuItem[]) {
    this.items = items
  }
  static buildFromTemplate(items: readonly MenuItem[]): MenuDouble {
    return new MenuDouble(items)
  }
  static setApplicationMenu(menu: MenuDouble): void {
    MenuDouble.current = menu
  }
  popup(): void {
    MenuDouble.popped = this
  }
  static popped: MenuDouble | null = null
}
export { MenuDouble as Menu }

const flat = (items: readonly MenuItem[]): MenuItem[] => items.flatMap(item => [item, ...flat(item.submenu ?? [])])
obey('menu', () => MenuDouble.current?.items)
obey('choose in menu', id => {
  const item = flat(MenuDouble.current?.items ?? []).find(candidate => candidate.id === id)
  if (!item?.click) throw new Error(`no menu item ${String(id)}`)
  item.click()
})

obey('context menu', () => MenuDouble.popped?.items ?? null)
obey('choose in context menu', label => MenuDouble.popped?.items.find(item => item.label === label)?.click?.())

/** An image is its file: one that is not there is empty, and where Electron wants an image it refuses an empty one. */
class ImageDouble {
  readonly path: string
  constructor(path: string) {
    this.path = path
  }
  isEmpty(): boolean {
    return !existsSync(this.path)
  }
}
export const nativeImage = { createFromPath: (path: string): ImageDouble => new ImageDouble(path) }

export class TrayDouble extends EventEmitter {
  static current: TrayDouble | null = null
  menu: MenuDouble | null = null
  constructor(image: ImageDouble) {
    super()
    if (image.isEmpty()) throw new Error('Failed to load image')
    TrayDouble.current = this
  }
  setToolTip(text: string): void {
    record('tray.setToolTip', text)
  }
  setContextMenu(menu: MenuDouble): void {
    this.menu = menu
  }
  destroy(): void {
    TrayDouble.current = null
  }
}
obey('tray', () => TrayDouble.current?.menu?.items ?? null)
obey('choose in tray', id => {
  const item = TrayDouble.current?.menu?.items.find(candidate => candidate.id === id)
  if (!item?.click) throw new Error(`nothing in the tray is ${String(id)}`)
  item.click()
})

let clipboardText = ''
obey('copy', text => (clipboardText = String(text)))
export const clipboard = { readText: async (): Promise<string> => clipboardText }

const TAKEN = process.env['DOUBLE_TAKEN_KEYS']
const held = new Map<string, () => void>()
export const globalShortcut = {
  register(keys: string, onPress: () => void): boolean {
    if (keys === TAKEN || held.has(keys)) return false
    held.set(keys, onPress)
    return true
  },
  unregister(keys: string): void {
    held.delete(keys)
  },
}
obey('press keys', keys => {
  const onPress = held.get(String(keys))
  onPress?.()
  return onPress !== undefined
})

let buttons = 0
obey('next button', button => (buttons = Number(button)))
export const dialog = {
  showErrorBox: (title: string, content: string): void => record('dialog.showErrorBox', title, content),
  async showMessageBox(...args: object[]): Promise<{ response: number }> {
    record('dialog.showMessageBox', args.at(-1))
    return { response: buttons }
  },
}

export const shell = {
  async openExternal(url: string): Promise<void> {
    record('shell.openExternal', url)
  },
}

interface Display {
  readonly workArea: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}
const displays: Display[] = JSON.parse(
  process.env['DOUBLE_DISPLAYS'] ?? '[{"workArea":{"x":0,"y":25,"width":1920,"height":1055}}]',
)
export const screen = { getAllDisplays: () => displays, getPrimaryDisplay: () => displays[0] }

export const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: process.env['DOUBLE_DARK'] === '1',
})
obey('turn dark', () => {
  nativeTheme.shouldUseDarkColors = true
  nativeTheme.emit('updated')
})

export const powerMonitor = new EventEmitter()
obey('shut down', () => powerMonitor.emit('shutdown'))

/** In the child there is `process.parentPort` and no `process.send`, as in Electron. */
const CHILD = `data:text/javascript,${encodeURIComponent(`
  import { EventEmitter } from 'node:events'
  const send = process.send.bind(process)
  process.parentPort = Object.assign(new EventEmitter(), { postMessage: message => send(message) })
  process.on('message', data => process.parentPort.emit('message', { data, ports: [] }))
  process.send = undefined
`)}`

class UtilityProcessDouble extends EventEmitter {
  pid: number | undefined
  readonly stderr: Readable | null
  private readonly child: ReturnType<typeof fork>
  constructor(
    path: string,
    args: string[],
    options: { execArgv?: string[]; env?: NodeJS.ProcessEnv; serviceName?: string },
  ) {
    super()
    record('utilityProcess.fork', path, options)
    this.child = fork(path, args, {
      execArgv: [...(options.execArgv ?? []), '--import', CHILD],
      env: options.env ?? {},
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.stderr = this.child.stderr
    this.child.on('spawn', () => {
      this.pid = this.child.pid
      this.emit('spawn')
    })
    this.child.on('message', message => this.emit('message', message))
    this.child.on('close', code => {
      this.pid = undefined
      this.emit('exit', code)
    })
  }
  postMessage(message: unknown): void {
    this.child.send(message as object, () => {})
  }
  kill(): boolean {
    return this.child.kill()
  }
}
export const utilityProcess = {
  fork: (path: string, args: string[] = [], options = {}): UtilityProcessDouble =>
    new UtilityProcessDouble(path, args, options),
}

/** What the system was asked to show. */
export class NotificationDouble {
  static isSupported(): boolean {
    return true
  }
  private readonly words: { readonly title: string; readonly body: string }
  constructor(words: { title: string; body: string }) {
    this.words = words
  }
  show(): void {
    record('notification', this.words)
  }
}

/** Seals with a key that only this process of the double has, as the system's does for one user. */
const sealing = {
  key: Buffer.alloc(32, 'double of the key of the system'),
  isThere: process.env['DOUBLE_NO_KEYRING'] !== '1',
}
export const safeStorage = {
  // Also without a keyring: Electron seals with a key of its own then, which everybody knows.
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  getSelectedStorageBackend: () => (sealing.isThere ? 'gnome_libsecret' : 'basic_text'),
  async encryptStringAsync(text: string): Promise<Buffer> {
    const start = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', sealing.key, start)
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([start, cipher.getAuthTag(), sealed])
  },
  async decryptStringAsync(sealed: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    const decipher = createDecipheriv('aes-256-gcm', sealing.key, sealed.subarray(0, 12))
    decipher.setAuthTag(sealed.subarray(12, 28))
    const text = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
    return { shouldReEncrypt: false, result: text }
  },
}

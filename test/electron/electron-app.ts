import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { RecordedCall } from './double/control.ts'

const PROJECT = join(import.meta.dirname, '../..')

export interface ElectronApp {
  readonly folder: string
  /** The page in the app's first window. */
  readonly page: Page
  /** Does something to the double, or asks it. */
  order<T = unknown>(name: string, argument?: unknown): Promise<T>
  /** What the app asked of the system under that name, oldest first. */
  calls(what: string): Promise<readonly (readonly unknown[])[]>
  /** Resolves with the code the process ended with. */
  readonly ended: Promise<number | null>
  readonly stderr: () => string
  /** Ends it as it is. */
  kill(): Promise<void>
}

interface StartOptions {
  /** A library of an earlier start; a new one where not given. */
  readonly folder?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Does not wait for a window: the start is expected to fail. */
  readonly expectWindow?: boolean
}

/** Starts the built app on the double of Electron, in a process of its own, with a window that is a real Chromium page. */
export async function startElectronApp({
  folder = mkdtempSync(join(tmpdir(), 'offprint-electron-')),
  args = [],
  env = {},
  expectWindow = true,
}: StartOptions = {}): Promise<ElectronApp> {
  const port = await freePort()
  const register = join(import.meta.dirname, 'double/register.ts')
  const child = spawn(
    process.execPath,
    ['--import', register, join(PROJECT, 'out/main/index.js'), '--library', join(folder, 'library'), ...args],
    {
      cwd: PROJECT,
      env: { ...process.env, DOUBLE_APP_DATA: join(folder, 'app-data'), DOUBLE_DEBUGGING_PORT: String(port), ...env },
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    },
  )
  let stderr = ''
  child.stderr?.on('data', chunk => (stderr += String(chunk)))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const order = orderer(child)
  const last: { calls?: readonly RecordedCall[] } = {}
  child.on('message', (message: { calls?: readonly RecordedCall[] }) =>
    Object.assign(last, message.calls ? { calls: message.calls } : {}),
  )
  const joined: { browser?: Browser } = {}
  const app: Omit<ElectronApp, 'page'> = {
    folder,
    order,
    async calls(what) {
      const calls = last.calls ?? (await order<RecordedCall[]>('calls'))
      return calls.filter(call => call.what === what).map(call => call.with)
    },
    ended,
    stderr: () => stderr,
    async kill() {
      await joined.browser?.close().catch(() => {})
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
  if (!expectWindow) return { ...app, page: undefined as never }
  await poll(
    async () => (await app.calls('window.show')).length > 0,
    () => `the app showed no window\n${stderr}`,
  )
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  joined.browser = browser
  const page = browser
    .contexts()
    .flatMap(context => context.pages())
    .find(candidate => candidate.url().includes('offprint-app'))
  if (!page) throw new Error('the window has no page')
  return { ...app, page }
}

function orderer(child: ChildProcess) {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let lastId = 0
  child.on('message', (message: { id: number; value?: unknown; error?: string }) => {
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error === undefined) asked?.resolve(message.value as never)
    else asked?.reject(new Error(message.error))
  })
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the app ended'))
  })
  return <T>(name: string, argument?: unknown): Promise<T> => {
    lastId += 1
    const id = lastId
    return new Promise<T>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      child.send({ id, name, argument }, error => error && reject(error))
    })
  }
}

async function poll(isSo: () => Promise<boolean>, complaint: () => string): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(complaint())
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Server } from 'node:http'
import { LibraryFailure } from '../core/failures.ts'
import type { Ports } from '../core/ports.ts'
import type { HostedLibrary } from '../host/hosted-library.ts'
import { openLibraryThread } from '../host/library-thread.ts'
import { openLog } from '../host/log-file.ts'
import { makeHttpServer } from './http-host.ts'
import { openBrowser } from './open-browser.ts'
import { makeSessions } from './sessions.ts'
import { serveSockets } from './socket-host.ts'

export interface WebHost {
  /** With a one-time code: opens in one browser, once. */
  readonly url: string
  /** An address with a code of its own, for another browser. */
  newUrl(): string
  close(): Promise<void>
}

export interface WebHostOptions {
  readonly folder: string
  /** 0 is any free port; not given is the usual one, or any free port where that is taken. */
  readonly port?: number | undefined
  /** Shows the app in a browser where there is a screen. */
  readonly open: boolean
  /** For the address; stdout where not given. */
  readonly print?: (line: string) => void
}

// The same from day to day, so that the browser keeps what it remembers of the app (zoom, permissions).
const USUAL_PORT = 4817
const STRANGER_PAUSE_MS = 5_000
const RENDERER = import.meta.url.endsWith('.ts')
  ? join(import.meta.dirname, '../../../out/renderer')
  : join(import.meta.dirname, '../renderer')

/** Opens the library and serves it to browsers of this machine. Throws LibraryFailure where either is refused. */
export async function startWebHost({ folder, port, open, print = printLine }: WebHostOptions): Promise<WebHost> {
  const log = openLog(folder)
  const library = await openLibraryThread({ folder, host: 'web', log })
  try {
    const host = await serveWeb({ library, port, log, print, rendererRoot: RENDERER })
    print(`Offprint is open at ${host.url}`)
    if (open) openBrowser(host.newUrl())
    return host
  } catch (error) {
    await library.close()
    throw error
  }
}

interface ServeOptions extends Required<Pick<WebHostOptions, 'print'>> {
  readonly library: HostedLibrary
  readonly port: number | undefined
  readonly log: Ports['log']
  readonly rendererRoot: string
  readonly headersMs?: number
}

/** The same over a library that is open already. Closing the host closes the library. */
export async function serveWeb({ library, port, log, print, rendererRoot, headersMs }: ServeOptions): Promise<WebHost> {
  const sessions = makeSessions()
  let authority = ''
  let printedAt = 0
  const newUrl = (): string => `http://${authority}/?code=${sessions.newCode()}`
  const onStranger = (): void => {
    // Somebody who knocks again and again gets one answer.
    if (Date.now() - printedAt < STRANGER_PAUSE_MS) return
    printedAt = Date.now()
    print(`A browser that is not known asked for Offprint. If it is yours, open ${newUrl()}`)
  }
  const server = makeHttpServer({
    library,
    sessions,
    rendererRoot,
    log,
    headersMs,
    onStranger,
    authority: () => authority,
  })
  const endSockets = serveSockets(server, { library, sessions, authority: () => authority })
  authority = `127.0.0.1:${await listen(server, port)}`
  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    endSockets()
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    server.closeIdleConnections()
    await library.close()
    // Downloads and uploads that are still under way have nobody to answer them now.
    server.closeAllConnections()
    await closed
  }
  return { url: newUrl(), newUrl, close: () => (closing ??= close()) }
}

async function listen(server: Server, port: number | undefined): Promise<number> {
  try {
    return await tryPort(server, port ?? USUAL_PORT)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (port === undefined) return tryPort(server, 0)
    if (code === 'EADDRINUSE')
      throw new LibraryFailure(
        'conflict',
        `Port ${port} is taken by another program. Choose another with --port, or leave it out.`,
      )
    if (code === 'EACCES')
      throw new LibraryFailure('refused', `Port ${port} is not open to this user. Choose one above 1023 with --port.`)
    throw error
  }
}

function tryPort(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`)
}

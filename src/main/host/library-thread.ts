import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { Failure, Reply } from '../../preload/contract/failure.ts'
import type { LibraryEvent } from '../../preload/contract/library-api.ts'
import { LibraryFailure, toFailure } from '../core/failures.ts'
import type { Ports } from '../core/ports.ts'
import type { HostedLibrary } from './hosted-library.ts'
import type { LibraryThreadData } from './library-messages.ts'
import { type Question, startThread, type Thread } from './one-thread.ts'
import { type PasswordSafe, servePassword } from './mail-password.ts'
import type { StartReader } from './pdf-reader-process.ts'
import { serveReaders } from './relayed-readers.ts'
import { workerEntry } from './worker-entry.ts'

interface ThreadOptions extends Pick<LibraryThreadData, 'folder' | 'host'> {
  readonly log: Ports['log']
  /** Tests give a library of their own. */
  readonly entry?: URL
  /** How readers of PDFs are started, where the thread cannot do it by itself. */
  readonly startReader?: StartReader
  /** Where the password of the mail server is kept, where that is not the environment. */
  readonly passwords?: PasswordSafe
}

/** A thread that has run so long since its restart may be restarted once more. */
const STEADY_MS = 10 * 60_000

const CLOSED: Failure = { code: 'conflict', message: 'The library was closed. Start Offprint again to open it.' }
const LOST: Failure = {
  code: 'bug',
  message:
    'The library stopped twice in a row and stays closed. What was acknowledged is kept. Start Offprint again; the file logs/offprint.log of the library says what happened.',
}

/**
 * Opens the library in a thread of its own, so that no query ever blocks the host's event loop. Throws the
 * LibraryFailure the library was refused with. A thread that dies is started again once; what was under way fails.
 */
export async function openLibraryThread({
  log,
  entry = workerEntry('library'),
  folder,
  host,
  startReader,
  passwords,
}: ThreadOptions): Promise<HostedLibrary> {
  const eventListeners = new Set<(event: LibraryEvent) => void>()
  const lostListeners = new Set<(failure: Failure) => void>()
  let closing: Promise<void> | null = null
  let lost: Failure | null = null
  let stood = false
  let restartedAt = Number.NEGATIVE_INFINITY
  let thread = start()

  function start(): Thread {
    const ends = {
      readers: startReader ? wire(port => serveReaders(port, startReader)) : null,
      passwords: passwords ? wire(port => servePassword(port, passwords)) : null,
    }
    return startThread(entry, { folder, host, ...ends }, { onEvent: tell, onDeath })
  }

  function tell(event: LibraryEvent): void {
    for (const listener of eventListeners) listener(event)
  }

  function onDeath(error: Error): void {
    log('error', 'the library stopped unexpectedly', { error: error.stack })
    if (closing || !stood) return
    if (Date.now() - restartedAt < STEADY_MS) return lose(LOST)
    restartedAt = Date.now()
    thread = start()
    // Windows ask anew for all they show: they may have missed events.
    thread.opened.then(
      () => tell({ topic: 'library', papers: null, views: true }),
      error => lose(toFailure(error)),
    )
  }

  function lose(failure: Failure): void {
    if (lost) return
    lost = failure
    log('error', failure.message)
    for (const listener of lostListeners) listener(failure)
  }

  async function ask(question: Question): Promise<Reply<unknown>> {
    if (closing) return { ok: false, failure: CLOSED }
    try {
      await thread.opened
    } catch (error) {
      return { ok: false, failure: lost ?? toFailure(error) }
    }
    return lost ? { ok: false, failure: lost } : thread.ask(question)
  }

  async function valueOf<T>(question: Question): Promise<T> {
    const reply = await ask(question)
    if (!reply.ok) throw new LibraryFailure(reply.failure.code, reply.failure.message)
    // Our own thread answers each of our messages with what `Library` says.
    return reply.value as T
  }

  await thread.opened
  stood = true
  return {
    call: (method, args) => ask({ type: 'call', method, args }),
    onEvent(listener) {
      eventListeners.add(listener)
      return () => eventListeners.delete(listener)
    },
    uploadPath: upload => valueOf<string>({ type: 'upload-path', upload }),
    filePath: file => valueOf<string | null>({ type: 'file-path', file }),
    onLost(listener) {
      lostListeners.add(listener)
      return () => lostListeners.delete(listener)
    },
    close() {
      closing ??= lost ? Promise.resolve() : thread.opened.then(thread.end, () => {})
      return closing
    },
  }
}

/** The end for the library's thread; the other is served here. */
function wire(serve: (port: MessagePort) => void): MessagePort {
  const { port1, port2 } = new MessageChannel()
  serve(port1)
  return port2
}

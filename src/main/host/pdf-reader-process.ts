import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { watchCpu } from './watch-cpu.ts'

/** A process, or what serves as one, that reads a PDF and may be killed at any time. */
export interface ReaderProcess {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** Called once; with the last that was written on stderr. */
  onEnd(listener: (lastWords: string) => void): void
  kill(): void
  /** Calls once it has computed so long. A process ends itself then. */
  limitCpu?(cpuMs: number, onOver: () => void): void
}

/** How one is started. */
export type StartReader = (entry: URL, heapMegabytes: number) => ReaderProcess

const LAST_WORDS = 4_000

/** A Node process that may read files, and neither write, nor start programs, nor load native code. */
export const forkReader: StartReader = (entry, heapMegabytes) => {
  const child = fork(fileURLToPath(entry), [], {
    execArgv: [
      `--max-old-space-size=${heapMegabytes}`,
      '--permission',
      '--allow-fs-read=*',
      '--allow-worker',
      '--no-warnings',
    ],
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let lastWords = ''
  child.stderr?.setEncoding('utf8').on('data', (words: string) => (lastWords = (lastWords + words).slice(-LAST_WORDS)))
  return {
    send: message => child.send(message as object, () => {}),
    onMessage: listener => child.on('message', listener),
    onEnd(listener) {
      let isOver = false
      const end = (words: string): void => {
        if (!isOver) listener(words)
        isOver = true
      }
      child.on('error', error => end(error.message))
      // "close" comes after the last of stderr; "exit" before it.
      child.on('close', () => end(lastWords))
    },
    kill: () => child.kill('SIGKILL'),
  }
}

/** A thread: less apart than a process, and all there is where this program cannot be started as plain Node. */
export const threadReader: StartReader = (entry, heapMegabytes) => {
  const thread = new Worker(entry, {
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    env: {},
    stdout: true,
    stderr: true,
  })
  return {
    send: message => thread.postMessage(message),
    onMessage: listener => thread.on('message', listener),
    onEnd(listener) {
      let lastWords = ''
      thread.on('error', error => (lastWords = String(error)))
      thread.on('exit', () => listener(lastWords))
    },
    kill: () => void thread.terminate(),
    limitCpu: (cpuMs, onOver) => void thread.once('exit', watchCpu(thread, cpuMs, onOver)),
  }
}

/** In Electron another process of this program would be a second app: a packaged one does not start as Node. */
export const startReader: StartReader = process.versions['electron'] === undefined ? forkReader : threadReader

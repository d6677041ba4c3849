import { fileURLToPath } from 'node:url'
import { type UtilityProcess, utilityProcess } from 'electron'
import type { StartReader } from '../host/pdf-reader-process.ts'

const LAST_WORDS = 4_000

function killAtOnce({ pid }: UtilityProcess): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself in the meantime.
  }
}

/** Reads a PDF in a utility process: the packaged app cannot run as Node (its fuse is off), so it cannot fork itself. */
export const startUtilityReader: StartReader = (entry, heapMegabytes) => {
  const child = utilityProcess.fork(fileURLToPath(entry), [], {
    serviceName: 'Offprint PDF reader',
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    env: {},
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let lastWords = ''
  child.stderr?.on('data', (words: Buffer) => (lastWords = (lastWords + words.toString()).slice(-LAST_WORDS)))
  return {
    send: message => child.postMessage(message),
    onMessage: listener => child.on('message', listener),
    onEnd: listener => child.once('exit', () => listener(lastWords)),
    kill() {
      // Not child.kill(): that asks politely, and a reader in an endless loop does not hear it.
      if (child.pid === undefined) child.once('spawn', () => killAtOnce(child))
      else killAtOnce(child)
    },
  }
}

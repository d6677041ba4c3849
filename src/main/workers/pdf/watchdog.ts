import { Worker } from 'node:worker_threads'

// A string, since it must run where no file of ours can be found and while the main thread is stuck in a loop.
const WATCH = `
const { workerData } = require('node:worker_threads')
const { writeSync } = require('node:fs')
const end = why => {
  try {
    writeSync(2, why)
  } catch {
    // Nobody is left to read it.
  }
  process.kill(process.pid, 'SIGKILL')
}
setInterval(() => {
  if (process.ppid !== workerData.parent) end('')
  const { user, system } = process.cpuUsage()
  if ((user + system) / 1000 > workerData.cpuMs || Date.now() > workerData.until) end(workerData.late)
  if (process.memoryUsage.rss() > workerData.maxBytes) end(workerData.large)
}, 200)
`

export interface Watch {
  /** Of the processor's time: a busy machine does not make a file a bad one. */
  readonly cpuMs: number
  /** Of the clock. */
  readonly wallMs: number
  readonly maxBytes: number
}

/** What a process writes last when it is ended for one of the two. */
export const OUT_OF_TIME = '[offprint: out of time]'
export const OUT_OF_MEMORY = '[offprint: out of memory]'

/**
 * Ends this process when it has computed or lasted too long or holds too much, whatever its main thread does, and when the
 * parent that waited for it is gone. A heap limit alone does not see the buffers streams are unpacked into.
 */
export function watch({ cpuMs, wallMs, maxBytes }: Watch): void {
  new Worker(WATCH, {
    eval: true,
    // It is plain script, whatever this process was told to take its code for.
    execArgv: [],
    workerData: {
      ...{ cpuMs, until: Date.now() + wallMs, maxBytes, parent: process.ppid },
      ...{ late: OUT_OF_TIME, large: OUT_OF_MEMORY },
    },
  }).unref()
}

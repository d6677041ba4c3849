import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Ports } from '../core/ports.ts'
import { makeHostLimiter } from './host-limiter.ts'
import { openLog } from './log-file.ts'
import { parseFile } from './parse-file.ts'
import { forkReader, type StartReader } from './pdf-reader-process.ts'
import { makeReadPdf } from './read-pdf.ts'
import { makeSafeFetch } from './safe-fetch.ts'
import { startFinder } from './start-finder.ts'

/** What Node gives the core, for the library in `folder`. Electron has another way to start readers of PDFs. */
export function nodePorts(folder: string, startReader: StartReader = forkReader): Ports {
  const after: Ports['after'] = (ms, task) => {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  }
  const log = openLog(folder)
  const limiter = makeHostLimiter({ memory: join(folder, 'cache', 'hosts.json'), now: Date.now, after })
  return {
    now: Date.now,
    newId,
    yieldTurn: () => new Promise(resolve => setImmediate(resolve)),
    after,
    fetch: makeSafeFetch(limiter),
    parseFile,
    readPdf: makeReadPdf({ start: startReader }),
    startFinder,
    log,
  }
}

/** [0-9a-z]{20}: 100 bits and more. */
export function newId(): string {
  let id = ''
  // 252 is the largest multiple of 36 in a byte: what lies above would favour the first letters.
  while (id.length < 20)
    for (const byte of randomBytes(24)) if (byte < 252 && id.length < 20) id += (byte % 36).toString(36)
  return id
}

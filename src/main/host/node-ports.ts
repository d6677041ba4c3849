import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Ports } from '../core/ports.ts'
import { type HostLimiter, makeHostLimiter } from './host-limiter.ts'
import { openLog } from './log-file.ts'
import { parseFile } from './parse-file.ts'
import { environmentPassword, type PasswordSafe } from './mail-password.ts'
import { forkReader, type StartReader } from './pdf-reader-process.ts'
import { makeAnnotatePdf, makeCarryPdf, makeReadPdf } from './read-pdf.ts'
import { makeSendMail } from './send-mail.ts'
import { startFinder } from './start-finder.ts'

export interface HostMeans {
  readonly startReader?: StartReader
  readonly passwords?: PasswordSafe
}

/** What Node gives the core, for the library in `folder`. Electron has other ways to start readers and to keep a password. */
export function nodePorts(
  folder: string,
  { startReader = forkReader, passwords = environmentPassword }: HostMeans = {},
): Ports {
  const after: Ports['after'] = (ms, task) => {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  }
  const log = openLog(folder)
  const limiter = makeHostLimiter({ memory: join(folder, 'cache', 'hosts.json'), now: Date.now, after })
  return {
    now: Date.now,
    offsetAt: at => -new Date(at).getTimezoneOffset(),
    newId,
    yieldTurn: () => new Promise(resolve => setImmediate(resolve)),
    after,
    fetch: fetchWhenAsked(limiter),
    parseFile,
    readPdf: makeReadPdf({ start: startReader }),
    annotatePdf: makeAnnotatePdf({ start: startReader }),
    carryPdf: makeCarryPdf({ start: startReader }),
    startFinder,
    sendMail: makeSendMail(passwords.get),
    mailPassword: passwords,
    log,
  }
}

/** The code of the network takes long to load, and most commands never ask for it. */
function fetchWhenAsked(limiter: HostLimiter): Ports['fetch'] {
  let loading: Promise<Ports['fetch']> | null = null
  return async request => {
    loading ??= import('./safe-fetch.ts').then(({ makeSafeFetch }) => makeSafeFetch(limiter))
    const fetch = await loading
    return fetch(request)
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

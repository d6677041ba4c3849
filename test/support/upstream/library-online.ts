import type { lookup } from 'node:dns'
import { join } from 'node:path'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Ports } from '../../../src/main/core/ports.ts'
import { makeHostLimiter } from '../../../src/main/host/host-limiter.ts'
import { isPublicAddress } from '../../../src/main/host/public-address.ts'
import { makeSafeFetch } from '../../../src/main/host/safe-fetch.ts'
import type { ImportReport, Job } from '../../../src/preload/contract/job.ts'
import { openTestLibrary, type TestLibrary } from '../open-test-library.ts'
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts'
import { type JumpClock, makeJumpClock } from './jump-clock.ts'
import { makeParser } from './parse-in-process.ts'

/** A real library with the real way out to the network, at whose end one server of this machine is every host. */
export interface LibraryOnline extends TestLibrary {
  readonly upstream: FakeUpstream
  readonly clock: JumpClock
  /** The names of the files that were parsed. */
  readonly parsed: readonly string[]
  /** Hosts that cannot be found, or that cannot be reached: 'all' is a machine without a network. */
  cutOff(hosts: 'all' | readonly string[], code?: 'ENOTFOUND' | 'ENETUNREACH'): Promise<void>
  /** The longest a request to a host may take, in place of what the library allows. */
  hurry(host: string, ms: number | null): void
  refresh(feed?: string | null): Promise<Job>
  report(job: Job): ImportReport
}

export interface OnlineOptions {
  readonly start?: string
  readonly background?: boolean
}

export async function openLibraryOnline(options: OnlineOptions = {}): Promise<LibraryOnline> {
  const clock = makeJumpClock(options.start ?? '2026-03-02T09:00:00Z')
  const upstream = await startFakeUpstream(clock.at)
  const parser = makeParser()
  // In memory where that is to be had: thousands of commits would otherwise wait for the disk.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'offprint-online-'))
  let unreachable: { hosts: 'all' | readonly string[]; code: string } = { hosts: [], code: 'ENOTFOUND' }
  const lookupName = ((
    host: string,
    _options: unknown,
    done: (error: Error | null, addresses: { address: string; family: number }[]) => void,
  ) => {
    const { hosts, code } = unreachable
    if (hosts === 'all' || hosts.includes(host)) done(Object.assign(new Error(`${code} ${host}`), { code }), [])
    else done(null, [{ address: '127.0.0.1', family: 4 }])
  }) as unknown as typeof lookup
  const limiter = makeHostLimiter({ memory: join(folder, 'cache/hosts.json'), now: clock.now, after: clock.after })
  const internet = { lookupName, isPublic: (address: string) => address === '127.0.0.1' || isPublicAddress(address) }
  const deadlines = new Map<string, number>()
  const fetch = atLocalPort(makeSafeFetch(limiter, internet), upstream.port, deadlines)
  const ports: Partial<Ports> = { now: clock.now, after: clock.after, fetch, parseFile: parser.parseFile }
  const test = await openTestLibrary({ folder, ports, ...(options.background ? { background: true } : {}) })
  const closeLibrary = test.close
  return Object.assign(test, {
    async close() {
      await closeLibrary()
      await upstream.close()
      rmSync(folder, { recursive: true, force: true })
    },
    upstream,
    clock,
    parsed: parser.parsed,
    async cutOff(hosts: 'all' | readonly string[], code: string = 'ENETUNREACH') {
      unreachable = { hosts, code }
      await upstream.hangUp()
    },
    hurry(host: string, ms: number | null) {
      if (ms === null) deadlines.delete(host)
      else deadlines.set(host, ms)
    },
    refresh: async (feed: string | null = null) => test.endOf(await test.library.api['feeds.refresh']({ id: feed })),
    report(job: Job) {
      if (!job.report) throw new Error(job.error ?? 'the job ended without a report')
      return job.report
    },
  })
}

/** Sends every request to the local port, under its own host's name; addresses look as if it had gone out. */
function atLocalPort(fetch: Ports['fetch'], port: number, deadlines: ReadonlyMap<string, number>): Ports['fetch'] {
  const local = (address: string): string => address.replace(/^https?:\/\/([^/:]+)(?=\/|$)/, `http://$1:${port}`)
  const outside = (address: string): string => address.replace(`:${port}`, '').replace(/^http:/, 'https:')
  return async request => {
    const reply = await fetch({
      ...request,
      url: local(request.url),
      deadlineMs: deadlines.get(new URL(request.url).hostname) ?? request.deadlineMs,
      allowPrivate: false,
    })
    const moved = reply.movedTo === undefined ? {} : { movedTo: outside(reply.movedTo) }
    return { ...reply, url: outside(reply.url), ...moved }
  }
}

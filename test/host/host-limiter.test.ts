import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type HostLimiter, makeHostLimiter } from '../../src/main/host/host-limiter.ts'
import { retryAfter } from '../../src/main/core/retry-after.ts'

const START = Date.parse('2026-03-02T09:00:00Z')
const MINUTE = 60_000
let folder = ''
let memory = ''
let now = START
let timers: { at: number; task: () => void }[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-limiter-'))
  memory = join(folder, 'cache/hosts.json')
  now = START
  timers = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function makeLimiter(): HostLimiter {
  return makeHostLimiter({
    memory,
    now: () => now,
    after(ms, task) {
      const timer = { at: now + ms, task }
      timers.push(timer)
      return () => {
        timers = timers.filter(other => other !== timer)
      }
    },
  })
}

/** Long enough for every promise that can settle now, and the requests below, to do so. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(resolve => setImmediate(resolve))
}

/** Lets what is waiting go on, hour by hour, until nothing waits. */
async function runClock(): Promise<void> {
  await settle()
  while (timers.length > 0) {
    timers.sort((a, b) => a.at - b.at)
    const next = timers.shift()
    now = Math.max(now, next?.at ?? now)
    next?.task()
    await settle()
  }
}

const fine = { status: 200, headers: {} }

/** A request that takes so long by the clock, noting when it was begun. */
function request(begun: number[], ms = 0, answer: { status: number; headers: Record<string, string> } = fine) {
  return async () => {
    begun.push(now - START)
    now += ms
    await Promise.resolve()
    return answer
  }
}

test('a host gets one request at a time, others do not wait for it', async () => {
  const limiter = makeLimiter()
  const running: string[] = []
  const most: number[] = []
  const work = (host: string) =>
    limiter.take(host, undefined, async () => {
      running.push(host)
      most.push(running.filter(other => other === host).length)
      await settle()
      running.splice(running.indexOf(host), 1)
      return fine
    })
  const all = Promise.all(['a.org', 'a.org', 'b.org', 'a.org'].map(work))
  await settle()
  expect(running).toContain('b.org')
  await all
  expect(Math.max(...most)).toBe(1)
})

test('all hosts of arXiv share one lane, three seconds from the end of one request to the next', async () => {
  const limiter = makeLimiter()
  const begun: number[] = []
  const hosts = ['export.arxiv.org', 'arxiv.org', 'rss.arxiv.org', 'www.arxiv.org']
  const all = Promise.all(hosts.map(host => limiter.take(host, undefined, request(begun, 1_000))))
  await runClock()
  await all
  expect(begun).toEqual([0, 4_000, 8_000, 12_000])
  const other: number[] = []
  await limiter.take('notarxiv.org', undefined, request(other))
  expect(timers).toEqual([])
})

test.each([
  ['arxiv.org', 'arxiv.org.'],
  ['arxiv.org', 'EXPORT.ArXiv.org.'],
  ['a.org', 'A.ORG'],
  ['a.org', 'a.org.'],
  ['a.org.', 'a.org'],
])('%s and %s are one host', async (one, other) => {
  const limiter = makeLimiter()
  const answered = Promise.withResolvers<typeof fine>()
  const first = limiter.take(one, undefined, () => answered.promise)
  const begun: number[] = []
  const second = limiter.take(other, undefined, request(begun))
  await settle()
  expect(begun).toEqual([])
  answered.resolve(fine)
  await runClock()
  await Promise.all([first, second])
  expect(begun).toHaveLength(1)
})

test('the pace is kept over a restart, even one in the middle of a request', async () => {
  void makeLimiter().take('arxiv.org', undefined, () => new Promise<never>(() => {}))
  await settle()
  now += 1_000
  const begun: number[] = []
  const taken = makeLimiter().take('arxiv.org', undefined, request(begun))
  await runClock()
  await taken
  expect(begun).toEqual([3_000])
})

test.each([
  ['30', 30_000],
  ['Mon, 02 Mar 2026 09:00:20 GMT', 20_000],
  ['0', 0],
])('after 429 with Retry-After %s the next request waits %i ms', async (header, ms) => {
  const limiter = makeLimiter()
  const begun: number[] = []
  await limiter.take('a.org', undefined, request(begun, 0, { status: 429, headers: { 'retry-after': header } }))
  const next = limiter.take('a.org', undefined, request(begun))
  await runClock()
  await next
  expect(begun).toEqual([0, ms])
})

test('a host that wants more than a minute of peace fails at once, in words, over a restart, for a day at most', async () => {
  const limiter = makeLimiter()
  await limiter.take('a.org', undefined, request([], 0, { status: 503, headers: { 'retry-after': '99999999' } }))
  const refused = { code: 'network', message: expect.stringContaining('another 1440 minutes') }
  await expect(limiter.take('a.org', undefined, request([]))).rejects.toMatchObject(refused)
  await expect(makeLimiter().take('a.org', undefined, request([]))).rejects.toMatchObject(refused)
  now += 24 * 60 * MINUTE + 1
  expect(await limiter.take('a.org', undefined, request([]))).toBe(fine)
})

test('refusals in a row double the pause, an answer ends it', async () => {
  const limiter = makeLimiter()
  const begun: number[] = []
  const refusal = { status: 503, headers: {} }
  for (const answer of [refusal, refusal, refusal, fine, refusal, fine]) {
    const taken = limiter.take('a.org', undefined, request(begun, 0, answer))
    await runClock()
    await taken
  }
  expect(begun).toEqual([0, 5_000, 15_000, 35_000, 35_000, 40_000])
})

test.each([{}, { 'retry-after': '5' }])(
  'arXiv is left alone for ten minutes after a refusal with %j',
  async headers => {
    const limiter = makeLimiter()
    await limiter.take('export.arxiv.org', undefined, request([], 0, { status: 429, headers }))
    await expect(limiter.take('rss.arxiv.org', undefined, request([]))).rejects.toMatchObject({
      message: expect.stringContaining('arxiv.org asked not to be called for another 10 minutes'),
    })
  },
)

test('who waits can be cancelled, and those behind go on', async () => {
  const limiter = makeLimiter()
  const begun: number[] = []
  const controller = new AbortController()
  await limiter.take('arxiv.org', undefined, request(begun))
  const waiting = limiter.take('arxiv.org', controller.signal, request(begun))
  const behind = limiter.take('arxiv.org', undefined, request(begun))
  controller.abort()
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
  await runClock()
  await behind
  expect(begun).toEqual([0, 3_000])
})

test('a request that fails leaves the lane free', async () => {
  const limiter = makeLimiter()
  await expect(limiter.take('a.org', undefined, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await limiter.take('a.org', undefined, request([]))).toBe(fine)
})

test('a memory that is damaged, or of a clock that was wrong, holds nobody up', async () => {
  await makeLimiter().take('arxiv.org', undefined, request([]))
  for (const text of ['{', 'null', '{"arxiv.org":{"lastAt":"x"}}', '{"a.org":3}']) {
    writeFileSync(memory, text)
    const begun: number[] = []
    await makeLimiter().take('arxiv.org', undefined, request(begun))
    expect(begun).toEqual([0])
  }
  writeFileSync(memory, `{"arxiv.org":{"lastAt":${START * 2},"blockedUntil":0,"refusals":0}}`)
  const begun: number[] = []
  const taken = makeLimiter().take('arxiv.org', undefined, request(begun))
  await runClock()
  await taken
  expect(begun).toEqual([3_000])
})

test.each([
  ['120', 120_000],
  [' 7 ', 7_000],
  ['Mon, 02 Mar 2026 08:00:00 GMT', 0],
  ['Monday, 02-Mar-26 09:01:00 GMT', MINUTE],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['', null],
  [undefined, null],
])('Retry-After %s means %s', (header, ms) => {
  expect(retryAfter(header, START)).toBe(ms)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PaperId } from '../../../src/preload/contract/paper.ts'
import { type ArxivPaper, arxivRss } from '../../support/upstream/arxiv-answers.ts'
import { type Fault, PAGE } from '../../support/upstream/faults.ts'
import type { Visit } from '../../support/upstream/fake-upstream.ts'
import { type LibraryOnline, openLibraryOnline } from '../../support/upstream/library-online.ts'

const ROUNDS = 100
const HEALTHY_EVERY = 5
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Each has a host and a feed of its own, so that what one does wrong would show in the others. */
const FAULTS: readonly (readonly [string, Fault, RegExp])[] = [
  ['seconds', { kind: 'rate-limit', retryAfter: 'seconds', seconds: 90 }, /asks to wait/],
  ['date', { kind: 'rate-limit', retryAfter: 'date', seconds: 120 }, /asks to wait/],
  ['none', { kind: 'rate-limit', retryAfter: 'none', seconds: 0 }, /asks to wait/],
  ['reset', { kind: 'reset' }, /in the middle of its answer/],
  ['trickle', { kind: 'trickle' }, /too slow/],
  ['loop', { kind: 'redirect', to: '/rss/cs.AI' }, /more than 5 times/],
  ['file', { kind: 'redirect', to: 'file:///etc/passwd' }, /http and https only/],
  ['private', { kind: 'redirect', to: 'http://169.254.169.254/latest/meta-data' }, /private network/],
  ['loopback', { kind: 'redirect', to: 'http://[::1]/' }, /private network/],
  ['promises-more', { kind: 'promises-more' }, /in the middle of its answer/],
  ['sends-more', { kind: 'sends-more' }, /HTTP|XML|ended|stops/],
  ['wrong-encoding', { kind: 'wrong-encoding' }, /damaged or cut off/],
  ['html', { kind: 'html' }, /page|feed|XML/],
  ['empty', { kind: 'empty' }, /empty/],
  ['unasked-304', { kind: 'bad-304' }, /./],
  ['server-error', { kind: 'status', status: 500 }, /HTTP 500/],
  ['bad-gateway', { kind: 'status', status: 502 }, /HTTP 502/],
  ['unavailable', { kind: 'status', status: 503 }, /asks to wait/],
]
const ARXIV = 'rss.arxiv.org'
const HOSTS = [...FAULTS.map(([name]) => `${name}.example`), 'healthy.example', ARXIV]

let online: LibraryOnline
const papers = new Map<string, ArxivPaper[]>()

beforeAll(async () => {
  online = await openLibraryOnline()
  for (const host of HOSTS) {
    papers.set(host, [])
    online.upstream.serve(host, '/rss', () => ({
      body: arxivRss('cs.AI', '2026-03-02', (papers.get(host) ?? []).slice(-HEALTHY_EVERY - 1)),
      type: 'application/rss+xml',
    }))
    publish(host, 0)
    await online.library.api['feeds.add']({ reference: `https://${host}/rss/cs.AI` })
  }
  await online.refresh()
})
afterAll(() => online.close())

const titleOf = (host: string, round: number): string => `What ${host} found in week ${round}`

function publish(host: string, round: number): void {
  const number = HOSTS.indexOf(host) * 1_000 + round
  papers.get(host)?.push({ id: `2601.${String(number).padStart(5, '0')}`, title: titleOf(host, round) })
}

async function titles(): Promise<Set<string>> {
  const { ids } = await online.library.api['papers.ids']({ view: { kind: 'all' } })
  const all: string[] = []
  for (let start = 0; start < ids.length; start += 1_000)
    all.push(
      ...(await online.library.api['papers.rows']({ ids: ids.slice(start, start + 1_000) })).map(row => row.title),
    )
  return new Set(all)
}

function missing(known: ReadonlySet<string>, rounds: number): string[] {
  return HOSTS.flatMap(host =>
    Array.from({ length: rounds }, (_, round) => titleOf(host, round)).filter(title => !known.has(title)),
  )
}

function misbehave(on: boolean): void {
  for (const [name, fault] of FAULTS) online.upstream.break(`${name}.example`, on ? fault : null, 10)
  online.hurry('trickle.example', on ? 50 : null)
}

test(`${ROUNDS} rounds of every fault lose nothing, spoil no other feed and are told in words`, async () => {
  const { api } = online.library
  const marked = (await api['papers.find']({ reference: '2601.00000' })).id
  await api['papers.setNote']({ id: marked as PaperId, text: 'mine' })
  await api['papers.setStatus']({ ids: [marked as PaperId], status: 'queued' })
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const host of HOSTS) publish(host, round)
    misbehave(true)
    await online.refresh()
    const feeds = await api['feeds.list']({})
    for (const [name, , words] of FAULTS) {
      const feed = feeds.find(({ url }) => url.includes(`//${name}.example`))
      if (name !== 'unasked-304') expect(feed?.lastError, `${name}, round ${round}`).toMatch(words)
    }
    for (const host of ['healthy.example', ARXIV])
      expect(feeds.find(({ url }) => url.includes(host))).toMatchObject({ state: 'fresh', lastError: null })
    online.clock.pass(2 * HOUR)
    if (round % HEALTHY_EVERY !== 0) continue
    misbehave(false)
    expect(online.report(await online.refresh()).failed).toEqual([])
    online.clock.pass(25 * HOUR)
  }
  expect(missing(await titles(), ROUNDS + 1)).toEqual([])
  expect(await api['papers.get']({ id: marked as PaperId })).toMatchObject({ note: 'mine', status: 'queued' })
}, 120_000)

test('no host was ever asked faster than it wants to be', () => {
  for (const host of HOSTS) {
    const visits = online.upstream.visitsTo(host)
    expect(visits.length, host).toBeGreaterThan(ROUNDS)
    expect(visits.flatMap((visit, index) => tooSoon(visit, visits[index + 1]))).toEqual([])
  }
})

function tooSoon(visit: Visit, next: Visit | undefined): string[] {
  const { fault } = visit
  const asked = fault?.kind === 'rate-limit' && fault.retryAfter !== 'none' ? fault.seconds * 1_000 : 0
  // A date has whole seconds only.
  const least = visit.host === ARXIV ? 3_000 : fault?.kind === 'rate-limit' ? Math.max(5_000, asked - 1_000) : 0
  const gap = next ? next.at - visit.at : least
  return gap < least ? [`${visit.host}: ${gap} ms after ${fault?.kind ?? 'an answer'}, wants ${least}`] : []
}

test(`a page in place of a PDF is never stored, ${ROUNDS} times over`, async () => {
  const { api } = online.library
  online.upstream.serve('arxiv.org', '/pdf', { body: PAGE, type: 'application/pdf' })
  const id = (await api['papers.find']({ reference: '2601.00000' })).id as PaperId
  for (let round = 0; round < ROUNDS; round += 1) {
    const job = await online.endOf(await api['files.fetch']({ paper: id }))
    expect(job).toMatchObject({ state: 'failed', error: expect.stringMatching(/PDF/) })
  }
  expect((await api['papers.get']({ id })).files).toEqual([])
  const visits = online.upstream.visitsTo('arxiv.org')
  expect(visits).toHaveLength(ROUNDS)
  expect(
    visits.flatMap((visit, index) => ((visits[index + 1]?.at ?? Infinity) - visit.at < 3_000 ? [index] : [])),
  ).toEqual([])
}, 120_000)

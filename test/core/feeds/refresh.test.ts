import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Feed } from '../../../src/preload/contract/feed.ts'
import type { Ports } from '../../../src/main/core/ports.ts'
import { openTestLibrary } from '../../support/open-test-library.ts'
import { arxivRss } from '../../support/upstream/arxiv-answers.ts'
import { PAGE } from '../../support/upstream/faults.ts'
import { type LibraryOnline, openLibraryOnline } from '../../support/upstream/library-online.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let online: LibraryOnline
beforeEach(async () => void (online = await openLibraryOnline()))
afterEach(() => online.close())

let papers = 0
const feedBody = (...titles: string[]): string =>
  arxivRss(
    'cs.AI',
    '2026-03-02',
    titles.map(title => ({ id: `2602.${String((papers += 1)).padStart(5, '0')}`, title })),
  )

function serve(host: string, body: string, headers: Record<string, string> = {}, path = '/feed'): void {
  online.upstream.serve(host, path, { body, type: 'application/rss+xml', headers })
}

async function subscribe(host: string, path = '/feed'): Promise<Feed> {
  return online.library.api['feeds.add']({ reference: `https://${host}${path}` })
}

async function feedAt(host: string): Promise<Feed> {
  const feed = (await online.library.api['feeds.list']({})).find(({ url }) => url.includes(`//${host}/`))
  if (!feed) throw new Error(`no feed at ${host}`)
  return feed
}

const minutesUntil = (instant: string | null): number => (Date.parse(instant ?? '') - online.clock.at()) / MINUTE

test('a refresh of 300 feeds of which 290 are unchanged asks each once, conditionally, and reads ten', async () => {
  const hosts = Array.from({ length: 300 }, (_, index) => `feed-${index % 100}.example`)
  for (const [index, host] of hosts.entries()) {
    serve(host, feedBody(`From feed ${index}`), {}, `/feed-${index}`)
    await subscribe(host, `/feed-${index}`)
  }
  expect(online.report(await online.refresh())).toMatchObject({ new: 300, failed: [] })
  for (let index = 0; index < 300; index += 30)
    serve(hosts[index] ?? '', feedBody(`News of feed ${index}`), {}, `/feed-${index}`)
  online.clock.pass(2 * HOUR)
  const [asked, read] = [online.upstream.log.length, online.parsed.length]
  expect(online.report(await online.refresh())).toMatchObject({ new: 10, failed: [] })
  const visits = online.upstream.log.slice(asked)
  expect(visits).toHaveLength(300)
  expect(new Set(visits.map(visit => visit.host + visit.path)).size).toBe(300)
  expect(visits.every(visit => visit.headers['if-none-match'] !== undefined)).toBe(true)
  expect(visits.filter(visit => visit.status === 304)).toHaveLength(290)
  expect(online.parsed.length - read).toBe(10)
}, 120_000)

test('the same bytes from a server that knows no versions are not read again', async () => {
  online.upstream.serve('old.example', '/feed', { body: feedBody('Once'), type: 'text/xml', knowsVersions: false })
  await subscribe('old.example')
  await online.refresh()
  const read = online.parsed.length
  await online.refresh()
  expect(online.parsed.length).toBe(read)
})

describe('offline', () => {
  test('is a state of the machine and no fault of the feeds; it ends with the first answer', async () => {
    const hosts = Array.from({ length: 12 }, (_, index) => `feed-${index}.example`)
    for (const host of hosts) {
      serve(host, feedBody(`From ${host}`))
      await subscribe(host)
    }
    await online.refresh()
    online.clock.pass(2 * HOUR)
    for (const code of ['ENETUNREACH', 'ENOTFOUND'] as const) {
      await online.cutOff('all', code)
      const job = await online.refresh()
      expect([job.state, online.report(job).failed]).toEqual(['done', []])
      const feeds = await online.library.api['feeds.list']({})
      expect(new Set(feeds.map(feed => `${feed.state} ${feed.lastError}`))).toEqual(new Set(['offline null']))
      expect(feeds.every(feed => minutesUntil(feed.nextAt) > 0 && minutesUntil(feed.nextAt) < 5)).toBe(true)
      expect(await online.library.api['feeds.status']({})).toMatchObject({ offline: true })
    }
    await online.cutOff([])
    await online.refresh((await feedAt(hosts[3] ?? '')).id)
    expect(await online.library.api['feeds.status']({})).toMatchObject({ offline: false, offlineSince: null })
    expect((await feedAt(hosts[4] ?? '')).state).toBe('fresh')
  })

  test('is not what one unknown name among others means', async () => {
    for (const host of ['there.example', 'gone.example']) {
      serve(host, feedBody(`From ${host}`))
      await subscribe(host)
    }
    await online.refresh()
    await online.cutOff(['gone.example'], 'ENOTFOUND')
    expect(online.report(await online.refresh()).failed).toMatchObject([
      { reason: expect.stringContaining('no server named') },
    ])
    expect(await feedAt('gone.example')).toMatchObject({ state: 'failing' })
    expect(await feedAt('there.example')).toMatchObject({ state: 'fresh' })
    expect(await online.library.api['feeds.status']({})).toMatchObject({ offline: false })
  })
})

test('a feed that fails waits longer each time, up to a day, and not at all after it worked', async () => {
  serve('shaky.example', feedBody('One'))
  const { id } = await subscribe('shaky.example')
  const waits: number[] = []
  for (let round = 0; round < 9; round += 1) {
    online.upstream.break('shaky.example', { kind: 'status', status: 500 })
    await online.refresh(id)
    waits.push(minutesUntil((await feedAt('shaky.example')).nextAt))
  }
  for (const [index, expected] of [15, 30, 60, 120, 240, 480, 960, 1440, 1440].entries()) {
    expect(waits[index]).toBeGreaterThanOrEqual(expected * 0.89)
    expect(waits[index]).toBeLessThanOrEqual(expected * 1.11)
  }
  await online.refresh(id)
  expect(await feedAt('shaky.example')).toMatchObject({ state: 'fresh', lastError: null })
  online.upstream.break('shaky.example', { kind: 'status', status: 500 })
  await online.refresh(id)
  expect(minutesUntil((await feedAt('shaky.example')).nextAt)).toBeLessThan(17)
})

test.each([
  ['seconds', 7_200, 120],
  ['date', 7_200, 120],
  ['seconds', 40_000_000, 24 * 60],
  ['date', 40_000_000, 24 * 60],
] as const)('Retry-After in %s of %i is kept to, a day at most', async (retryAfter, seconds, minutes) => {
  serve('busy.example', feedBody('One'))
  const { id } = await subscribe('busy.example')
  online.upstream.break('busy.example', { kind: 'rate-limit', retryAfter, seconds })
  await online.refresh(id)
  const feed = await feedAt('busy.example')
  expect(feed.state).toBe('waiting')
  expect(minutesUntil(feed.nextAt)).toBeGreaterThan(minutes - 1)
  expect(minutesUntil(feed.nextAt)).toBeLessThan(minutes + 3)
})

test.each<[string, Record<string, string>, string, number, number]>([
  ['what the reader set', {}, '', 60, 66],
  ['max-age', { 'cache-control': 'public, max-age=14400' }, '', 240, 264],
  ['max-age less the age of the answer', { 'cache-control': 'max-age=14400', age: '7200' }, '', 120, 132],
  ['no more than a day', { 'cache-control': 'max-age=31536000' }, '', 1440, 1584],
  ['no-cache says nothing', { 'cache-control': 'no-cache, max-age=14400' }, '', 60, 66],
  ['ttl', {}, '<ttl>180</ttl>', 180, 198],
  ['a period', {}, '<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>', 360, 396],
])('the next try keeps to %s', async (_name, headers, channel, least, most) => {
  // Without the days that arXiv's own lists skip.
  const body = feedBody('One')
    .replace(/<skipDays>.*<\/skipDays>/s, channel)
    .replace('<rss ', '<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" ')
  serve('paced.example', body, headers)
  await subscribe('paced.example')
  await online.refresh()
  const minutes = minutesUntil((await feedAt('paced.example')).nextAt)
  expect(minutes).toBeGreaterThan(least - 1)
  expect(minutes).toBeLessThan(most + 1)
})

test('hours and days a feed skips are left out, and what it said is kept while it does not change', async () => {
  online.clock.goTo('2026-03-06T20:30:00Z')
  const skips =
    '<skipHours><hour>21</hour><hour>22</hour><hour>23</hour></skipHours><skipDays><day>Saturday</day><day>Sunday</day></skipDays>'
  serve('office.example', feedBody('One').replace(/<skipDays>.*<\/skipDays>/s, skips))
  await subscribe('office.example')
  for (let round = 0; round < 2; round += 1) {
    await online.refresh()
    expect((await feedAt('office.example')).nextAt).toMatch(/^2026-03-09T00:/)
  }
})

describe('a feed that moved', () => {
  test.each([
    [301, true],
    [308, true],
    [302, false],
    [307, false],
  ] as const)('by %i is followed, for good: %s', async (status, isForGood) => {
    serve('old.example', feedBody('One'))
    const { id } = await subscribe('old.example')
    serve('new.example', feedBody('Two'), {}, '/elsewhere')
    const to = `http://new.example:${online.upstream.port}/elsewhere`
    online.upstream.break('old.example', { kind: 'redirect', to, status }, 1)
    expect(online.report(await online.refresh(id))).toMatchObject({ new: 1 })
    const { url } = (await online.library.api['feeds.list']({}))[0] as Feed
    expect(url).toBe(isForGood ? 'https://new.example/elsewhere' : 'https://old.example/feed')
  })

  test('to where nothing is, or to another subscription, stays where it was', async () => {
    for (const host of ['old.example', 'taken.example']) {
      serve(host, feedBody(`From ${host}`))
      await subscribe(host)
    }
    for (const path of ['http://nowhere.example', 'http://taken.example']) {
      const to = `${path}:${online.upstream.port}/feed`
      online.upstream.break('old.example', { kind: 'redirect', to, status: 301 }, 1)
      await online.refresh((await feedAt('old.example')).id)
      expect((await feedAt('old.example')).url).toBe('https://old.example/feed')
    }
  })

  test.each([
    ['https://plain.example/feed', 'http://plain.example/feed', false],
    ['https://plain.example/feed', 'https://other.example/feed', true],
    ['cs.CL', 'https://evil.example/rss/cs.CL', false],
    ['cs.CL', 'https://export.arxiv.org/rss/cs.CL', true],
  ])('from %s to %s does so: %s', async (reference, movedTo, isFollowed) => {
    // When it was subscribed to, it was where it was said to be.
    let hasMoved = false
    const fetch: Ports['fetch'] = async ({ url, toFile }) => {
      const body = Buffer.from(feedBody('One'))
      if (toFile !== undefined) writeFileSync(toFile, body)
      const reply = { status: 200, headers: { 'content-type': 'text/xml' }, body }
      return hasMoved ? { ...reply, url: movedTo, movedTo } : { ...reply, url }
    }
    const opened = await openTestLibrary({ ports: { fetch } })
    const { api } = opened.library
    await opened.library.api['feeds.add']({ reference, name: 'Known' })
    const before = (await api['feeds.list']({}))[0]?.url
    hasMoved = true
    await opened.endOf(await api['feeds.refresh']({ id: null }))
    const [feed] = await api['feeds.list']({})
    expect(feed).toMatchObject({ count: 1, url: isFollowed ? movedTo : before })
    await opened.close()
  })

  test('out of the world is paused, and said so; taking the pause back asks again', async () => {
    serve('gone.example', feedBody('One'))
    const { id } = await subscribe('gone.example')
    await online.refresh()
    online.upstream.break('gone.example', { kind: 'status', status: 410 })
    await online.refresh()
    expect(await feedAt('gone.example')).toMatchObject({
      state: 'paused',
      paused: true,
      nextAt: null,
      count: 1,
      lastError: expect.stringMatching(/gone for good.*not asked any more/),
    })
    const visits = online.upstream.log.length
    await online.refresh()
    expect(online.upstream.log.length).toBe(visits)
    await online.library.api['feeds.change']({ id, paused: false })
    await online.refresh()
    expect(await feedAt('gone.example')).toMatchObject({ state: 'fresh', lastError: null })
  })
})

test('a page where a feed was spoils no other feed and takes nothing away', async () => {
  for (const host of ['changed.example', 'steady.example']) {
    serve(host, feedBody(`From ${host}`))
    await subscribe(host)
  }
  await online.refresh()
  serve('changed.example', PAGE)
  serve('steady.example', feedBody('Fresh from the steady one'))
  const report = online.report(await online.refresh())
  expect([report.new, report.failed.length]).toEqual([1, 1])
  expect(await feedAt('changed.example')).toMatchObject({ state: 'failing', count: 1 })
})

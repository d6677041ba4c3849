import type { lookup, LookupAddress } from 'node:dns'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { request } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { INTERNET, makeAgent } from '../../src/main/host/pinned-agent.ts'
import { startUpstream, type Upstream } from '../support/upstream.ts'

let upstream: Upstream
beforeAll(async () => {
  upstream = await startUpstream({ '/': (_request, response) => response.end('hello') })
})
afterAll(() => upstream.close())

/** A name server that gives another answer each time it is asked; the last one for ever. */
function nameServer(...answers: string[][]) {
  let asked = 0
  const answer = (_host: string, _options: unknown, done: (error: null, addresses: LookupAddress[]) => void): void => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? []
    asked += 1
    done(
      null,
      addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
  // The agent uses one of the many forms of dns.lookup: all addresses, by callback.
  return { lookup: answer as unknown as typeof lookup, asked: () => asked }
}

const fetchName = (dispatcher: ReturnType<typeof makeAgent>) =>
  request(`http://feed.example:${new URL(upstream.url).port}/`, { dispatcher }).then(answer => answer.body.text())

test('a name is refused where any of its addresses is private', async () => {
  for (const addresses of [
    ['127.0.0.1'],
    ['93.184.216.34', '127.0.0.1'],
    ['2606:4700::1', '::1'],
    ['::ffff:127.0.0.1'],
  ])
    await expect(
      fetchName(makeAgent(false, { ...INTERNET, lookupName: nameServer(addresses).lookup })),
    ).rejects.toMatchObject({ code: 'refused' })
  expect(upstream.seen).toHaveLength(0)
})

test('no connection is so much as begun to an address that is refused', async () => {
  let knocks = 0
  const canary = createServer(socket => {
    knocks += 1
    socket.destroy()
  }).listen(0, '127.0.0.1')
  await once(canary, 'listening')
  const { port } = canary.address() as AddressInfo
  const names = nameServer(['127.0.0.1'])
  const dispatcher = makeAgent(false, { ...INTERNET, lookupName: names.lookup })
  for (const host of ['feed.example', '127.0.0.1', '[::ffff:127.0.0.1]', '0.0.0.0', '2130706433'])
    await expect(request(`http://${host}:${port}/`, { dispatcher })).rejects.toMatchObject({ code: 'refused' })
  expect(knocks).toBe(0)
  canary.close()
})

test('where a connection leads is looked at once more when it stands', async () => {
  let looks = 0
  const isPublic = (): boolean => (looks += 1) === 1
  const names = nameServer(['127.0.0.1'])
  const before = upstream.seen.length
  await expect(fetchName(makeAgent(false, { lookupName: names.lookup, isPublic }))).rejects.toMatchObject({
    code: 'refused',
  })
  expect(upstream.seen).toHaveLength(before)
})

test('the address that was checked is the one that is used: a name is looked up once', async () => {
  const names = nameServer(['127.0.0.1'], ['127.0.0.2'])
  expect(await fetchName(makeAgent(true, { ...INTERNET, lookupName: names.lookup }))).toBe('hello')
  expect(names.asked()).toBe(1)
})

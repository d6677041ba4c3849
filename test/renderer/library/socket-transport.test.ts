import { expect, test } from 'vitest'
import { createSocketTransport, type Socket } from '../../../src/renderer/library/socket-transport.ts'

/** A socket whose other end is the test. */
class FakeSocket extends EventTarget implements Pick<Socket, 'send' | 'close'> {
  readonly sent: { id: number; method: string }[] = []
  send(message: string): void {
    this.sent.push(JSON.parse(message) as { id: number; method: string })
  }
  close(): void {}
  open(): void {
    this.dispatchEvent(new Event('open'))
  }
  drop(): void {
    this.dispatchEvent(new Event('close'))
  }
  answer(value: unknown, id = this.sent.at(-1)?.id): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify({ id, reply: { ok: true, value } }) }))
  }
}

function start() {
  const sockets: FakeSocket[] = []
  const waits: number[] = []
  let reconnect = (): void => {}
  const transport = createSocketTransport({
    open() {
      const socket = new FakeSocket()
      sockets.push(socket)
      return socket
    },
    after(ms, task) {
      waits.push(ms)
      reconnect = task
      return () => {}
    },
  })
  const last = (): FakeSocket => {
    const socket = sockets.at(-1)
    if (!socket) throw new Error('no socket was opened')
    return socket
  }
  return { transport, sockets, waits, last, reconnect: () => reconnect() }
}

test('calls made before the first contact are sent when it is there', async () => {
  const { transport, last } = start()
  const reply = transport.call('library.info', {}, true)
  expect(last().sent).toEqual([])
  last().open()
  last().answer('here')
  expect(await reply).toEqual({ ok: true, value: 'here' })
  expect(transport.connection()).toBe('connected')
})

test('a query that was under way at a break is asked again and answered once', async () => {
  const { transport, last, reconnect, sockets } = start()
  last().open()
  const reply = transport.call('papers.ids', {}, true)
  last().drop()
  expect(transport.connection()).toBe('lost')
  reconnect()
  last().open()
  expect(sockets).toHaveLength(2)
  expect(last().sent.map(({ method }) => method)).toEqual(['papers.ids'])
  last().answer([1, 2])
  expect(await reply).toEqual({ ok: true, value: [1, 2] })
})

test('a command that was under way at a break is never sent twice, and its fate is said to be open', async () => {
  const { transport, last, reconnect } = start()
  last().open()
  const reply = transport.call('papers.setStatus', {}, false)
  last().drop()
  expect(await reply).toMatchObject({
    ok: false,
    failure: { code: 'network', message: expect.stringContaining('Look whether') },
  })
  reconnect()
  last().open()
  expect(last().sent).toEqual([])
})

test('a command made without a connection fails at once and was not made', async () => {
  const { transport, last } = start()
  last().open()
  last().drop()
  const reply = await transport.call('papers.setStatus', {}, false)
  expect(reply).toMatchObject({ ok: false, failure: { message: expect.stringContaining('was not made') } })
})

test('the pauses between tries grow to five seconds and begin anew after a success', () => {
  const { last, reconnect, waits } = start()
  for (let tries = 0; tries < 7; tries += 1) {
    last().drop()
    reconnect()
  }
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000])
  last().open()
  last().drop()
  expect(waits.at(-1)).toBe(250)
})

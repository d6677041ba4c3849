import { MessageChannel } from 'node:worker_threads'
import { expect, test } from 'vitest'
import type { StartReader } from '../../src/main/host/pdf-reader-process.ts'
import { relayReaders, serveReaders } from '../../src/main/host/relayed-readers.ts'

/** Readers that say back what they are told, and end when they are killed or told to. */
function echoes() {
  const killed: number[] = []
  let count = 0
  const start: StartReader = (entry, heapMegabytes) => {
    const number = (count += 1)
    let onMessage = (_message: unknown): void => {}
    let onEnd = (_words: string): void => {}
    return {
      send: message =>
        message === 'end' ? onEnd('last words') : onMessage({ number, entry: entry.href, heapMegabytes, message }),
      onMessage: listener => (onMessage = listener),
      onEnd: listener => (onEnd = listener),
      kill() {
        killed.push(number)
        onEnd('')
      },
    }
  }
  return { start, killed }
}

test('a reader behind a wire is spoken to, heard and ended like one at hand', async () => {
  const { port1, port2 } = new MessageChannel()
  const { start, killed } = echoes()
  serveReaders(port1, start)
  const relayed = relayReaders(port2)
  const [first, second] = [relayed(new URL('file:///a.js'), 100), relayed(new URL('file:///b.js'), 200)]
  const heard: unknown[] = []
  first.onMessage(message => heard.push(message))
  second.onMessage(message => heard.push(message))
  const firstEnd = new Promise(resolve => first.onEnd(resolve))
  const secondEnd = new Promise(resolve => second.onEnd(resolve))
  second.send('two')
  first.send('one')
  first.send('end')
  expect(await firstEnd).toBe('last words')
  expect(heard).toEqual([
    { number: 2, entry: 'file:///b.js', heapMegabytes: 200, message: 'two' },
    { number: 1, entry: 'file:///a.js', heapMegabytes: 100, message: 'one' },
  ])
  second.kill()
  await secondEnd
  expect(killed).toEqual([2])
  port1.close()
})

test('readers do not outlive the thread that asked for them', async () => {
  const { port1, port2 } = new MessageChannel()
  const { start, killed } = echoes()
  serveReaders(port1, start)
  relayReaders(port2)(new URL('file:///a.js'), 100)
  await new Promise(resolve => setTimeout(resolve, 20))
  port2.close()
  await expect.poll(() => killed).toEqual([1])
})

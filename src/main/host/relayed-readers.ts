import type { MessagePort } from 'node:worker_threads'
import type { ReaderProcess, StartReader } from './pdf-reader-process.ts'

/**
 * Readers of PDFs that another thread starts: the library's thread asks, the host's main thread has the means
 * (Electron makes processes from its main thread only). Both ends of the wire are here.
 */
type ToHost =
  | { readonly type: 'start'; readonly id: number; readonly entry: string; readonly heapMegabytes: number }
  | { readonly type: 'send'; readonly id: number; readonly message: unknown }
  | { readonly type: 'kill'; readonly id: number }

type FromHost =
  | { readonly type: 'message'; readonly id: number; readonly message: unknown }
  | { readonly type: 'end'; readonly id: number; readonly lastWords: string }

/** The asking end. */
export function relayReaders(port: MessagePort): StartReader {
  const readers = new Map<number, { message: (message: unknown) => void; end: (lastWords: string) => void }>()
  let lastId = 0
  port.on('message', (told: FromHost) => {
    const reader = readers.get(told.id)
    if (told.type === 'message') return reader?.message(told.message)
    readers.delete(told.id)
    reader?.end(told.lastWords)
  })
  // A library that is closed is not held by a wire nobody speaks on.
  port.unref()
  const tell = (message: ToHost): void => port.postMessage(message)
  return (entry, heapMegabytes) => {
    lastId += 1
    const id = lastId
    const reader = { message: (_message: unknown): void => {}, end: (_lastWords: string): void => {} }
    readers.set(id, reader)
    tell({ type: 'start', id, entry: entry.href, heapMegabytes })
    return {
      send: message => tell({ type: 'send', id, message }),
      onMessage: listener => (reader.message = listener),
      onEnd: listener => (reader.end = listener),
      kill: () => tell({ type: 'kill', id }),
    }
  }
}

/** The end that has the means. What still runs is killed when the other end is gone. */
export function serveReaders(port: MessagePort, start: StartReader): void {
  const readers = new Map<number, ReaderProcess>()
  const tell = (message: FromHost): void => port.postMessage(message)
  port.on('message', (asked: ToHost) => {
    const { id } = asked
    if (asked.type === 'send') return readers.get(id)?.send(asked.message)
    if (asked.type === 'kill') return readers.get(id)?.kill()
    const reader = start(new URL(asked.entry), asked.heapMegabytes)
    readers.set(id, reader)
    reader.onMessage(message => tell({ type: 'message', id, message }))
    reader.onEnd(lastWords => {
      readers.delete(id)
      tell({ type: 'end', id, lastWords })
    })
  })
  port.on('close', () => {
    for (const reader of readers.values()) reader.kill()
  })
}

import type { MessagePort } from 'node:worker_threads'
import type { Reply } from '../../preload/contract/failure.ts'
import { toFailure } from '../core/failures.ts'
import type { Library } from '../core/library.ts'
import type { Ports } from '../core/ports.ts'
import { dispatch } from './dispatch.ts'
import type { FromLibrary, ToLibrary } from './library-messages.ts'

/** The library's side of the thread: opens it, then answers what the host asks until it is told to close. */
export async function serveLibrary(port: MessagePort, open: () => Promise<Library>, log: Ports['log']): Promise<void> {
  const send = (message: FromLibrary): void => port.postMessage(message)
  let library: Library
  try {
    library = await open()
  } catch (error) {
    const failure = toFailure(error)
    if (failure.code === 'bug')
      log('error', 'the library could not be opened', { error: error instanceof Error ? error.stack : String(error) })
    send({ type: 'refused', failure })
    port.close()
    return
  }
  library.onEvent(event => send({ type: 'event', event }))
  port.on('message', (message: ToLibrary) => {
    void answer(library, message, log).then(reply => {
      send({ type: 'reply', id: message.id, reply })
      if (message.type === 'close') port.close()
    })
  })
  send({ type: 'opened' })
}

async function answer(library: Library, message: ToLibrary, log: Ports['log']): Promise<Reply<unknown>> {
  if (message.type === 'call') return dispatch(library, message.method, message.args, log)
  try {
    switch (message.type) {
      case 'upload-path':
        return { ok: true, value: library.uploadPath(message.upload) }
      case 'file-path':
        return { ok: true, value: library.filePath(message.file) }
      case 'close':
        await library.close()
        return { ok: true, value: null }
    }
  } catch (error) {
    const failure = toFailure(error)
    if (failure.code === 'bug')
      log('error', `${message.type} failed`, { error: error instanceof Error ? error.stack : String(error) })
    return { ok: false, failure }
  }
}

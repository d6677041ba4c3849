import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { toFailure } from '../core/failures.ts'
import type { ByteSource } from '../core/intake/formats/byte-source.ts'
import { parseSource } from '../core/intake/formats/parse-source.ts'
import type { ParseMessage, ParseTask } from '../host/parse-file.ts'

// Reads what came from outside, where it can be stopped. Started by host/parse-file.ts only.
if (!parentPort) throw new Error('workers/parse-file is started as a worker thread')
const port = parentPort
// What host/parse-file.ts gives every thread it starts.
const task = workerData as ParseTask
const tell = (message: ParseMessage): void => port.postMessage(message)

let goOn: (() => void) | null = null
port.on('message', () => goOn?.())

async function sourceOf(): Promise<ByteSource> {
  const { size } = await stat(task.path)
  return { name: task.name, size, chunks: () => createReadStream(task.path, { highWaterMark: 256 * 1_024 }) }
}

try {
  const parsed = await parseSource(await sourceOf(), {
    format: task.format,
    capturedOn: task.capturedOn,
    partial: task.partial,
    onEntries: (entries, progress, source) =>
      new Promise<void>(resolve => {
        goOn = resolve
        tell({ type: 'entries', entries, progress, source })
      }),
  })
  tell({ type: 'parsed', parsed })
} catch (error) {
  tell({ type: 'failed', failure: toFailure(error) })
} finally {
  port.close()
}

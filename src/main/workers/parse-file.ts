import { createReadStream } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { LibraryFailure } from '../core/failures.ts'
import type { ByteSource } from '../core/intake/formats/reading/byte-source.ts'
import { parseSource } from '../core/intake/formats/parse-source.ts'
import type { ParseMessage, ParseTask } from '../host/parse-file.ts'

// Reads what came from outside, where it can be stopped. Started by host/parse-file.ts only.
if (!parentPort) throw new Error('workers/parse-file is started as a worker thread')
const port = parentPort
// What host/parse-file.ts gives every thread it starts.
const task = workerData as ParseTask
const tell = (message: ParseMessage): void => port.postMessage(message)
const source: ByteSource = {
  name: task.name,
  size: task.size,
  chunks: () => createReadStream(task.path, { highWaterMark: 512 << 10 }),
}

// Some batches are on their way while the next is read, and no more: the library takes four at once, and sets the pace.
let wanted = 6
let wake: (() => void) | null = null
port.on('message', () => {
  wanted += 1
  wake?.()
})

async function turn(): Promise<void> {
  if (wanted === 0) await new Promise<void>(resolve => (wake = resolve))
  wake = null
  wanted -= 1
}

try {
  const parsed = await parseSource(source, {
    ...task,
    async onEntries(entries, progress, known) {
      await turn()
      tell({ type: 'entries', entries, progress, source: known })
    },
  })
  tell({ type: 'parsed', parsed })
} catch (error) {
  // A bug goes on as what it is: its owner hears of it as the error this thread ended with.
  if (!(error instanceof LibraryFailure)) throw error
  tell({ type: 'failed', failure: { code: error.code, message: error.message } })
} finally {
  port.close()
}

import { parentPort, workerData } from 'node:worker_threads'
import { startFindingWork } from '../core/discovery/finder.ts'
import { toFailure } from '../core/failures.ts'
import type { FinderSetup } from '../core/finder-port.ts'
import type { FromFinder, ToFinder } from '../host/start-finder.ts'

// Finds papers, with a connection of its own that only reads. Started by host/start-finder.ts only.
if (!parentPort) throw new Error('workers/finder is started as a worker thread')
const port = parentPort
const work = startFindingWork(
  workerData as FinderSetup,
  () => new Promise(resolve => setImmediate(resolve)),
  () => performance.now(),
)
const tell = (message: FromFinder): void => port.postMessage(message)

port.on('message', ({ id, question }: ToFinder) => {
  if (question === null) {
    work.close().then(
      () => {
        tell({ id, ok: true, answer: null })
        port.close()
      },
      (error: unknown) => {
        throw error
      },
    )
    return
  }
  work.answer(question).then(
    answer => tell({ id, ok: true, answer }),
    (error: unknown) => {
      const failure = toFailure(error)
      tell({ id, ok: false, failure: { code: failure.code, message: failure.message } })
    },
  )
})

import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { openLibrary } from '../../src/main/core/library.ts'
import type { LibraryThreadData } from '../../src/main/host/library-messages.ts'
import { nodePorts } from '../../src/main/host/node-ports.ts'
import { serveLibrary } from '../../src/main/host/serve-library.ts'

// A library thread over the real library that dies on demand: "queues.create" with the name "crash" throws outside of
// any call, as a mistake in a timer would. A file "poison" in its folder makes it die as soon as it stands open.
if (!parentPort) throw new Error('started as a worker thread')
const { folder, host } = workerData as LibraryThreadData
const ports = nodePorts(folder)
const die = (): void =>
  void setImmediate(() => {
    throw new Error('a mistake in a timer')
  })
await serveLibrary(
  parentPort,
  async () => {
    const library = await openLibrary(folder, ports, { as: 'owner', host })
    if (existsSync(join(folder, 'poison'))) die()
    return {
      ...library,
      api: {
        ...library.api,
        'queues.create': args => {
          if (args.name !== 'crash' && args.name !== 'crash for good') return library.api['queues.create'](args)
          if (args.name === 'crash for good') writeFileSync(join(folder, 'poison'), '')
          die()
          return new Promise<never>(() => {})
        },
      },
    }
  },
  () => {},
)

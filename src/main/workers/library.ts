import { parentPort, workerData } from 'node:worker_threads'
import { join } from 'node:path'
import { openLibrary } from '../core/library.ts'
import { missedLibrary, papersIn, rememberLibrary } from '../host/known-libraries.ts'
import { makeLibraryFolder, resourcesFolder } from '../host/library-folder.ts'
import type { LibraryThreadData } from '../host/library-messages.ts'
import { relayPassword } from '../host/mail-password.ts'
import { nodePorts } from '../host/node-ports.ts'
import { relayReaders } from '../host/relayed-readers.ts'
import { watchFolder } from '../host/watched-folder.ts'
import { serveLibrary } from '../host/serve-library.ts'

// The thread the library runs in under Electron and on the web host. Started by host/library-thread.ts only.
if (!parentPort) throw new Error('workers/library is started as a worker thread')
const { folder, host, readers, passwords } = workerData as LibraryThreadData
const ports = nodePorts(folder, {
  ...(readers ? { startReader: relayReaders(readers) } : {}),
  ...(passwords ? { passwords: relayPassword(passwords) } : {}),
})
await serveLibrary(
  parentPort,
  async () => {
    const notice = missedLibrary(folder)
    makeLibraryFolder(folder)
    const library = await openLibrary(folder, ports, {
      as: 'owner',
      host,
      background: true,
      notice,
      resources: resourcesFolder(),
    })
    rememberLibrary(folder, await papersIn(library), ports.now())
    const stopWatching = watchFolder({ ...ports, library, memory: join(folder, 'cache', 'watched.json') })
    const close = async (): Promise<void> => {
      rememberLibrary(folder, await papersIn(library), ports.now())
      await library.close()
    }
    return { ...library, close: () => stopWatching().then(close) }
  },
  ports.log,
)

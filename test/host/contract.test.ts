import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hostInProcess } from '../../src/main/host/hosted-library.ts'
import { openLibraryThread } from '../../src/main/host/library-thread.ts'
import { newId } from '../../src/main/host/node-ports.ts'
import { serveWeb } from '../../src/main/web/index.ts'
import { openTestLibrary } from '../support/open-test-library.ts'
import { ask, openSocket, signIn } from '../support/web-client.ts'
import { keepsTheContract } from './contract.ts'

keepsTheContract('in one process', async () => {
  const test = await openTestLibrary()
  const hosted = hostInProcess(test.library, () => {})
  return {
    call: hosted.call,
    onEvent: listener => void hosted.onEvent(listener),
    async upload(bytes) {
      const id = newId()
      writeFileSync(await hosted.uploadPath(id), bytes)
      return id
    },
    close: test.close,
  }
})

keepsTheContract('through a thread, by structured clone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-contract-'))
  const hosted = await openLibraryThread({ folder, host: 'test', log: () => {} })
  return {
    call: hosted.call,
    onEvent: listener => void hosted.onEvent(listener),
    async upload(bytes) {
      const id = newId()
      writeFileSync(await hosted.uploadPath(id), bytes)
      return id
    },
    async close() {
      await hosted.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
})

keepsTheContract('over the socket of the web host', async () => {
  const test = await openTestLibrary()
  const web = await serveWeb({
    library: hostInProcess(test.library, () => {}),
    port: 0,
    log: () => {},
    print: () => {},
    rendererRoot: test.folder,
  })
  const { origin, cookie } = await signIn(web.url)
  const socket = await openSocket(origin, cookie)
  return {
    call: socket.call,
    onEvent: socket.onEvent,
    async upload(bytes) {
      const answer = await ask(origin, '/upload?name=papers.jsonl', {
        method: 'POST',
        headers: { cookie, origin },
        body: bytes,
      })
      return JSON.parse(answer.body.toString()).upload
    },
    async close() {
      socket.close()
      await web.close()
      rmSync(test.folder, { recursive: true, force: true })
    },
  }
})

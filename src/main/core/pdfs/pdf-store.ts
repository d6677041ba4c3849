import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** PLACEHOLDER of the lead until the PDF engineer's store lands; same interface. */
export interface PdfStore {
  add(path: string, name: string): Promise<{ readonly id: string; readonly bytes: number }>
  pathOf(id: string): string
}

export function makePdfStore(folder: string): PdfStore {
  const pathOf = (id: string): string => join(folder, 'files', id.slice(0, 2), `${id}.pdf`)
  return {
    pathOf,
    async add(path) {
      const hash = createHash('sha256')
      for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
      const id = hash.digest('hex')
      const target = pathOf(id)
      const { size } = await stat(path)
      if (existsSync(target)) return { id, bytes: size }
      await mkdir(dirname(target), { recursive: true })
      const temp = join(dirname(target), `${randomUUID()}.part`)
      await copyFile(path, temp)
      const handle = await open(temp, 'r+')
      await handle.sync()
      await handle.close()
      await rename(temp, target)
      await rm(temp, { force: true })
      return { id, bytes: size }
    },
  }
}

import { readdirSync, statSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'

// As often as the mirror does: a folder once for so many of its files.
const FILES_A_FOLDER_SYNC = 256
// As many as the mirror has under way.
const AT_ONCE = 16

/** Ways of all files below a folder. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(join(folder, name)).isFile())
    .sort()
}

/**
 * Copies files, each as a power cut leaves it whole or absent, and nothing else: no paper is read, no text made, nothing
 * looked at that stands there. Like the mirror it waits for no call of the disk, since its thread has others to answer: the
 * same bytes, the same calls, the same number at a time.
 */
export async function plainFiles(from: string, names: readonly string[], to: string): Promise<void> {
  const rest = names.values()
  const touched = new Set<string>()
  let written = 0
  const copySome = async (): Promise<void> => {
    for (const name of rest) {
      const target = join(to, name)
      await mkdir(dirname(target), { recursive: true })
      await writeWhole(target, await readFile(join(from, name)))
      touched.add(dirname(target))
      written += 1
      if (written % FILES_A_FOLDER_SYNC === 0) await syncAll(touched)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, copySome))
  await syncAll(touched)
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(`${path}.tmp`, 'wx')
  await handle.writeFile(bytes)
  await handle.sync()
  await handle.close()
  await rename(`${path}.tmp`, path)
}

async function syncAll(folders: Set<string>): Promise<void> {
  const some = [...folders]
  folders.clear()
  for (const folder of some) {
    const handle = await open(folder, 'r')
    await handle.sync()
    await handle.close()
  }
}

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { LibraryFailure } from '../core/failures.ts'

const MOST_FILES = 20_000

/** The PDFs in a folder and in those inside it, by name. What is hidden is left out, and links are not followed. */
export async function pdfsIn(folder: string): Promise<readonly string[]> {
  const found: string[] = []
  const waiting = [folder]
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop()) {
    const names = await readdir(here, { withFileTypes: true })
    for (const name of names.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))) {
      if (name.name.startsWith('.')) continue
      const path = join(here, name.name)
      if (name.isDirectory()) waiting.push(path)
      else if (name.isFile() && /\.pdf$/i.test(name.name)) found.push(path)
      if (found.length > MOST_FILES)
        throw new LibraryFailure('invalid', `${folder} holds more than ${MOST_FILES} PDFs. Name a folder inside it.`)
    }
  }
  return found.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

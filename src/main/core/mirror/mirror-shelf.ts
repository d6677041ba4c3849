import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PaperId } from '../../../preload/contract/paper.ts'
import { UNFINISHED } from '../safety/safe-files.ts'
import { paperOfName } from './mirror-names.ts'

/** Where the files of each paper lie in a mirror, as ways from its folder: found by their names, kept while it is written. */
export type Shelf = Map<PaperId, readonly string[]>

export const PAPERS = 'papers'

/** Lists what is there; what a process that ended left half written is swept away. */
export async function listShelf(folder: string): Promise<Shelf> {
  const shelf = new Map<PaperId, string[]>()
  for (const year of await foldersIn(join(folder, PAPERS)))
    for (const entry of await readdir(join(folder, PAPERS, year), { withFileTypes: true })) {
      if (entry.isDirectory()) continue
      const way = join(PAPERS, year, entry.name)
      const id = paperOfName(entry.name)
      if (id !== null) shelf.set(id, [...(shelf.get(id) ?? []), way])
      else if (isLeftover(entry.name)) await rm(join(folder, way), { force: true })
    }
  return shelf
}

function isLeftover(name: string): boolean {
  const [whole = '', ...rest] = name.split(UNFINISHED)
  return rest.length > 0 && rest.every(part => part === '') && paperOfName(whole) !== null
}

/** Links are no folders: what is written stays inside. */
async function foldersIn(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    return entries.filter(entry => entry.isDirectory()).map(({ name }) => name)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

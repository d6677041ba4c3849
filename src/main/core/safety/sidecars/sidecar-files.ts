import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PaperId } from '../../../../preload/contract/paper.ts'
import { writeSoon } from '../safe-files.ts'

/** Where plain files of papers lie: `sidecars/papers/001/1234.json`, a thousand a folder. */

const SIDECARS = 'sidecars'

export function librarySidecarPath(folder: string): string {
  return join(folder, SIDECARS, 'library.json')
}

export function paperSidecarPath(folder: string, id: PaperId): string {
  const shard = String(Math.floor(id / 1_000)).padStart(3, '0')
  return join(folder, SIDECARS, 'papers', shard, `${id}.json`)
}

/** Every paper's file, by the number of the paper. */
export async function listPaperSidecars(folder: string): Promise<Map<PaperId, string>> {
  const found = new Map<number, string>()
  const papers = join(folder, SIDECARS, 'papers')
  for (const shard of await namesIn(papers))
    for (const name of await namesIn(join(papers, shard))) {
      const id = /^(\d{1,15})\.json$/.exec(name)?.[1]
      if (id !== undefined) found.set(Number(id), join(papers, shard, name))
    }
  return new Map([...found].sort(([a], [b]) => a - b)) as Map<PaperId, string>
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return []
    throw error
  }
}

/** The text of a sidecar: for machines first, but a diff of it can be read. */
export function sidecarText(sidecar: object): string {
  return `${JSON.stringify(sidecar, null, 1)}\n`
}

export interface TextFile {
  readonly path: string
  readonly text: string
}

/** Writes files so that they last; those that say the same already are left as they are. Answers what became of each, in order. */
export async function writeTexts(files: readonly TextFile[]): Promise<PromiseSettledResult<boolean>[]> {
  const folders = new Set(files.map(({ path }) => dirname(path)))
  // Of a folder that cannot be made, each file in it says so.
  await Promise.allSettled([...folders].map(folder => mkdir(folder, { recursive: true })))
  const results = await Promise.allSettled(files.map(writeText))
  const changed = new Set(files.flatMap(({ path }, index) => (wasWritten(results[index]) ? [dirname(path)] : [])))
  await Promise.all([...changed].map(syncFolderSoon))
  return results
}

/** Takes away the file of a paper that is part of another now. */
export async function removeText(path: string): Promise<void> {
  await rm(path, { force: true })
}

async function writeText({ path, text }: TextFile): Promise<boolean> {
  if ((await textOf(path)) === text) return false
  await writeSoon(path, text)
  return true
}

function wasWritten(result: PromiseSettledResult<boolean> | undefined): boolean {
  return result?.status === 'fulfilled' && result.value
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    // Not there, or not to be read: writing it says what is wrong, if anything is.
    return null
  }
}

export async function syncFolderSoon(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

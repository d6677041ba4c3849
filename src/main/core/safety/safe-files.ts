import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Writing that a power cut leaves whole or absent: temporary file, to the disk, renamed, the folder to the disk. */

/** Of a file that is being written; one that is found later is a leftover and holds nothing that anybody was promised. */
export const UNFINISHED = '.tmp'

export function writeSafely(path: string, text: string): void {
  const unfinished = path + UNFINISHED
  try {
    writeFileSync(unfinished, text, { flush: true })
    renameSync(unfinished, path)
  } catch (error) {
    // On a full disk the half would take room from what is whole.
    rmSync(unfinished, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/** Like writeSafely without the folder, which the caller syncs once for many files. */
export async function writeSoon(path: string, text: string): Promise<void> {
  const unfinished = path + UNFINISHED
  try {
    const handle = await openAnew(unfinished)
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {})
    throw error
  }
}

/** What is there under that name is a leftover, or a link that would lead what is written elsewhere. */
async function openAnew(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    await rm(path, { force: true })
    return open(path, 'wx')
  }
}

export function syncFile(path: string): void {
  // For writing: Windows flushes no file that was opened to be read.
  syncDescriptor(openSync(path, 'r+'))
}

/** Makes what was renamed into a folder, or out of it, last. */
export function syncFolder(folder: string): void {
  // Windows has no such call for folders, and its renames last by themselves.
  if (process.platform !== 'win32') syncDescriptor(openSync(folder, 'r'))
}

function syncDescriptor(descriptor: number): void {
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

import { constants } from 'node:fs'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { app, ipcMain, nativeImage } from 'electron'
import { DRAG_CHANNEL } from '../../preload/bridge.ts'
import type { Ports } from '../core/ports.ts'
import type { HostedLibrary } from '../host/hosted-library.ts'
import { resourcesFolder } from '../host/library-folder.ts'
import { isOwnPage } from './session-guard.ts'

const LONGEST_NAME = 120

/**
 * Stored PDFs dragged out of the window, under the name of their paper. What leaves is a copy: another program may write
 * into the file it was given, and ours is never changed. The answer ends it and throws the copies away.
 */
export function serveDragging(library: HostedLibrary, log: Ports['log']): () => void {
  const folder = join(app.getPath('temp'), `offprint-drag-${process.pid}`)
  ipcMain.handle(DRAG_CHANNEL, async (event, file: unknown, name: unknown): Promise<boolean> => {
    if (!isOwnPage(event.sender, event.senderFrame)) {
      log('warn', 'a page that is not ours dragged a file', { url: event.senderFrame?.url ?? 'none' })
      return false
    }
    if (typeof file !== 'string' || !/^[0-9a-f]{64}$/.test(file)) return false
    const path = await library.filePath(file)
    if (path === null) return false
    const own = join(folder, file.slice(0, 16))
    const copy = join(own, `${plainName(String(name))}.pdf`)
    await mkdir(own, { recursive: true })
    await copyFile(path, copy, constants.COPYFILE_FICLONE)
    event.sender.startDrag({ file: copy, icon: nativeImage.createFromPath(join(resourcesFolder(), 'drag.png')) })
    return true
  })
  return () => {
    ipcMain.removeHandler(DRAG_CHANNEL)
    rm(folder, { recursive: true, force: true }).catch((error: unknown) =>
      log('warn', 'copies of dragged files were left behind', { error: String(error) }),
    )
  }
}

/** A name that every file system takes: the title of a paper may hold anything. */
function plainName(name: string): string {
  const plain = name
    .replace(/\.pdf$/i, '')
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, LONGEST_NAME)
    .trim()
  return plain === '' ? 'paper' : plain
}

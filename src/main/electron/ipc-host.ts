import { BrowserWindow, ipcMain } from 'electron'
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../preload/bridge.ts'
import type { Reply } from '../../preload/contract/failure.ts'
import type { Ports } from '../core/ports.ts'
import type { HostedLibrary } from '../host/hosted-library.ts'
import { isOwnPage } from './session-guard.ts'

const REFUSED: Reply<unknown> = {
  ok: false,
  failure: { code: 'refused', message: 'This page may not talk to the library.' },
}

/** Calls and events between our windows and the library. The answer ends both. */
export function serveIpc(library: HostedLibrary, log: Ports['log']): () => void {
  ipcMain.handle(CALL_CHANNEL, (event, method: unknown, args: unknown) => {
    if (!isOwnPage(event.sender, event.senderFrame)) {
      log('warn', 'a page that is not ours called the library', { url: event.senderFrame?.url ?? 'none' })
      return REFUSED
    }
    return library.call(String(method), args)
  })
  const stop = library.onEvent(message => {
    for (const window of BrowserWindow.getAllWindows())
      if (!window.isDestroyed() && isOwnPage(window.webContents, window.webContents.mainFrame))
        window.webContents.send(EVENT_CHANNEL, message)
  })
  return () => {
    stop()
    ipcMain.removeHandler(CALL_CHANNEL)
  }
}

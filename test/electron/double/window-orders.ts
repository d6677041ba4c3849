import { makeEvent } from './app-double.ts'
import { obey } from './control.ts'
import { ipcMain } from './ipc-double.ts'
import { makeNavigation } from './session-double.ts'
import { BrowserWindow } from './window-double.ts'

/** What a test has done to the windows from outside: by the system, by a hand, by somebody else's frame. */

const first = (): BrowserWindow => {
  const [window] = BrowserWindow.all
  if (!window) throw new Error('no window is open')
  return window
}
obey('close window', () => first().close())
obey('minimize window', () => first().minimize())
obey('is minimized', () => first().isMinimized())
obey('move window', bounds => first().moveTo(bounds as object))
obey('crash window', () =>
  first().webContents.emit('render-process-gone', makeEvent({}), { reason: 'crashed', exitCode: 5 }),
)
obey('windows', () => BrowserWindow.all.size)
/** One event by itself, as Electron would emit it with others; true where it was prevented. */
obey('emit in window', argument => {
  const { name, url, isMainFrame } = argument as { name: string; url: string; isMainFrame: boolean }
  const event = makeNavigation(url, isMainFrame)
  first().webContents.emit(name, event)
  return event.isPrevented
})
obey('focus window', index => [...BrowserWindow.all][Number(index)]?.focus())
obey('right press in a field', argument => {
  const field = { isEditable: true, misspelledWord: '', dictionarySuggestions: [], ...(argument as object) }
  first().webContents.emit('context-menu', makeEvent({}), field)
})
/** Calls the library as another frame than ours would. */
obey('invoke as', argument => {
  const { channel, args, frame } = argument as {
    channel: string
    args: unknown[]
    frame: 'none' | 'child' | 'gone' | 'own' | { url: string }
  }
  const sender = first().webContents
  const own = sender.mainFrame
  const before = { ...own }
  const invoke = (senderFrame: object | null) => ipcMain.invoke(channel, { sender, senderFrame }, args)
  switch (frame) {
    case 'none':
      return invoke(null)
    case 'child':
      return invoke({ ...own, parent: own })
    case 'own':
      return invoke(own)
    case 'gone':
      own.isDestroyed = () => true
      break
    default:
      own.url = frame.url
  }
  return invoke(own).finally(() => Object.assign(own, before))
})

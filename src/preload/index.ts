import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { type Bridge, CALL_CHANNEL, COMMAND_CHANNEL, DRAG_CHANNEL, EVENT_CHANNEL } from './bridge.ts'

// A blind pipe: it passes on what it is given and knows no method. The main process checks who speaks and what is said.
const bridge: Bridge = {
  call: (method, args) => ipcRenderer.invoke(CALL_CHANNEL, method, args),
  onEvent: listener => listen(EVENT_CHANNEL, listener),
  onMenu: listener => listen(COMMAND_CHANNEL, listener),
  dragFile: (file, name) => ipcRenderer.invoke(DRAG_CHANNEL, file, name),
}

/** The page gets the message alone: the event object would hand it the whole of ipcRenderer. */
function listen<T>(channel: string, listener: (message: T) => void): () => void {
  const pass = (_event: IpcRendererEvent, message: T): void => listener(message)
  ipcRenderer.on(channel, pass)
  return () => {
    ipcRenderer.off(channel, pass)
  }
}

contextBridge.exposeInMainWorld('offprint', bridge)

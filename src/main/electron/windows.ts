import type { BrowserWindow } from 'electron'
import { COMMAND_CHANNEL } from '../../preload/bridge.ts'
import type { Ports } from '../core/ports.ts'
import { recoverFromCrashes } from './crash-recovery.ts'
import { openWindow } from './window.ts'

export interface Windows {
  /** Brings the window that was used last to the front, or opens one. */
  show(): void
  /** Another one, beside the one that was used last. */
  openAnother(): void
  /** The same at a place of a paper, named as links do: "paper/12?page=3". */
  openPaper(link: string): void
  /** Says a command of the interface's own table to the window that was used last. */
  send(command: string): void
}

/** The windows of the app. Each shows the library as it is: they all hear of every change. */
export function makeWindows(log: Ports['log'], onOpen: (window: BrowserWindow) => void): Windows {
  /** The one that was used last stands last. */
  const open: BrowserWindow[] = []
  const forget = (window: BrowserWindow): void => void open.splice(open.indexOf(window), 1)

  function openBeside(paper: string | null): void {
    const window = openWindow(open.at(-1) ?? null, paper)
    open.push(window)
    recoverFromCrashes(window, log)
    onOpen(window)
    window.on('focus', () => {
      forget(window)
      open.push(window)
    })
    window.on('closed', () => forget(window))
  }

  const openAnother = (): void => openBeside(null)
  return {
    openAnother,
    openPaper: openBeside,
    show() {
      const window = open.at(-1)
      if (!window) return openAnother()
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    send(command) {
      const contents = open.at(-1)?.webContents
      if (!contents) return
      // A window that is just being opened hears nothing yet.
      if (contents.isLoading()) contents.once('did-finish-load', () => contents.send(COMMAND_CHANNEL, command))
      else contents.send(COMMAND_CHANNEL, command)
    },
  }
}

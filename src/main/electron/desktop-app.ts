import { app, BrowserWindow, dialog, Menu, Notification, session } from 'electron'
import type { Failure } from '../../preload/contract/failure.ts'
import { COMMAND_CHANNEL } from '../../preload/bridge.ts'
import type { Ports } from '../core/ports.ts'
import type { HostedLibrary } from '../host/hosted-library.ts'
import { recoverFromCrashes } from './crash-recovery.ts'
import { serveIpc } from './ipc-host.ts'
import { buildMenu } from './menu.ts'
import { type OpenRequest, takeFile } from './open-requests.ts'
import { serveAppScheme } from './protocol.ts'
import { cutOffNetwork, denyPermissions } from './session-guard.ts'
import { openWindow } from './window.ts'

interface DesktopOptions {
  readonly library: HostedLibrary
  readonly rendererRoot: string
  readonly log: Ports['log']
}

export interface DesktopApp {
  showWindow(): void
  /** A paper in a window beside the others. */
  showOwnWindow(link: string): void
  open(request: OpenRequest): void
  /** Ends the connection to windows; the library is closed by whoever opened it. */
  close(): void
}

/** The app around an open library, once Electron is ready: session, scheme, calls, menu, window. */
export function startDesktopApp({ library, rendererRoot, log }: DesktopOptions): DesktopApp {
  denyPermissions(session.defaultSession)
  cutOffNetwork(session.defaultSession)
  serveAppScheme(session.defaultSession, { library, rendererRoot, log })
  const endCalls = serveIpc(library, log)
  let window: BrowserWindow | null = null
  const endNotices = library.onEvent(({ notice }) => {
    if (notice && Notification.isSupported()) new Notification(notice).show()
  })
  const endNews = library.onLost(failure => tell('Offprint lost its library.', failure))

  function showWindow(): void {
    if (window) {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
      return
    }
    window = openWindow()
    recoverFromCrashes(window, log)
    window.on('closed', () => {
      window = null
    })
  }

  function send(command: string): void {
    // What is chosen in the menu is meant for the window one is in.
    const contents = (BrowserWindow.getFocusedWindow() ?? window)?.webContents
    if (!contents) return
    // A window that is just being opened hears nothing yet.
    if (contents.isLoading()) contents.once('did-finish-load', () => contents.send(COMMAND_CHANNEL, command))
    else contents.send(COMMAND_CHANNEL, command)
  }

  function tell(message: string, failure: Failure): void {
    log('warn', message, { error: failure.message })
    void dialog.showMessageBox({ type: 'warning', message, detail: failure.message, buttons: ['OK'] })
  }

  Menu.setApplicationMenu(buildMenu({ platform: process.platform, isPackaged: app.isPackaged, send, showWindow }))
  showWindow()
  return {
    showWindow,
    showOwnWindow: link => recoverFromCrashes(openWindow(link), log),
    open(request) {
      showWindow()
      if (request.kind === 'paper') return send(request.link)
      void takeFile(request.path, library).then(failure => failure && tell('A file could not be opened.', failure))
    },
    close() {
      endNews()
      endNotices()
      endCalls()
    },
  }
}

import { app, dialog, Menu, Notification, session } from 'electron'
import type { Failure } from '../../preload/contract/failure.ts'
import { languageOf } from '../../preload/contract/language.ts'
import { DEFAULT_SETTINGS } from '../../preload/contract/settings.ts'
import type { Ports } from '../core/ports.ts'
import type { HostedLibrary } from '../host/hosted-library.ts'
import { serveDragging } from './drag-out.ts'
import { type DesktopState, followLibrary } from './follow-library.ts'
import { serveIpc } from './ipc-host.ts'
import { buildMenu } from './menu.ts'
import { type DesktopWords, desktopWords } from './messages.ts'
import { type OpenRequest, takeFile } from './open-requests.ts'
import { offerForPdfs, thisSystem } from './pdf-association.ts'
import { serveAppScheme } from './protocol.ts'
import { addFromClipboard } from './quick-add.ts'
import { makeQuickKeys } from './quick-keys.ts'
import { cutOffNetwork, denyPermissions } from './session-guard.ts'
import { checkSpelling } from './spell-check.ts'
import { offerTextMenu } from './text-menu.ts'
import { makeTrayIcon } from './tray.ts'
import { makeWindows } from './windows.ts'

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
  /** True where it goes on without a window: its icon in the tray is the way back. */
  staysOpen(): boolean
  /** Ends the connection to windows; the library is closed by whoever opened it. */
  close(): void
}

/** The app around an open library, once Electron is ready: session, scheme, calls, menu, tray, windows. */
export function startDesktopApp({ library, rendererRoot, log }: DesktopOptions): DesktopApp {
  denyPermissions(session.defaultSession)
  cutOffNetwork(session.defaultSession)
  checkSpelling(session.defaultSession, false)
  serveAppScheme(session.defaultSession, { library, rendererRoot, log })
  let words: DesktopWords = desktopWords(languageOf('system', app.getPreferredSystemLanguages()))
  let settings = DEFAULT_SETTINGS
  const windows = makeWindows(log, window => offerTextMenu(window, () => words))
  const quickAdd = (): void => void addFromClipboard(library, windows, words)
  const run = (command: string): void => {
    windows.show()
    windows.send(command)
  }
  const keys = makeQuickKeys(quickAdd, log)
  const tray = makeTrayIcon({
    show: windows.show,
    add: () => run('add'),
    addFromClipboard: quickAdd,
    run,
    quit: () => app.quit(),
  })
  const ends = [
    serveIpc(library, log),
    serveDragging(library, log),
    library.onEvent(({ notice }) => {
      if (notice && Notification.isSupported()) new Notification(notice).show()
    }),
    library.onLost(failure => tell('Offprint lost its library.', failure)),
    followLibrary(library, follow),
    keys.end,
    tray.end,
  ]

  function follow(state: DesktopState): void {
    words = desktopWords(languageOf(state.settings.language, app.getPreferredSystemLanguages()))
    showMenu(state)
    tray.set(state.settings.tray, words)
    keys.set(state.settings.quickAddKeys, words)
    if (state.settings.spellCheck !== settings.spellCheck)
      checkSpelling(session.defaultSession, state.settings.spellCheck)
    // Only the packaged app: a checkout would have the bare Electron offered.
    if (state.settings.offerForPdfs !== settings.offerForPdfs && app.isPackaged)
      offerForPdfs(state.settings.offerForPdfs, thisSystem()).catch((error: unknown) =>
        log('warn', 'the system could not be told about PDFs', { error: String(error) }),
      )
    settings = state.settings
  }

  function showMenu({ recent }: Pick<DesktopState, 'recent'>): void {
    Menu.setApplicationMenu(
      buildMenu({
        platform: process.platform,
        isPackaged: app.isPackaged,
        words,
        recent,
        run,
        addFromClipboard: quickAdd,
        openAnother: windows.openAnother,
      }),
    )
  }

  function tell(message: string, failure: Failure): void {
    log('warn', message, { error: failure.message })
    void dialog.showMessageBox({ type: 'warning', message, detail: failure.message, buttons: ['OK'] })
  }

  showMenu({ recent: [] })
  windows.show()
  return {
    showWindow: windows.show,
    showOwnWindow: windows.openPaper,
    open(request) {
      if (request.kind === 'paper') return run(request.link)
      windows.show()
      void takeFile(request.path, library).then(failure => failure && tell('A file could not be opened.', failure))
    },
    staysOpen: () => settings.tray,
    close() {
      for (const end of ends) end()
    },
  }
}

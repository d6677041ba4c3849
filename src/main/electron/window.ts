import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { APP_PAGE } from './app-scheme.ts'
import { placeOnScreens, readWindowState, SMALLEST, writeWindowState } from './window-place.ts'

const PRELOAD = join(import.meta.dirname, '../preload/index.cjs')
const SAVE_PAUSE_MS = 400

/** A window beside the first one stands so much lower and further right. */
const STEP = 32

/** Opens a window where the last one stood; one for a paper beside it, which leaves no trace of where it stood. */
export function openWindow(paper: string | null = null): BrowserWindow {
  const statePath = join(app.getPath('userData'), 'window.json')
  const kept = readWindowState(statePath)
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  const place = placeOnScreens(kept, screens, screen.getPrimaryDisplay().workArea)
  const window = new BrowserWindow({
    ...(paper === null ? place : { ...place, x: place.x + STEP, y: place.y + STEP }),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    // Shown when it has something to show; until then the colour of the page, so that nothing flashes.
    show: false,
    backgroundColor: paperColor(),
    title: 'Offprint',
    webPreferences: {
      preload: PRELOAD,
      // The defaults of Electron, said aloud: a test and a reader can see them.
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The words in a paper's notes stay on this machine: Chromium fetches dictionaries from a server of Google's.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (paper === null && kept?.state === 'maximized') window.maximize()
    if (paper === null && kept?.state === 'full-screen') window.setFullScreen(true)
    window.show()
  })
  if (paper === null) keepState(window, statePath)
  const repaint = (): void => window.setBackgroundColor(paperColor())
  nativeTheme.on('updated', repaint)
  window.on('closed', () => nativeTheme.off('updated', repaint))
  void window.loadURL(paper === null ? APP_PAGE : `${APP_PAGE}#${paper}`)
  return window
}

/** The tokens "paper" of the light and the dark theme, in the notation that Electron reads. */
function paperColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#15171c' : '#fbf9f6'
}

function keepState(window: BrowserWindow, path: string): void {
  let timer: NodeJS.Timeout | undefined
  const save = (): void => {
    clearTimeout(timer)
    if (window.isDestroyed()) return
    const state = window.isFullScreen() ? 'full-screen' : window.isMaximized() ? 'maximized' : 'normal'
    writeWindowState(path, { ...window.getNormalBounds(), state })
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(save, SAVE_PAUSE_MS)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('close', save)
  window.on('closed', () => clearTimeout(timer))
}

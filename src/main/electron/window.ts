import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { APP_PAGE } from './app-scheme.ts'
import { placeOnScreens, readWindowState, SMALLEST, type WindowState, writeWindowState } from './window-place.ts'

const PRELOAD = join(import.meta.dirname, '../preload/index.cjs')
const SAVE_PAUSE_MS = 400

// As far as the height of a title bar: both can be grasped.
const BESIDE = 28

/** Opens a window where the last one stood that was closed; beside another one, where there is one; at a paper, where one is named. */
export function openWindow(other: BrowserWindow | null, paper: string | null = null): BrowserWindow {
  const statePath = join(app.getPath('userData'), 'window.json')
  const kept = other ? besideOf(other) : readWindowState(statePath)
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...placeOnScreens(kept, screens, screen.getPrimaryDisplay().workArea),
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
      // Whether it looks at anything is said by the session: spell-check.ts.
      spellcheck: true,
    },
  })
  window.once('ready-to-show', () => {
    if (kept?.state === 'maximized') window.maximize()
    if (kept?.state === 'full-screen') window.setFullScreen(true)
    window.show()
  })
  keepState(window, statePath)
  const repaint = (): void => window.setBackgroundColor(paperColor())
  nativeTheme.on('updated', repaint)
  window.on('closed', () => nativeTheme.off('updated', repaint))
  void window.loadURL(paper === null ? APP_PAGE : `${APP_PAGE}#${paper}`)
  return window
}

function besideOf(other: BrowserWindow): WindowState {
  const { x, y, width, height } = other.getNormalBounds()
  return { x: x + BESIDE, y: y + BESIDE, width, height, state: 'normal' }
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

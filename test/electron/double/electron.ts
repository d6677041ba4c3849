import { app } from './app-double.ts'
import { ipcMain } from './ipc-double.ts'
import { defaultSession, protocol } from './session-double.ts'
import {
  clipboard,
  dialog,
  globalShortcut,
  Menu,
  nativeImage,
  nativeTheme,
  NotificationDouble as Notification,
  powerMonitor,
  safeStorage,
  screen,
  shell,
  TrayDouble as Tray,
  utilityProcess,
} from './system-doubles.ts'
import { BrowserWindow } from './window-double.ts'
import './window-orders.ts'

// What `import … from 'electron'` gives the built app under test: as much of Electron as the app uses.
const session = { defaultSession }
export {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
  utilityProcess,
}

import { app, type BrowserWindow, dialog } from 'electron'
import type { Ports } from '../core/ports.ts'

const SOON_MS = 30_000

/** A window whose page crashed loads it anew: the library is not in it. One that crashes again at once asks first. */
export function recoverFromCrashes(window: BrowserWindow, log: Ports['log']): void {
  let crashedAt = Number.NEGATIVE_INFINITY
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    log('error', 'the window crashed', { reason, exitCode })
    const again = Date.now() - crashedAt < SOON_MS
    crashedAt = Date.now()
    if (!again) return window.webContents.reload()
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: 'The window of Offprint crashed twice in a row.',
        detail: `What was acknowledged is saved. Reason: ${reason}. The file logs/offprint.log of the library has the details.`,
        buttons: ['Show It Again', 'Quit'],
        cancelId: 1,
      })
      .then(({ response }) => (response === 0 && !window.isDestroyed() ? window.webContents.reload() : app.quit()))
  })
}

import { globalShortcut, Notification } from 'electron'
import type { Ports } from '../core/ports.ts'
import type { DesktopWords } from './messages.ts'

/** Keys that work wherever one is, as long as they are set and no other program has them. */
export interface QuickKeys {
  set(keys: string, words: DesktopWords): void
  end(): void
}

export function makeQuickKeys(onPress: () => void, log: Ports['log']): QuickKeys {
  let held = ''
  function release(): void {
    if (held !== '') globalShortcut.unregister(held)
    held = ''
  }
  return {
    set(keys, words) {
      if (keys === held) return
      release()
      if (keys === '') return
      if (isTaken(keys, onPress, log)) {
        if (Notification.isSupported())
          new Notification({ title: words.keysTaken(keys), body: words.keysTakenWhy }).show()
      } else held = keys
    },
    end: release,
  }
}

/** Electron says no where another program holds the keys, and throws where it cannot read them. */
function isTaken(keys: string, onPress: () => void, log: Ports['log']): boolean {
  try {
    return !globalShortcut.register(keys, onPress)
  } catch (error) {
    log('warn', 'keys could not be registered', { keys, error: String(error) })
    return true
  }
}

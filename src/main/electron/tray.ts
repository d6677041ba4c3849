import { join } from 'node:path'
import { Menu, nativeImage, Tray } from 'electron'
import { resourcesFolder } from '../host/library-folder.ts'
import type { DesktopWords } from './messages.ts'

export interface TrayActions {
  show(): void
  add(): void
  addFromClipboard(): void
  /** A command of the interface's own table. */
  run(command: string): void
  quit(): void
}

export interface TrayIcon {
  set(isOn: boolean, words: DesktopWords): void
  end(): void
}

/** The icon in the tray, where the reader wants one. */
export function makeTrayIcon(actions: TrayActions): TrayIcon {
  let tray: Tray | null = null
  function end(): void {
    tray?.destroy()
    tray = null
  }
  return {
    set(isOn, words) {
      if (!isOn) return end()
      if (!tray) {
        tray = new Tray(nativeImage.createFromPath(iconPath()))
        tray.setToolTip('Offprint')
        // A press of the icon, where the system does not open the menu by it.
        tray.on('click', actions.show)
      }
      tray.setContextMenu(trayMenu(actions, words))
    },
    end,
  }
}

function trayMenu(actions: TrayActions, words: DesktopWords): Menu {
  return Menu.buildFromTemplate([
    { id: 'tray.clipboard', label: words.addFromClipboard, click: actions.addFromClipboard },
    { id: 'tray.add', label: words.add, click: actions.add },
    { type: 'separator' },
    { id: 'tray.inbox', label: words.inbox, click: () => actions.run('go.inbox') },
    { id: 'tray.up-next', label: words.upNext, click: () => actions.run('go.up-next') },
    { id: 'tray.plan', label: words.plan, click: () => actions.run('go.plan') },
    { type: 'separator' },
    { id: 'tray.show', label: words.show, click: actions.show },
    { id: 'tray.quit', label: words.quit, click: actions.quit },
  ])
}

/** macOS paints an image of that name in the colour of its bar; the others want one with colours. Both come twice as fine, too. */
function iconPath(): string {
  return join(resourcesFolder(), process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png')
}

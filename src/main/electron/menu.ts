import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { RecentPaper } from '../../preload/contract/reading.ts'
import type { DesktopWords } from './messages.ts'

type Item = MenuItemConstructorOptions

interface MenuOptions {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  readonly words: DesktopWords
  readonly recent: readonly RecentPaper[]
  /** Carries out a command of the interface's own table (renderer/app/commands.ts), in a window that is opened for it where all are closed. */
  run(command: string): void
  addFromClipboard(): void
  openAnother(): void
}

// Longer ones would make the menu as wide as the screen.
const LONGEST_TITLE = 60

/**
 * The application menu. Letters without a modifier are left to the window: in a menu they would fire while somebody
 * types. Where both know a combination, the window gets it first.
 */
export function buildMenu({
  platform,
  isPackaged,
  words,
  recent,
  run,
  addFromClipboard,
  openAnother,
}: MenuOptions): Menu {
  const separator: Item = { type: 'separator' }
  const command = (label: string, id: string, accelerator?: string): Item => ({
    id,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => run(id),
  })
  const isMac = platform === 'darwin'
  const settings = command(words.settings, 'settings', 'CmdOrCtrl+,')
  const recentItems: Item[] =
    recent.length === 0
      ? [{ label: words.noRecent, enabled: false }]
      : recent.map(({ paper, title }) => command(shortened(title), `paper/${paper}`))
  const file: Item[] = [
    { id: 'desktop.window', label: words.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: openAnother },
    separator,
    command(words.add, 'add', 'CmdOrCtrl+I'),
    { id: 'desktop.clipboard', label: words.addFromClipboard, click: addFromClipboard },
    command(words.subscribe, 'feed'),
    command(words.newQueue, 'new-queue'),
    separator,
    { label: words.recent, submenu: recentItems },
    separator,
    command(words.refresh, 'refresh'),
    command(words.backup, 'backup'),
    separator,
    ...(isMac ? [] : [settings, separator]),
    isMac ? { role: 'close' } : { role: 'quit' },
  ]
  const edit: Item[] = [
    command(words.undo, 'undo', 'CmdOrCtrl+Z'),
    command(words.redo, 'redo', 'CmdOrCtrl+Shift+Z'),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    separator,
    command(words.find, 'search', 'CmdOrCtrl+F'),
  ]
  const paper: Item[] = [
    command(words.read, 'read'),
    command(words.queue, 'queue'),
    command(words.start, 'start'),
    command(words.finish, 'finish'),
    command(words.dismiss, 'dismiss'),
    command(words.star, 'star'),
    command(words.backToInbox, 'inbox'),
    separator,
    command(words.tag, 'tag'),
    command(words.remark, 'remark'),
    command(words.note, 'note'),
    separator,
    command(words.up, 'up', 'Alt+Up'),
    command(words.down, 'down', 'Alt+Down'),
    command(words.top, 'top', 'Alt+Home'),
    separator,
    command(words.trash, 'trash', 'CmdOrCtrl+Backspace'),
  ]
  const go: Item[] = [
    command(words.inbox, 'go.inbox'),
    command(words.upNext, 'go.up-next'),
    command(words.reading, 'go.reading'),
    command(words.readPapers, 'go.read'),
    command(words.starred, 'go.starred'),
    command(words.allPapers, 'go.all'),
    command(words.dismissed, 'go.dismissed'),
    command(words.trashCan, 'go.trash'),
  ]
  const view: Item[] = [
    command(words.commands, 'palette', 'CmdOrCtrl+K'),
    {
      label: words.theme,
      submenu: [
        command(words.themeSystem, 'theme.system'),
        command(words.themeLight, 'theme.light'),
        command(words.themeDark, 'theme.dark'),
        command(words.themeContrast, 'theme.contrast'),
      ],
    },
    command(words.density, 'density'),
    separator,
    { role: 'resetZoom', label: words.usualSize },
    { role: 'zoomIn', label: words.larger },
    { role: 'zoomOut', label: words.smaller },
    separator,
    { role: 'togglefullscreen' },
    // For people who work on Offprint; a packaged app has no use for them.
    ...(isPackaged ? [] : [separator, { role: 'reload' } satisfies Item, { role: 'toggleDevTools' } satisfies Item]),
  ]
  const help: Item[] = [command(words.helpPage, 'help-page', 'F1'), command(words.shortcuts, 'help')]
  return Menu.buildFromTemplate([
    ...(isMac
      ? [
          {
            role: 'appMenu',
            submenu: [
              { role: 'about' },
              separator,
              settings,
              separator,
              { role: 'services' },
              separator,
              { role: 'hide' },
              { role: 'hideOthers' },
              { role: 'unhide' },
              separator,
              { role: 'quit' },
            ],
          } satisfies Item,
        ]
      : []),
    { label: words.file, submenu: file },
    { label: words.edit, submenu: edit },
    { label: words.paper, submenu: paper },
    { label: words.go, submenu: go },
    { label: words.view, submenu: view },
    { role: 'windowMenu' },
    { role: 'help', label: words.help, submenu: help },
  ])
}

/** In a label "&" marks a letter; a title's own is doubled. */
function shortened(title: string): string {
  const whole = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : title
  return whole.replaceAll('&', '&&')
}

import { Menu, type MenuItemConstructorOptions } from 'electron'

type Item = MenuItemConstructorOptions

interface MenuOptions {
  readonly platform: NodeJS.Platform
  readonly isPackaged: boolean
  /** The id of a command of the interface's own table (renderer/app/commands.ts). */
  send(command: string): void
  /** Opens a window where all are closed, as macOS allows. */
  showWindow(): void
}

/**
 * The application menu. Letters without a modifier are left to the window: in a menu they would fire while somebody
 * types. Where both know a combination, the window gets it first.
 */
export function buildMenu({ platform, isPackaged, send, showWindow }: MenuOptions): Menu {
  const separator: Item = { type: 'separator' }
  const command = (label: string, id: string, accelerator?: string): Item => ({
    id,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => {
      showWindow()
      send(id)
    },
  })
  const isMac = platform === 'darwin'
  const settings = command('Settings…', 'settings', 'CmdOrCtrl+,')
  const file: Item[] = [
    command('Add or Import…', 'add', 'CmdOrCtrl+I'),
    command('Subscribe to a Feed…', 'feed'),
    command('New Queue…', 'new-queue'),
    separator,
    command('Refresh Feeds', 'refresh'),
    command('Back Up Now', 'backup'),
    separator,
    ...(isMac ? [] : [settings, separator]),
    isMac ? { role: 'close' } : { role: 'quit' },
  ]
  const edit: Item[] = [
    command('Undo', 'undo', 'CmdOrCtrl+Z'),
    command('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
    separator,
    command('Find', 'search', 'CmdOrCtrl+F'),
  ]
  const paper: Item[] = [
    command('Read the PDF', 'read'),
    command('Queue in “Up Next”', 'queue'),
    command('Mark as Being Read', 'start'),
    command('Mark Read', 'finish'),
    command('Dismiss', 'dismiss'),
    command('Star', 'star'),
    command('Back to the Inbox', 'inbox'),
    separator,
    command('Tag…', 'tag'),
    command('Remark…', 'remark'),
    command('Note…', 'note'),
    separator,
    command('Move Up in the Queue', 'up', 'Alt+Up'),
    command('Move Down in the Queue', 'down', 'Alt+Down'),
    command('Move to the Top of the Queue', 'top', 'Alt+Home'),
    separator,
    command('Move to the Trash', 'trash', 'CmdOrCtrl+Backspace'),
  ]
  const go: Item[] = [
    command('Inbox', 'go.inbox'),
    command('Up Next', 'go.up-next'),
    command('Reading', 'go.reading'),
    command('Read', 'go.read'),
    command('Starred', 'go.starred'),
    command('All Papers', 'go.all'),
    command('Dismissed', 'go.dismissed'),
    command('Trash', 'go.trash'),
  ]
  const view: Item[] = [
    command('Commands…', 'palette', 'CmdOrCtrl+K'),
    {
      label: 'Theme',
      submenu: [
        command('As the System', 'theme.system'),
        command('Light', 'theme.light'),
        command('Dark', 'theme.dark'),
        command('High Contrast', 'theme.contrast'),
      ],
    },
    command('Density', 'density'),
    separator,
    { role: 'togglefullscreen' },
    // For people who work on Offprint; a packaged app has no use for them.
    ...(isPackaged ? [] : [separator, { role: 'reload' } satisfies Item, { role: 'toggleDevTools' } satisfies Item]),
  ]
  const help: Item[] = [command('Keyboard Shortcuts', 'help')]
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
    { label: '&File', submenu: file },
    { label: '&Edit', submenu: edit },
    { label: '&Paper', submenu: paper },
    { label: '&Go', submenu: go },
    { label: '&View', submenu: view },
    { role: 'windowMenu' },
    { role: 'help', label: '&Help', submenu: help },
  ])
}

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { app, dialog, powerMonitor } from 'electron'
import { toFailure } from './core/failures.ts'
import { LINK_SCHEME } from './electron/app-scheme.ts'
import { type DesktopApp, startDesktopApp } from './electron/desktop-app.ts'
import { type OpenRequest, parseOpenRequest } from './electron/open-requests.ts'
import { registerAppScheme } from './electron/protocol.ts'
import { guardContents } from './electron/session-guard.ts'
import { passwordSafe } from './electron/password-safe.ts'
import { startUtilityReader } from './electron/utility-reader.ts'
import { libraryFolder } from './host/library-folder.ts'
import { openLibraryThread } from './host/library-thread.ts'
import { openLog } from './host/log-file.ts'

// The Electron app: what is put together here, and in which order it ends. Before the app is ready:
app.enableSandbox()
registerAppScheme()
const folder = libraryFolder(argumentOf('--library'))
const log = openLog(folder)
// A profile for each library: Electron lets in one process a profile, so that two libraries can be open at once.
app.setPath(
  'userData',
  join(app.getPath('appData'), 'Offprint', 'windows', createHash('sha256').update(folder).digest('hex').slice(0, 16)),
)
guardContents(app, log, link => desktop?.showOwnWindow(link))

let desktop: DesktopApp | null = null
/** What was asked for before there was a window. */
const early: OpenRequest[] = []
function open(text: string, workingFolder = process.cwd()): void {
  const request = parseOpenRequest(text, workingFolder)
  if (request && desktop) desktop.open(request)
  else if (request) early.push(request)
}
for (const argument of process.argv.slice(app.isPackaged ? 1 : 2)) open(argument)

if (app.requestSingleInstanceLock()) run()
else app.quit()

function run(): void {
  app.on('second-instance', (_event, argv, workingFolder) => {
    desktop?.showWindow()
    for (const argument of argv.slice(1)) open(argument, workingFolder)
  })
  // macOS says these with events, others on the command line.
  app.on('open-url', (event, url) => {
    event.preventDefault()
    open(url)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    open(path)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' && !desktop?.staysOpen()) app.quit()
  })
  app.on('activate', () => desktop?.showWindow())
  process.on('uncaughtException', error => log('error', 'a mistake in the main process', { error: error.stack }))
  process.on('unhandledRejection', reason =>
    log('error', 'a mistake in the main process', { error: reason instanceof Error ? reason.stack : String(reason) }),
  )
  // Only the packaged app: a checkout would register the bare Electron for our links.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
  app.whenReady().then(start).catch(giveUp)
}

async function start(): Promise<void> {
  const library = await openLibraryThread({
    folder,
    host: 'electron',
    log,
    startReader: startUtilityReader,
    passwords: passwordSafe,
  })
  const running = startDesktopApp({ library, rendererRoot: join(import.meta.dirname, '../renderer'), log })
  desktop = running
  for (const request of early.splice(0)) running.open(request)
  closeBeforeQuit(async () => {
    running.close()
    await library.close()
  })
}

/** Windows first, they may have something to save; then the library; then the process. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('will-quit', event => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    close()
      .catch((error: unknown) => log('error', 'the library did not close as it should', { error: String(error) }))
      .finally(() => {
        state = 'closed'
        app.quit()
      })
  })
  powerMonitor.on('shutdown', () => app.quit())
}

function giveUp(error: unknown): void {
  const failure = toFailure(error)
  log('error', 'Offprint could not start', {
    error: failure.code === 'bug' && error instanceof Error ? error.stack : failure.message,
  })
  dialog.showErrorBox('Offprint could not open its library', failure.message)
  app.exit(1)
}

function argumentOf(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at >= 0
    ? process.argv[at + 1]
    : process.argv.find(argument => argument.startsWith(`${name}=`))?.slice(name.length + 1)
}

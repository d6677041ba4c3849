import { type App, type Session, shell, type WebContents } from 'electron'
import type { Ports } from '../core/ports.ts'
import { isAppPage, isAppUrl, paperOfPage } from './app-scheme.ts'

/** What a press of "copy" needs: text and pictures go out to the clipboard, and nothing is read from it. */
const COPYING = 'clipboard-sanitized-write'

/** No page of ours needs a camera, a place on the map or a notification: every other permission is refused, old and new ones. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(permission === COPYING && isAppUrl(requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === COPYING && isAppUrl(origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  // What our own page made may be saved: the system asks where. Any other download would be a link that found a way out.
  session.on('will-download', (event, item) => {
    const url = URL.parse(item.getURL())
    if (url?.protocol !== 'blob:' || !isAppUrl(url.pathname)) event.preventDefault()
  })
}

/**
 * Cancels every request that does not stay inside the app. The page's policy forbids them already; this also holds for
 * what no policy governs: prefetching, a worker, a page that lost its headers.
 */
export function cutOffNetwork(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !staysInside(url) }))
}

function staysInside(text: string): boolean {
  if (isAppUrl(text)) return true
  const url = URL.parse(text)
  if (url?.protocol === 'blob:') return isAppUrl(url.pathname)
  return url?.protocol === 'data:' || url?.protocol === 'devtools:'
}

/**
 * Lets nothing but our own page into any window or frame, whoever makes it. Links go to the reader's browser, after
 * looking at them here; a paper that is to have a window of its own is told to `onPaper`.
 */
export function guardContents(app: App, log: Ports['log'], onPaper: (link: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', event => stay(event, log))
    contents.on('will-frame-navigate', event => stay(event, log))
    contents.on('will-redirect', event => stay(event, log))
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      const paper = paperOfPage(url)
      if (paper === null) openOutside(url, log)
      else onPaper(paper)
      return { action: 'deny' }
    })
  })
}

interface Navigation {
  readonly url: string
  readonly isMainFrame: boolean
  preventDefault(): void
}

function stay(event: Navigation, log: Ports['log']): void {
  // A reload is a navigation to where one is already.
  if (event.isMainFrame && isAppPage(event.url)) return
  event.preventDefault()
  // A click on a plain link: it opens where links open. A frame that wants to go elsewhere gets nothing.
  if (event.isMainFrame) openOutside(event.url, log)
}

const OPENABLE = new Set(['http:', 'https:', 'mailto:'])

/** Hands an address to the system only where it is one of the web or of a letter. Anything else could start programs. */
function openOutside(text: string, log: Ports['log']): void {
  const url = URL.parse(text)
  if (!url || !OPENABLE.has(url.protocol)) {
    log('warn', 'an address was not opened', { address: text.slice(0, 200) })
    return
  }
  shell
    .openExternal(url.href)
    .catch((error: unknown) =>
      log('warn', 'the system could not open an address', { address: url.href.slice(0, 200), error: String(error) }),
    )
}

/** True where the page that speaks is the main frame of one of our own windows. */
export function isOwnPage(contents: WebContents | null, frame: Electron.WebFrameMain | null): boolean {
  // A null frame is one that has gone or navigated since: it cannot be told what it was.
  return (
    contents !== null &&
    frame !== null &&
    !frame.isDestroyed() &&
    frame.parent === null &&
    frame === contents.mainFrame &&
    isAppPage(frame.url)
  )
}
